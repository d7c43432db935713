pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Nothing is there: what would be, and the ways on.
Column {
    id: empty
    required property string symbol
    required property string title
    property string text: ""
    default property alias ways: row.data
    spacing: 2 * Theme.u
    Disc { anchors.horizontalCenter: parent.horizontalCenter; symbol: empty.symbol; size: 14 * Theme.u }
    Heading { width: parent.width; topPadding: Theme.u; horizontalAlignment: Text.AlignHCenter; text: empty.title }
    Txt { width: parent.width; visible: text !== ""; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; color: Theme.muted; text: empty.text }
    Row { id: row; anchors.horizontalCenter: parent.horizontalCenter; topPadding: Theme.u; spacing: Theme.gap }
}
