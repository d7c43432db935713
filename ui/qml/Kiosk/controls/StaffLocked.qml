pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Unlock by badge or PIN.
Item {
    id: pane
    required property StaffVM vm
    signal leaving()
    implicitHeight: stack.implicitHeight
    Column {
        id: stack
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 70 * Theme.u)
        spacing: 3 * Theme.u
        Icon { anchors.horizontalCenter: parent.horizontalCenter; name: "staff"; size: (Theme.landscape ? 7 : 12) * Theme.u; color: Theme.accent }
        Heading { width: parent.width; horizontalAlignment: Text.AlignHCenter; text: qsTr("For our staff"); font.pixelSize: Theme.headline }
        Txt { width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; color: Theme.muted; text: qsTr("Show your badge, or type your PIN.") }
        Row {
            objectName: "pin_dots"
            anchors.horizontalCenter: parent.horizontalCenter
            height: 3 * Theme.u
            spacing: 1.5 * Theme.u
            Repeater {
                model: Math.max(4, pane.vm.pinLength)
                Rectangle {
                    required property int index
                    width: 2.4 * Theme.u
                    height: width
                    radius: width / 2
                    color: index < pane.vm.pinLength ? Theme.ink : "transparent"
                    border.width: 2
                    border.color: Theme.edge
                }
            }
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%Ln digit(s) typed", "", pane.vm.pinLength)
        }
        Note { objectName: "staff_problem"; visible: pane.vm.problem !== ""; width: parent.width; tone: "error"; text: pane.vm.problem }
        NumberPad {
            id: pad
            width: 3 * Theme.touch * 1.35 + 2 * spacing
            anchors.horizontalCenter: parent.horizontalCenter
            enabled: !pane.vm.busy
            onTyped: digit => pane.vm.pinDigit(digit)
            onErased: pane.vm.pinErase()
            onDone: pane.vm.unlock()
        }
        ActionButton { objectName: "staff_leave"; anchors.horizontalCenter: parent.horizontalCenter; kind: "quiet"; text: qsTr("Back to shopping"); onClicked: pane.leaving() }
    }
}
