pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One of a few things to know, a sign before it; several of them stand in a card.
Item {
    id: fact
    required property string text
    property string symbol: "info"
    property string tone: "plain"
    implicitHeight: Math.max(sign.height, words.implicitHeight)
    Disc { id: sign; symbol: fact.symbol; tone: fact.tone; size: 6.5 * Theme.u; anchors { left: parent.left; verticalCenter: parent.verticalCenter } }
    Txt { id: words; anchors { left: sign.right; leftMargin: 2 * Theme.u; right: parent.right; verticalCenter: parent.verticalCenter } text: fact.text; wrapMode: Text.WordWrap; Accessible.ignored: true }
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
