pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// In or out; position and tick say the same as the colour.
T.AbstractButton {
    id: toggle
    property bool on: false
    implicitWidth: 50
    implicitHeight: 28
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on
    Keys.onReturnPressed: clicked()
    background: Item {
        Rectangle { anchors.fill: parent; radius: height / 2; color: toggle.on ? Theme.accent : Theme.sunken; border.width: toggle.on ? 0 : 2; border.color: Theme.edge }
        Rectangle { visible: toggle.visualFocus; anchors { fill: parent; margins: -3 } radius: height / 2; color: "transparent"; border.width: 2; border.color: Theme.accent }
    }
    contentItem: Item {
        Rectangle {
            width: 20
            height: 20
            radius: 10
            y: 4
            x: toggle.on ? toggle.width - 24 : 4
            color: toggle.on ? Theme.accentInk : Theme.edge
            Behavior on x { NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic } }
            Icon { anchors.centerIn: parent; visible: toggle.on; name: "check"; size: 13; color: Theme.accent }
        }
    }
}
