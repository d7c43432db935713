pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What one can do with a product: put it in, change how many, go to the basket. Or why it is not sold.
Column {
    id: actions
    required property Screens screens
    readonly property ProductVM vm: screens.product
    readonly property bool sold: vm.stopped === ""
    spacing: Theme.gap
    Note {
        objectName: "sale_stopped"
        visible: !actions.sold
        width: parent.width
        tone: actions.vm.stopped === "weigh" ? "plain" : "error"
        text: ({
            recalled: qsTr("This product has been recalled by its maker. It is not sold; please hand it to our staff."),
            discontinued: qsTr("This product is no longer sold."),
            weigh: qsTr("Sold by weight: weigh it on the scales beside the shelf, then scan the label here.")
        })[actions.vm.stopped] ?? ""
    }
    Row {
        visible: actions.sold || wish.visible || pieces.visible
        width: parent.width
        spacing: Theme.gap
        Stepper {
            id: count
            visible: actions.sold && actions.vm.inBasket > 0
            size: Theme.touch
            what: actions.vm.name
            suffix: "_" + actions.vm.sku
            value: actions.vm.inBasket
            onPicked: value => actions.vm.setQuantity(value)
        }
        ActionButton {
            objectName: "add"
            visible: actions.sold && actions.vm.inBasket === 0
            width: parent.width - wish.width - Theme.gap - (pieces.visible ? pieces.width + Theme.gap : 0)
            kind: "primary"
            symbol: "plus"
            text: qsTr("Add to basket")
            aside: actions.vm.price
            onClicked: actions.vm.add()
        }
        ActionButton {
            id: pieces
            objectName: "basket"
            visible: actions.screens.basket.pieces > 0
            kind: actions.vm.inBasket > 0 ? "primary" : "secondary"
            width: actions.sold && actions.vm.inBasket === 0 ? implicitWidth : parent.width - (wish.visible ? wish.width + Theme.gap : 0) - (count.visible ? count.width + Theme.gap : 0)
            symbol: "basket"
            text: actions.sold && actions.vm.inBasket === 0 ? actions.screens.basket.pieces : qsTr("Basket")
            aside: actions.sold && actions.vm.inBasket === 0 ? "" : actions.screens.basket.total
            Accessible.name: qsTr("Basket · %Ln item(s)", "", actions.screens.basket.pieces) + ", " + actions.screens.basket.total
            onClicked: actions.screens.shell.open("basket")
        }
        RoundButton {
            id: wish
            objectName: "wish"
            visible: actions.sold || actions.vm.wished || actions.vm.stopped === "weigh"
            size: Theme.touch
            symbol: "heart"
            ground: actions.vm.wished ? Theme.accent : Theme.surface
            front: actions.vm.wished ? Theme.accentInk : Theme.ink
            text: actions.vm.wished ? qsTr("Take %1 off your wish list").arg(actions.vm.name) : qsTr("Put %1 on your wish list").arg(actions.vm.name)
            Accessible.checkable: true
            Accessible.checked: actions.vm.wished
            onClicked: actions.vm.wish()
        }
    }
    ActionButton {
        objectName: "ask_staff"
        visible: actions.vm.stopped === "recalled"
        width: parent.width
        symbol: "bell"
        text: qsTr("Call staff")
        onClicked: actions.screens.shell.callStaff()
    }
    ActionButton {
        objectName: "send_to_phone"
        visible: actions.sold
        width: parent.width
        kind: "quiet"
        size: Theme.touchSmall
        symbol: "phone"
        text: qsTr("Take it with you on your phone")
        onClicked: actions.screens.shell.openWith("handover", actions.vm.sku)
    }
}
