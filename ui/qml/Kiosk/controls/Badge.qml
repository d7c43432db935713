pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A small word on a picture or beside a name.
Rectangle {
    id: badge
    required property string text
    property color ground: Theme.surface
    property color front: Theme.ink
    property real most: 1000
    implicitWidth: Math.min(most, word.implicitWidth + 2.4 * Theme.u)
    implicitHeight: word.implicitHeight + 0.9 * Theme.u
    radius: height / 2
    color: ground
    border.width: Theme.highContrast ? 1 : 0
    border.color: front
    Txt {
        id: word
        anchors.centerIn: parent
        width: Math.min(implicitWidth, badge.width - 2 * Theme.u)
        elide: Text.ElideRight
        text: badge.text
        color: badge.front
        font.pixelSize: Theme.label
        font.weight: Font.DemiBold
        lineHeight: 1
    }
}
