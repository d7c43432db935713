pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A titled surface.
Rectangle {
    id: pane
    property string title: ""
    property string hint: ""
    default property alias content: inner.data
    readonly property real headHeight: 52
    color: Theme.surface
    radius: 14
    Txt { x: 18; y: 16; text: pane.title; font.pixelSize: 15; font.weight: Font.DemiBold }
    Txt { anchors { right: parent.right; rightMargin: 18 } y: 18; text: pane.hint; font.pixelSize: 12; color: Theme.muted }
    Item { id: inner; anchors { fill: parent; topMargin: pane.headHeight } }
}
