pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What the camera sees, as in a mirror, with a frame to hold a code into. Qt keeps no copy of it.
Item {
    id: view
    required property ViewfinderVM vm
    property color behind: Theme.paper
    property real radius: Theme.radius
    readonly property real corner: Math.round(Math.min(width, height) * 0.16)
    readonly property int stroke: Math.max(2, Math.round(0.5 * Theme.u))
    implicitHeight: width * 9 / 16
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("What the camera sees")
    Rectangle { anchors.fill: parent; color: "#1B1D20" }
    Icon { anchors.centerIn: parent; visible: image.status !== Image.Ready; name: "camera"; color: "#FFFFFF"; size: view.height * 0.3 }
    Image {
        id: image
        objectName: "viewfinder_image"
        anchors.fill: parent
        source: view.vm.frame
        cache: false
        mirror: true
        fillMode: Image.PreserveAspectCrop
        Accessible.ignored: true
    }
    Item {
        anchors.centerIn: parent
        width: Math.round(view.height * 0.72)
        height: width
        Repeater {
            model: 4
            Item {
                id: mark
                required property int index
                x: index % 2 ? parent.width - width : 0
                y: index > 1 ? parent.height - height : 0
                width: view.corner
                height: view.corner
                Rectangle { y: mark.index > 1 ? parent.height - height : 0; width: parent.width; height: view.stroke; radius: height / 2; color: "#FFFFFF" }
                Rectangle { x: mark.index % 2 ? parent.width - width : 0; width: view.stroke; height: parent.height; radius: width / 2; color: "#FFFFFF" }
            }
        }
    }
    Rectangle {
        readonly property int ring: Math.ceil(view.radius * 0.45)
        anchors { fill: parent; margins: -ring }
        radius: view.radius + ring
        color: "transparent"
        border { width: ring; color: view.behind }
    }
}
