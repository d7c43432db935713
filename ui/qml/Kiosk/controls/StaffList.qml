pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Products of a customer's list: where they stand, how many there are, and into the basket.
Column {
    id: list
    required property RowsModel items
    required property string title
    signal added(string sku)
    visible: items.count > 0
    spacing: 2 * Theme.u
    Section { width: parent.width; title: list.title }
    Card {
        width: parent.width
        implicitHeight: rows.implicitHeight
        Column {
            id: rows
            width: parent.width
            Repeater {
                model: list.items
                Item {
                    id: line
                    required property int index
                    required property string sku
                    required property string name
                    required property string price
                    required property string picture
                    required property string tint
                    required property string place
                    required property int stock
                    required property int quantity
                    objectName: "wish_" + sku
                    width: rows.width
                    height: Math.max(18 * Theme.u, words.implicitHeight + 4 * Theme.u)
                    Hairline { visible: line.index > 0; x: 2 * Theme.u; width: parent.width - 4 * Theme.u }
                    Picture { id: image; anchors { left: parent.left; leftMargin: 2 * Theme.u; verticalCenter: parent.verticalCenter } width: 11.2 * Theme.u; height: 14 * Theme.u; source: line.picture; tint: line.tint; behind: Theme.surface; radius: Theme.radius * 0.6 }
                    Column {
                        id: words
                        anchors { left: image.right; leftMargin: 2.5 * Theme.u; right: put.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
                        spacing: Theme.u / 2
                        Txt { width: parent.width; text: line.quantity > 1 ? line.quantity + " × " + line.name : line.name; font.weight: Font.DemiBold; wrapMode: Text.WordWrap }
                        Txt { width: parent.width; text: line.price; color: Theme.muted }
                        Txt { width: parent.width; visible: line.place !== ""; text: line.place; wrapMode: Text.WordWrap }
                        Txt { text: line.stock > 0 ? qsTr("%Ln in this shop", "", line.stock) : line.stock === 0 ? qsTr("Not in this shop") : qsTr("Stock unknown"); color: line.stock > 0 ? Theme.success : Theme.muted; font.weight: Font.Medium }
                    }
                    ActionButton { id: put; objectName: "staff_add_" + line.sku; anchors { right: parent.right; rightMargin: 2 * Theme.u; verticalCenter: parent.verticalCenter } size: Theme.touchSmall; symbol: "plus"; text: qsTr("Basket"); Accessible.name: qsTr("Put %1 into the basket").arg(line.name); onClicked: list.added(line.sku) }
                }
            }
        }
    }
}
