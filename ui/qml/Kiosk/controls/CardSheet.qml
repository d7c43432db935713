pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Staff write a card for the customer on the desk.
Sheet {
    id: sheet
    required property CardVM vm
    opened: vm.opened
    title: qsTr("Write a card")
    onDismissed: if (!vm.busy) vm.dismiss()
    Txt { objectName: sheet.vm.written ? "card_written" : "card_stage"; visible: text !== ""; width: parent.width; wrapMode: Text.WordWrap; font.pixelSize: Theme.lead; text: sheet.vm.stage }
    Note { objectName: "card_problem"; visible: sheet.vm.problem !== ""; width: parent.width; tone: "attention"; text: sheet.vm.problem }
    SwitchRow { objectName: "card_lock"; visible: !sheet.vm.written; enabled: !sheet.vm.busy; width: parent.width; symbol: "lock"; text: qsTr("Lock it for good: nobody can change it any more"); on: sheet.vm.lockWanted; onClicked: sheet.vm.toggleLock() }
    ActionButton { objectName: "card_replace"; visible: sheet.vm.replaceable; width: parent.width; kind: "danger"; text: qsTr("Write over it"); onClicked: sheet.vm.replace() }
    ActionButton { objectName: "card_again"; visible: sheet.vm.repeatable; width: parent.width; text: qsTr("Try again"); onClicked: sheet.vm.again() }
    ActionButton { objectName: "card_close"; enabled: !sheet.vm.busy; width: parent.width; kind: sheet.vm.written ? "primary" : "secondary"; text: sheet.vm.written ? qsTr("Done") : qsTr("Cancel"); onClicked: sheet.vm.dismiss() }
}
