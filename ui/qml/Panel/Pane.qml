pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A titled surface.
Rectangle {
    id: pane
    property string title: ""
    property string hint: ""
    property alias tools: right.data
    default property alias content: inner.data
    readonly property real headHeight: title === "" ? 14 : 54
    color: Theme.surface
    radius: 16
    border.width: 1
    border.color: Theme.line
    Txt { x: 20; y: 17; text: pane.title; font.family: Theme.displayFamily; font.pixelSize: 17; font.weight: Font.DemiBold }
    Txt { anchors { right: parent.right; rightMargin: 20 } y: 20; text: pane.hint; font.pixelSize: 12; color: Theme.muted }
    Row { id: right; anchors { right: parent.right; rightMargin: 16 } y: 10; spacing: 8 }
    Item { id: inner; anchors { fill: parent; topMargin: pane.headHeight } }
}
