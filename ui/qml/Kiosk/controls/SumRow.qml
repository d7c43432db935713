pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A line of a sum: words left, amount right.
Item {
    id: row
    required property string label
    required property string amount
    property bool strong: false
    property color color: strong ? Theme.ink : Theme.muted
    implicitHeight: value.implicitHeight
    Txt { width: parent.width - value.implicitWidth - Theme.gap; text: row.label; color: row.strong ? row.color : Theme.muted; elide: Text.ElideRight; font.pixelSize: row.strong ? Theme.title : Theme.body; font.weight: row.strong ? Font.DemiBold : Font.Normal; anchors { left: parent.left; baseline: value.baseline } }
    Txt { id: value; anchors.right: parent.right; text: row.amount; color: row.color; font.pixelSize: row.strong ? Theme.title : Theme.body; font.weight: row.strong ? Font.DemiBold : Font.Normal }
}
