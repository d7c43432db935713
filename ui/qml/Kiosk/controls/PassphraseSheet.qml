pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Where the unsent entries were saved, and the pass phrase that opens the file: shown once.
Sheet {
    id: sheet
    required property DeliveriesVM vm
    objectName: "export"
    opened: vm.passphrase !== ""
    title: qsTr("Saved to a file")
    Txt { objectName: "export_path"; width: parent.width; wrapMode: Text.WrapAnywhere; text: sheet.vm.exportPath }
    Note { width: parent.width; tone: "attention"; text: qsTr("Write this pass phrase down. It is shown only this once, and the file cannot be opened without it.") }
    Heading { objectName: "passphrase"; width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; text: sheet.vm.passphrase; font.letterSpacing: 2 }
    ActionButton { objectName: "passphrase_done"; width: parent.width; kind: "primary"; text: qsTr("I have written it down"); onClicked: sheet.vm.forgetPassphrase() }
}
