pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// For staff: a payment of which nobody who was asked can tell whether it happened.
Rectangle {
    id: ask
    required property PaymentVM vm
    property real inset: Theme.margin
    visible: vm.undecided !== ""
    implicitHeight: visible ? body.implicitHeight + 5 * Theme.u : 0
    color: Theme.warningSoft
    Column {
        id: body
        x: ask.inset
        y: 2.5 * Theme.u
        width: parent.width - 2 * ask.inset
        spacing: Theme.gap
        Heading { objectName: "payment_undecided"; width: parent.width; color: Theme.warning; font.pixelSize: Theme.lead; text: ask.vm.undecidedOnPhone ? qsTr("Payment of %1 on a phone: was it paid?").arg(ask.vm.undecided) : qsTr("Card payment of %1: was it paid?").arg(ask.vm.undecided) }
        Txt { width: parent.width; wrapMode: Text.WordWrap; color: Theme.warning; text: ask.vm.undecidedOnPhone ? qsTr("Have the buyer show the payment's page on their phone, loaded anew. Best is to wait: as soon as there is a connection, it decides itself. Your answer is stored with your name.") : qsTr("Look at the last receipt on the terminal. Your answer is stored with your name.") }
        Grid {
            width: parent.width
            columns: Theme.largeText ? 1 : 2
            spacing: Theme.gap
            ActionButton { objectName: "payment_was_paid"; width: (parent.width - Theme.gap) / (Theme.largeText ? 1 : 2); text: qsTr("Yes, paid"); onClicked: ask.vm.decide(true) }
            ActionButton { objectName: "payment_was_not_paid"; width: (parent.width - Theme.gap) / (Theme.largeText ? 1 : 2); text: qsTr("No, not paid"); onClicked: ask.vm.decide(false) }
        }
    }
}
