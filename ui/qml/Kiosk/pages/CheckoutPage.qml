pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// How it goes on: an order, to be paid at the till.
Page {
    id: page
    required property Screens screens
    readonly property CheckoutVM vm: screens.checkout
    readonly property BasketVM basket: screens.basket
    objectName: "checkout"
    foot: split.foot
    Split {
        id: split
        anchors.fill: parent
        faded: false
        main: Scroll {
            Heading { width: parent.width; text: qsTr("How would you like to get it?"); font.pixelSize: Theme.headline }
            CheckoutWays { width: parent.width; vm: page.vm; onLogIn: page.screens.shell.openWith("login", "checkout") }
            Heading { width: parent.width; topPadding: 2 * Theme.u; text: page.vm.cardOffered ? qsTr("How would you like to pay?") : qsTr("Pay at the till"); font.pixelSize: Theme.headline }
            Txt { width: parent.width; wrapMode: Text.WordWrap; font.pixelSize: Theme.lead; color: Theme.muted; text: page.vm.cardOffered && page.vm.phoneOffered ? qsTr("By card, on your phone, or at the till with your order number.") : page.vm.cardOffered ? qsTr("By card here, or at the till with your order number.") : qsTr("We store your order here. Nothing is charged on this screen.") }
            Note { objectName: "age_note"; visible: page.vm.uncheckedAge > 0; width: parent.width; tone: "attention"; symbol: "person"; text: qsTr("Something here is only for people of %1 and over. Before you pay, a member of staff checks your age here.").arg(page.vm.uncheckedAge) }
            Note { objectName: "age_checked"; visible: page.basket.ageLimit > 0 && page.vm.uncheckedAge === 0; width: parent.width; tone: "good"; text: qsTr("Your age was checked.") }
            Note { objectName: "card_problem"; visible: page.vm.cardProblem !== ""; width: parent.width; tone: "attention"; symbol: "card"; text: page.vm.cardProblem }
            Card {
                width: parent.width
                implicitHeight: steps.implicitHeight + 6 * Theme.u
                Column {
                    id: steps
                    x: 3 * Theme.u
                    y: 3 * Theme.u
                    width: parent.width - 6 * Theme.u
                    spacing: 3 * Theme.u
                    Heading { visible: page.vm.cardOffered; text: qsTr("At the till"); font.pixelSize: Theme.lead }
                    Steps { width: parent.width; sentences: [qsTr("Place the order here"), page.screens.ready.mayPrint ? qsTr("Take the slip, or photograph the code") : qsTr("Photograph the code of your order"), page.vm.collects ? qsTr("Pay at the till; then we pack it") : page.vm.delivers ? qsTr("Pay at the till; then we send it to you") : qsTr("Pay at the till and take your things with you")] }
                }
            }
            OrderSummary { visible: !Theme.landscape; width: parent.width; vm: page.basket }
            Note { objectName: "offline_note"; visible: page.screens.shell.offline; width: parent.width; tone: "attention"; symbol: "offline"; text: qsTr("There is no connection. Your order is stored safely on this device and is passed on by itself, once, when the connection is back. You can only take it now; nothing can be packed or sent. Take the slip or the code with you.") }
            Note { objectName: "store_full"; visible: page.vm.refused; width: parent.width; tone: "error"; text: qsTr("This device cannot take another order at the moment. Nothing was stored or charged, and your basket is still here. Please go to the till with your things.") }
        }
        side: Rectangle {
            implicitHeight: sums.implicitHeight + 6 * Theme.u
            color: Theme.landscape ? "transparent" : Theme.surface
            Hairline { width: parent.width; visible: !Theme.landscape }
            Scroll {
                visible: Theme.landscape
                anchors { left: parent.left; right: parent.right; top: parent.top; bottom: sums.top; bottomMargin: Theme.gap }
                OrderSummary { width: parent.width; vm: page.basket }
            }
            Column {
                id: sums
                x: Theme.margin
                y: Theme.landscape ? parent.height - height - Theme.margin : 3 * Theme.u
                width: parent.width - 2 * Theme.margin
                spacing: 2 * Theme.u
                SumRow { objectName: "delivery_charge"; visible: page.basket.delivery !== ""; width: parent.width; label: qsTr("Delivery, including %1 VAT").arg(page.basket.deliveryVat); amount: page.basket.delivery }
                SumRow { width: parent.width; label: qsTr("%Ln item(s)", "", page.basket.pieces); amount: page.basket.total; strong: true }
                ActionButton {
                    objectName: "ask_age_check"
                    visible: page.vm.uncheckedAge > 0
                    width: parent.width
                    kind: "primary"
                    symbol: "person"
                    text: qsTr("Have my age checked")
                    onClicked: page.screens.shell.open("age_check")
                }
                ActionButton {
                    objectName: "pay_by_card"
                    visible: page.vm.cardOffered && page.vm.uncheckedAge === 0
                    width: parent.width
                    kind: "primary"
                    symbol: "card"
                    enabled: page.vm.cardReady && !page.vm.busy && page.basket.pieces > 0 && page.vm.choosing === page.vm.collects
                    Accessible.description: page.vm.cardProblem
                    text: qsTr("Pay by card")
                    onClicked: page.vm.payByCard()
                }
                ActionButton {
                    objectName: "pay_by_phone"
                    visible: page.vm.phoneOffered && page.vm.uncheckedAge === 0
                    width: parent.width
                    kind: page.vm.cardOffered ? "secondary" : "primary"
                    symbol: "phone"
                    enabled: page.vm.phoneReady && !page.vm.busy && page.basket.pieces > 0 && page.vm.choosing === page.vm.collects
                    text: page.vm.phoneReady ? qsTr("Pay on my phone") : qsTr("Pay on my phone (needs a connection)")
                    onClicked: page.vm.payByPhone()
                }
                ActionButton {
                    objectName: "pay_at_till"
                    visible: page.vm.uncheckedAge === 0
                    width: parent.width
                    kind: page.vm.cardOffered || page.vm.phoneOffered ? "secondary" : "primary"
                    enabled: !page.vm.busy && page.basket.pieces > 0 && page.vm.choosing === page.vm.collects
                    text: page.vm.busy ? qsTr("Storing …") : page.vm.cardOffered ? qsTr("Pay at the till") : qsTr("Place the order")
                    onClicked: page.vm.payAtTill()
                }
            }
        }
    }
}
