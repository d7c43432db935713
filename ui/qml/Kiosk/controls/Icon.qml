pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A line icon of assets/icons, drawn at the size it is shown at.
Image {
    id: icon
    required property string name
    property color color: Theme.ink
    property real size: Theme.body * 1.3
    width: Math.round(size)
    height: Math.round(size)
    source: name === "" ? "" : "image://kiosk/icon/" + name + "/" + color.toString().slice(-6)
    sourceSize: Qt.size(width, height)
    mirror: Theme.mirrored && ["back", "forward", "chevron", "exit", "backspace"].includes(name) // what points along the line
}
