pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// An on/off switch; its position and a tick say the same as its colour.
T.AbstractButton {
    id: toggle
    property bool on: false
    implicitWidth: Theme.touchSmall * 1.6
    implicitHeight: Theme.touchSmall
    Accessible.name: text
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on
    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width
            height: parent.height * 0.8
            radius: height / 2
            color: toggle.on ? Theme.accent : Theme.sunken
            border.width: toggle.on ? 0 : 2
            border.color: Theme.edge
        }
    }
    contentItem: Item {
        Rectangle {
            readonly property real inset: toggle.height * 0.1 + 6
            width: toggle.height - 2 * inset
            height: width
            radius: width / 2
            y: inset
            x: toggle.on !== Theme.mirrored ? toggle.width - width - 6 : 6
            color: toggle.on ? Theme.accentInk : Theme.surface
            border.width: toggle.on ? 0 : 2
            border.color: Theme.edge
            Behavior on x { NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic } }
            Icon {
                anchors.centerIn: parent
                visible: toggle.on
                name: "check"
                size: parent.width * 0.6
                color: Theme.accent
            }
        }
    }
}
