pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A light: its colour and its shape say the same.
Rectangle {
    id: lamp
    property string tone: "off"
    property real size: 12
    width: size
    height: size
    radius: tone === "bad" ? 2 : size / 2
    rotation: tone === "bad" ? 45 : 0
    color: tone === "good" ? Theme.success : tone === "soon" ? Theme.warning : tone === "bad" ? Theme.danger : "transparent"
    border.width: tone === "off" ? 2 : 0
    border.color: Theme.edge
    Accessible.ignored: true
}
