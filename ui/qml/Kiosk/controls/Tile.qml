pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A way from here, one of a row: its sign, and below it what it does, in as many lines as it needs.
T.AbstractButton {
    id: tile
    required property string symbol
    Accessible.name: text
    implicitWidth: 28 * Theme.u
    implicitHeight: round.height + caption.implicitHeight + 5 * Theme.u
    scale: down ? 0.98 : 1
    Behavior on scale { NumberAnimation { duration: Theme.quick / 2 } }
    background: Rectangle {
        radius: Theme.radius
        color: tile.down ? Qt.tint(Theme.surface, Qt.alpha(Theme.ink, 0.1)) : Theme.surface
        border.width: Math.max(1, Theme.hairline)
        border.color: Theme.edge
    }
    contentItem: Item {
        Disc { id: round; anchors { left: parent.left; top: parent.top; leftMargin: 2 * Theme.u; topMargin: 2 * Theme.u } symbol: tile.symbol; size: 6 * Theme.u }
        Txt {
            id: caption
            anchors { left: parent.left; right: parent.right; top: round.bottom; leftMargin: 2 * Theme.u; rightMargin: Theme.u; topMargin: Theme.u }
            text: tile.text
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            lineHeight: 1.1
            Accessible.ignored: true
        }
    }
}
