pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A product's picture, cropped to its frame, with round corners. Without one: a calm tinted ground.
// The corners are covered by a ring in the colour behind: the software renderer cannot clip to a shape.
Item {
    id: picture
    property string source: ""
    property color tint: Theme.sunken
    property color behind: Theme.paper
    property real radius: Theme.radius
    property bool dimmed: false
    implicitWidth: 40 * Theme.u
    implicitHeight: width * 1.25
    clip: true
    Rectangle {
        anchors.fill: parent
        color: Theme.dark ? Theme.sunken : picture.tint
        visible: image.status !== Image.Ready || image.opacity < 1
    }
    Image {
        id: image
        // Whole pixels, decoded at exactly this size: anything else is scaled anew for every frame.
        width: Math.max(1, Math.round(picture.width))
        height: Math.max(1, Math.round(picture.height))
        source: picture.width > 1 ? picture.source : ""
        sourceSize: Qt.size(width, height)
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        opacity: status === Image.Ready ? (picture.dimmed ? 0.45 : 1) : 0
        Behavior on opacity { NumberAnimation { duration: Theme.quick } }
    }
    Rectangle {
        visible: picture.radius > 0
        readonly property int ring: Math.ceil(picture.radius * 0.45)
        anchors.fill: parent
        anchors.margins: -ring
        radius: picture.radius + ring
        color: "transparent"
        border.width: ring
        border.color: picture.behind
    }
    Accessible.ignored: true
}
