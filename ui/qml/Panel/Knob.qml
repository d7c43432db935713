pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A button of the panel. `on`: chosen; `grave`: not to be pressed lightly; `bare`: its icon alone; `main`: what one came for.
T.AbstractButton {
    id: knob
    property bool on: false
    property bool grave: false
    property bool main: false
    property bool quiet: false
    property string symbol: ""
    property string caption: text
    property bool bare: false
    readonly property color words: !enabled ? Theme.muted : on || main ? Theme.accentInk : grave ? Theme.danger : Theme.ink
    implicitWidth: bare ? implicitHeight : label.implicitWidth + (quiet ? 20 : 26)
    implicitHeight: 36
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.55
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    background: Item {
        Rectangle {
            anchors.fill: parent
            radius: height / 2
            color: knob.on || knob.main ? Theme.accent : knob.grave ? Theme.dangerSoft : knob.quiet && !knob.hovered ? "transparent" : Theme.surface
            border.width: knob.on || knob.main || knob.quiet ? 0 : 1
            border.color: knob.hovered ? Theme.edge : knob.grave ? Theme.danger : Theme.line
            opacity: knob.down ? 0.7 : 1
        }
        Rectangle { visible: knob.visualFocus; anchors { fill: parent; margins: -3 } radius: height / 2; color: "transparent"; border.width: 2; border.color: Theme.accent }
    }
    contentItem: Item {
        Row {
            id: label
            anchors.centerIn: parent
            spacing: 7
            Icon { visible: knob.symbol !== ""; name: knob.symbol; size: 16; color: knob.words; anchors.verticalCenter: parent.verticalCenter }
            Txt { visible: !knob.bare && text !== ""; text: knob.caption; font.pixelSize: 13; font.weight: Font.Medium; color: knob.words; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
        }
    }
}
