pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A product of a bag that is being checked: how many there are of how many, and in words whether that is right.
Item {
    id: line
    required property int index
    required property string sku
    required property string name
    required property string picture
    required property string tint
    required property int wanted
    required property int found
    required property string verdict
    required property string said
    readonly property color tone: verdict === "right" ? Theme.success : verdict === "missing" ? Theme.danger : Theme.warning
    objectName: "bag_line_" + sku
    height: Math.max(15 * Theme.u, words.implicitHeight + 4 * Theme.u)
    Hairline { visible: line.index > 0; x: 2 * Theme.u; width: parent.width - 4 * Theme.u }
    Picture { id: image; anchors { left: parent.left; leftMargin: 2 * Theme.u; verticalCenter: parent.verticalCenter } width: 8.8 * Theme.u; height: 11 * Theme.u; source: line.picture; tint: line.tint; behind: Theme.surface; radius: Theme.radius * 0.6 }
    Column {
        id: words
        anchors { left: image.right; leftMargin: 2.5 * Theme.u; right: count.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        spacing: Theme.u / 2
        Txt { width: parent.width; text: line.name; font.weight: Font.DemiBold; wrapMode: Text.WordWrap }
        Row {
            spacing: Theme.u
            Icon { name: line.verdict === "right" ? "check" : line.verdict === "missing" ? "warning" : "plus"; size: 3 * Theme.u; color: line.tone; anchors.verticalCenter: parent.verticalCenter }
            Txt { text: line.said; color: line.tone; font.weight: Font.Medium }
        }
    }
    Txt { id: count; anchors { right: parent.right; rightMargin: 3 * Theme.u; verticalCenter: parent.verticalCenter } text: line.wanted > 0 ? qsTr("%1 of %2").arg(line.found).arg(line.wanted) : line.found; font.pixelSize: Theme.lead; font.weight: Font.DemiBold }
}
