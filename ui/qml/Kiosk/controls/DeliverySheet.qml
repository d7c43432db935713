pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// One entry in full: what it is, why it waits, what to do.
Sheet {
    id: sheet
    required property DeliveriesVM vm
    objectName: "delivery"
    opened: vm.hasChosen
    title: vm.chosenTitle
    onDismissed: vm.putAway()
    Note { objectName: "delivery_reason"; width: parent.width; tone: sheet.vm.chosenAlarm ? "error" : "plain"; text: sheet.vm.chosenReason }
    Repeater {
        model: sheet.vm.facts
        SumRow { required property string value; width: parent ? parent.width : 0; amount: value }
    }
    Txt { objectName: "delivery_advice"; width: parent.width; wrapMode: Text.WordWrap; text: qsTr("What to do: %1").arg(sheet.vm.chosenAdvice) }
    ActionButton { objectName: "delivery_retry"; width: parent.width; kind: "primary"; symbol: "refresh"; enabled: !sheet.vm.busy; text: qsTr("Send it again now"); onClicked: sheet.vm.retry() }
    ActionButton { objectName: "delivery_park"; width: parent.width; visible: sheet.vm.mayPark; enabled: !sheet.vm.busy; symbol: "lock"; text: qsTr("Put it aside"); onClicked: sheet.vm.park() }
    ActionButton { objectName: "delivery_close"; width: parent.width; kind: "quiet"; text: qsTr("Close"); onClicked: sheet.vm.putAway() }
}
