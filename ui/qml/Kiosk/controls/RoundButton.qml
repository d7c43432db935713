pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A round button with an icon; `text` is what it is called aloud.
T.AbstractButton {
    id: button
    required property string symbol
    property real size: Theme.touchSmall
    property color ground: Theme.surface
    property color front: enabled ? Theme.ink : Theme.highContrast ? Theme.line : Theme.edge
    property bool outlined: true
    Accessible.name: text
    implicitWidth: size
    implicitHeight: size
    scale: down ? 0.95 : 1
    Behavior on scale { NumberAnimation { duration: Theme.quick / 2 } }
    background: Rectangle {
        radius: width / 2
        color: button.down ? Qt.tint(button.ground, Qt.alpha(Theme.ink, 0.1)) : button.ground
        border.width: button.outlined ? Theme.hairline : 0
        border.color: Theme.highContrast ? Theme.edge : Theme.line
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.symbol
            color: button.front
            size: button.size * 0.42
        }
    }
}
