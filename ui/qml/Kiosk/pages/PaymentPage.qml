pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// A payment by card or phone: the amount, what the terminal wants or the code to film, and the way out of it.
Page {
    id: page
    required property Screens screens
    readonly property PaymentVM vm: screens.payment
    readonly property bool declined: vm.phase === "declined"
    readonly property bool open: vm.phase === "asking" || vm.phase === "needs_staff"
    readonly property bool running: !declined && !open
    objectName: "payment"
    foot: split.foot
    Component { id: film; Item { QrCode { anchors.centerIn: parent; objectName: "payment_code"; visible: page.vm.codeSide > 0; runs: page.vm.code; side: page.vm.codeSide; size: Math.min(parent.width, parent.height); label: qsTr("Code to pay on your phone") } } }
    Component { id: art; TerminalArt { asks: page.vm.lookAtTerminal; ends: page.vm.removeCard } }
    Split {
        id: split
        anchors.fill: parent
        faded: false
        main: Scroll {
            id: scroll
            spacing: 4 * Theme.u
            hang: page.running ? 0 : 0.4
            Disc { visible: !page.running; size: (Theme.landscape ? 11 : 14) * Theme.u; tone: "attention"; symbol: page.declined ? (page.vm.onPhone ? "phone" : "card") : "clock" }
            Heading { width: parent.width; text: page.declined ? qsTr("Not paid") : page.vm.onPhone ? qsTr("Pay on your phone") : qsTr("Pay by card"); font.pixelSize: Theme.headline }
            Txt { objectName: "payment_amount"; width: parent.width; text: page.vm.amount; font.pixelSize: Theme.display * (Theme.largeText ? 1.2 : 1.6); font.family: Theme.displayFamily; font.weight: Font.DemiBold; color: page.declined ? Theme.muted : Theme.ink; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.title }
            Loader { active: !Theme.landscape && page.running; visible: active; width: parent.width; height: Math.min(width * 0.75, scroll.height * (Theme.largeText ? 0.36 : 0.46)); sourceComponent: page.vm.onPhone ? film : art }
            Rectangle {
                visible: page.vm.removeCard && !page.declined
                width: parent.width
                height: away.implicitHeight + 5 * Theme.u
                radius: Theme.radius
                color: Theme.accent
                Txt { id: away; objectName: "payment_remove_card"; anchors.centerIn: parent; width: parent.width - 6 * Theme.u; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; text: qsTr("Please take your card"); font.pixelSize: Theme.headline; font.family: Theme.displayFamily; font.weight: Font.DemiBold; color: Theme.accentInk; Accessible.role: Accessible.AlertMessage }
            }
            Txt { objectName: "payment_step"; visible: text !== ""; width: parent.width; wrapMode: Text.WordWrap; text: page.vm.step; font.pixelSize: Theme.headline; font.family: Theme.displayFamily; font.weight: Font.Medium; lineHeight: 1.15; Accessible.role: Accessible.AlertMessage }
            Txt { visible: text !== ""; width: parent.width; wrapMode: Text.WordWrap; text: page.vm.theirWords; color: Theme.muted; font.pixelSize: Theme.lead }
            Column {
                visible: page.declined
                width: parent.width
                spacing: 2 * Theme.u
                Txt { objectName: "payment_problem"; width: parent.width; wrapMode: Text.WordWrap; text: page.vm.problem; font.pixelSize: Theme.headline; font.family: Theme.displayFamily; font.weight: Font.Medium; lineHeight: 1.15; Accessible.role: Accessible.AlertMessage }
                Txt { width: parent.width; wrapMode: Text.WordWrap; text: page.vm.advice; font.pixelSize: Theme.lead; color: Theme.muted }
                Note { width: parent.width; tone: "good"; symbol: "shield"; text: page.vm.undone ? (page.vm.onPhone ? qsTr("You get your money back. Your basket is still here.") : qsTr("The money goes back to your card. Your basket is still here.")) : qsTr("Nothing was charged. Your basket is still here.") }
            }
            Note { visible: page.open; width: parent.width; tone: "attention"; symbol: "shield"; text: qsTr("What you have paid is never charged twice. Your basket is kept until we know.") }
            OrderSummary { visible: Theme.landscape === page.running && page.screens.basket.pieces > 0; width: parent.width; vm: page.screens.basket }
        }
        side: Item {
            implicitHeight: ways.implicitHeight + 6 * Theme.u
            Loader { x: Theme.margin; y: Theme.gap; width: parent.width - 2 * Theme.margin; height: ways.y - 6 * Theme.u; active: Theme.landscape && page.running; sourceComponent: page.vm.onPhone ? film : art }
            Scroll {
                visible: Theme.landscape && !page.running
                anchors { left: parent.left; right: parent.right; top: parent.top; bottom: ways.top; bottomMargin: Theme.gap }
                OrderSummary { width: parent.width; vm: page.screens.basket }
            }
            Column {
                id: ways
                x: Theme.margin
                y: parent.height - height - (Theme.landscape ? Theme.margin : 3 * Theme.u)
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                ActionButton { objectName: "payment_retry"; visible: page.declined; enabled: page.vm.mayRetry; width: parent.width; kind: "primary"; symbol: page.vm.onPhone ? "phone" : "card"; text: qsTr("Try again"); onClicked: page.vm.retry() }
                ActionButton { objectName: "pay_at_till_instead"; visible: page.declined; width: parent.width; text: qsTr("Pay at the till instead"); onClicked: page.vm.payAtTill() }
                ActionButton { objectName: "payment_staff"; visible: page.open; width: parent.width; kind: page.vm.phase === "needs_staff" ? "primary" : "secondary"; symbol: "bell"; text: qsTr("Call staff"); onClicked: page.screens.shell.callStaff() }
                ActionButton { objectName: "payment_abort"; visible: page.running; enabled: page.vm.mayAbort; width: parent.width; text: qsTr("Cancel the payment"); onClicked: page.vm.abort() }
            }
        }
    }
}
