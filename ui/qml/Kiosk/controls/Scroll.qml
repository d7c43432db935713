pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A page that may be longer than the screen; a thin bar shows where one is.
Flickable {
    id: scroll
    default property alias content: column.data
    property real spacing: 4 * Theme.u
    property real bottomSpace: Theme.margin
    property real hang: 0 // the share of the room left over that lies above what is short
    readonly property real inner: width - 2 * Theme.margin
    contentWidth: width
    contentHeight: column.implicitHeight + column.y + bottomSpace
    boundsBehavior: Flickable.StopAtBounds
    flickDeceleration: 3000
    clip: true
    Column {
        id: column
        x: Theme.margin
        y: Theme.gap + Math.max(0, Math.round((scroll.height - implicitHeight - Theme.gap - scroll.bottomSpace) * scroll.hang))
        width: scroll.inner
        spacing: scroll.spacing
    }
    // What goes on above or below fades out there; below, in portrait, the page's own edge does so.
    component Edge: Rectangle {
        property bool upper: false
        parent: scroll
        y: upper ? 0 : scroll.height - height
        width: scroll.width
        height: 3 * Theme.u
        rotation: upper ? 180 : 0
        gradient: Gradient {
            GradientStop { position: 0; color: Qt.alpha(Theme.paper, 0) }
            GradientStop { position: 1; color: Theme.paper }
        }
    }
    Edge { upper: true; visible: scroll.contentY > 1 }
    Edge { visible: Theme.landscape && scroll.contentY < scroll.contentHeight - scroll.height - 1 }
    Rectangle {
        visible: scroll.contentHeight > scroll.height * 1.02
        parent: scroll
        anchors { right: parent.right; rightMargin: 6 }
        width: 4
        radius: 2
        color: Theme.edge
        opacity: scroll.moving ? 0.8 : 0.22
        height: Math.max(40, scroll.height * scroll.visibleArea.heightRatio)
        y: scroll.visibleArea.yPosition * scroll.height
        Behavior on opacity { NumberAnimation { duration: Theme.quick } }
    }
}
