pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// The card terminal's own display, and what becomes of the next payment.
Column {
    id: terminal
    required property TerminalVM vm
    spacing: 12
    Rectangle {
        width: parent.width
        height: 72
        radius: 10
        color: Theme.ink
        Column {
            anchors { left: parent.left; leftMargin: 18; verticalCenter: parent.verticalCenter }
            spacing: 4
            Txt { objectName: "terminal_line"; text: terminal.vm.line; color: "#CFE8DC"; font.pixelSize: 17; font.weight: Font.DemiBold }
            Txt { text: terminal.vm.below; color: "#9FBFB0"; font.pixelSize: 13 }
        }
        Knob { objectName: "terminal_release"; visible: terminal.vm.hung; anchors { right: parent.right; rightMargin: 14; verticalCenter: parent.verticalCenter } main: true; text: qsTr("Let it go on"); onClicked: terminal.vm.release() }
    }
    Txt { text: qsTr("The next payment"); font.pixelSize: 12; color: Theme.muted }
    Choices { width: parent.width; model: terminal.vm.turns; prefix: "turn_"; onChosen: key => terminal.vm.next(key) }
    Row {
        spacing: 8
        Field { id: code; objectName: "decline_code"; width: 200; implicitHeight: 36; hint: qsTr("Result code, 1 to 255"); input.validator: IntValidator { bottom: 1; top: 255 } input.onAccepted: terminal.vm.decline(parseInt(code.text)) }
        Knob { objectName: "decline"; enabled: code.input.acceptableInput; text: qsTr("Decline with it"); onClicked: terminal.vm.decline(parseInt(code.text)) }
    }
}
