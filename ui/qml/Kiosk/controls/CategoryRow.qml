pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Backend

// The shop's shelves, to swipe through.
ListView {
    id: row
    required property RowsModel categories
    signal picked(string key)
    readonly property real tile: (Theme.largeText ? 34 : 21) * Theme.u
    orientation: ListView.Horizontal
    height: tile + Theme.body * 2.8 + Theme.gap
    model: categories
    spacing: 2 * Theme.u
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    delegate: T.AbstractButton {
        id: shelf
        required property string key
        required property string name
        required property string picture
        required property string tint
        objectName: "category_" + key
        text: name
        Accessible.name: name
        width: row.tile
        height: row.height
        scale: down ? 0.98 : 1
        onClicked: row.picked(key)
        contentItem: Item {
            Picture { id: image; width: parent.width; height: row.tile; source: shelf.picture; tint: shelf.tint }
            Txt {
                anchors { top: image.bottom; topMargin: Theme.gap / 2; left: parent.left; right: parent.right }
                text: shelf.name
                font.weight: Font.Medium
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 1.1
                Accessible.ignored: true
            }
        }
    }
}
