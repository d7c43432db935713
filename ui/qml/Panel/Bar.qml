pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Where one is in something that can be scrolled; put it into the Flickable's parent.
Rectangle {
    id: bar
    required property Flickable of
    visible: of.contentHeight > of.height * 1.01
    x: of.x + of.width - width
    y: of.y + of.visibleArea.yPosition * of.height
    width: 5
    radius: 3
    height: Math.max(36, of.height * of.visibleArea.heightRatio)
    color: Theme.edge
    opacity: of.moving ? 0.9 : 0.35
    Accessible.ignored: true
}
