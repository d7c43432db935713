pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A product in a grid or a row: its picture edge to edge, its name and its price.
T.AbstractButton {
    id: card
    required property string sku
    required property string name
    required property string brand
    required property string price
    required property string was
    required property string unitPrice
    required property string picture
    required property string tint
    required property string badge
    required property string note
    property bool reasoned: true
    readonly property bool blank: sku === ""
    objectName: "product_" + sku
    text: name
    enabled: !blank
    Accessible.name: [brand, name, price, badge, note].filter(part => part !== "").join(", ")
    implicitWidth: 30 * Theme.u
    implicitHeight: width * 1.25 + words.implicitHeight + Theme.gap
    scale: down ? 0.985 : 1
    Behavior on scale { NumberAnimation { duration: Theme.quick / 2 } }
    contentItem: Item {
        Picture {
            id: image
            width: parent.width
            height: width * 1.25
            source: card.picture
            tint: card.tint
        }
        Badge {
            visible: card.badge !== ""
            anchors { left: parent.left; leftMargin: Theme.gap * 0.75 }
            y: Theme.gap * 0.75
            text: card.badge
            most: parent.width - 1.5 * Theme.gap
        }
        Column {
            id: words
            anchors { top: image.bottom; topMargin: Theme.gap * 0.75; left: parent.left; right: parent.right }
            spacing: 2
            Skeleton { visible: card.blank; width: parent.width; kind: "line" }
            Txt {
                visible: text !== ""
                width: parent.width
                text: card.brand
                color: Theme.muted
                font.pixelSize: Theme.label
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Txt {
                width: parent.width
                text: card.name
                font.weight: Font.Medium
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 1.15
                Accessible.ignored: true
            }
            PriceLabel { visible: card.price !== ""; price: card.price; was: card.was; Accessible.ignored: true }
            Txt {
                visible: text !== ""
                width: parent.width
                text: card.unitPrice
                color: Theme.muted
                font.pixelSize: Theme.label
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Txt {
                visible: card.reasoned && text !== ""
                width: parent.width
                text: card.note
                color: Theme.muted
                font.pixelSize: Theme.label
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 1.15
                Accessible.ignored: true
            }
        }
    }
}
