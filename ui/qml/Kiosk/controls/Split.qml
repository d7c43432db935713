pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Two panes: beside each other 7 to 5 in landscape; in portrait the side lies below, as high as it needs.
Item {
    id: split
    required property Component main
    required property Component side
    property bool faded: true
    property bool alone: false // in landscape, nothing is beside it
    readonly property real foot: Theme.landscape ? 0 : sidePane.height
    Loader {
        id: mainPane
        x: Theme.mirrored ? split.width - width : 0
        sourceComponent: split.main
        width: Theme.landscape && !split.alone ? Math.round(split.width * 7 / 12) : split.width
        height: Theme.landscape ? split.height : split.height - sidePane.height
    }
    Rectangle {
        visible: !Theme.landscape && sidePane.height > 0 && split.faded
        y: mainPane.height - height
        width: split.width
        height: 3 * Theme.u
        gradient: Gradient {
            GradientStop { position: 0; color: Qt.alpha(Theme.paper, 0) }
            GradientStop { position: 1; color: Theme.paper }
        }
    }
    Loader {
        id: sidePane
        sourceComponent: split.side
        x: Theme.landscape && !Theme.mirrored ? mainPane.width : 0
        y: Theme.landscape ? 0 : split.height - height
        visible: width > 0
        width: Theme.landscape ? split.width - mainPane.width : split.width
        height: Theme.landscape ? split.height : item ? (item as Item).implicitHeight : 0
    }
}
