pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What is in hands and what came from the online cart, apart; what it costs; and the way to pay.
Page {
    id: page
    required property Screens screens
    readonly property BasketVM vm: screens.basket
    readonly property bool empty: vm.pieces === 0
    readonly property bool beside: Theme.landscape && Theme.textSize < 2 // what waits stands above the sums
    objectName: "basket"
    foot: split.foot
    Component { id: waiting; WaitingList { vm: page.vm } }
    Split {
        id: split
        anchors.fill: parent
        faded: false
        alone: page.empty && (!page.beside || page.vm.waiting.count === 0)
        main: Scroll {
            spacing: 5 * Theme.u
            onVisibleChanged: if (visible) contentY = 0
            Heading { width: parent.width; text: qsTr("Basket"); font.pixelSize: Theme.headline }
            Empty {
                visible: page.empty
                width: parent.width
                topPadding: 4 * Theme.u
                symbol: "basket"
                title: qsTr("Nothing in it yet")
                text: qsTr("Scan a product, or look around.")
                ActionButton { objectName: "browse_shop"; symbol: "grid"; text: qsTr("Look around"); onClicked: page.screens.shell.openWith("browse", "") }
            }
            TakenOff { visible: page.vm.takenOff > 0; width: parent.width; vm: page.vm }
            LineList { width: parent.width; vm: page.vm; lines: page.vm.hands; title: qsTr("In your hands"); onPicked: sku => page.screens.shell.openWith("product", sku) }
            LineList { width: parent.width; vm: page.vm; lines: page.vm.online; title: qsTr("From your online cart"); onPicked: sku => page.screens.shell.openWith("product", sku) }
            LineList { width: parent.width; vm: page.vm; lines: page.vm.phone; title: qsTr("From your phone"); onPicked: sku => page.screens.shell.openWith("product", sku) }
            ActionButton { objectName: "send_to_phone"; visible: !page.empty; size: Theme.touchSmall; symbol: "phone"; text: qsTr("Take it with you on your phone"); onClicked: page.screens.shell.open("handover") }
            Loader { width: parent.width; active: !page.beside; visible: active && page.vm.waiting.count > 0; sourceComponent: waiting }
            ProductGrid {
                visible: page.empty && products.count > 0
                width: parent.width
                columns: Theme.largeText ? 2 : Theme.landscape ? 5 : 3
                products: page.screens.home.popular
                title: qsTr("Popular in this shop")
                onPicked: sku => page.screens.shell.openWith("product", sku)
            }
            ProductShelf {
                width: parent.width
                products: page.vm.companions
                title: qsTr("Goes well with it")
                reasoned: false
                onPicked: sku => page.screens.shell.openWith("product", sku)
            }
        }
        side: Item {
            implicitHeight: totals.implicitHeight + 6 * Theme.u
            visible: !page.empty || page.beside && page.vm.waiting.count > 0
            Scroll {
                anchors { fill: parent; bottomMargin: totals.visible ? totals.height + Theme.margin + Theme.gap : 0 }
                visible: page.beside
                Loader { width: parent.width; active: page.beside; sourceComponent: waiting }
            }
            BasketTotals {
                id: totals
                visible: !page.empty
                x: Theme.landscape ? Theme.margin : 0
                y: parent.height - height - (Theme.landscape ? Theme.margin : 0)
                width: parent.width - x - (Theme.landscape ? Theme.margin : 0)
                height: Theme.landscape ? implicitHeight : parent.height
                vm: page.vm
                points: page.screens.points
                onPaid: page.screens.shell.open("checkout")
            }
        }
    }
}
