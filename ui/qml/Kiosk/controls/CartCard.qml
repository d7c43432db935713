pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The online cart, to be taken over with one touch.
Card {
    id: card
    required property HomeVM vm
    signal taken()
    objectName: "online_cart"
    transform: Rise { target: card }
    implicitHeight: body.implicitHeight + 6 * Theme.u
    Column {
        id: body
        x: 3 * Theme.u
        y: 3 * Theme.u
        width: parent.width - 6 * Theme.u
        spacing: 2.5 * Theme.u
        Section { width: parent.width; title: qsTr("My online cart"); aside: qsTr("%Ln item(s)", "", card.vm.cartPieces) }
        Row {
            id: strip
            readonly property real tile: Math.min(15 * Theme.u, (width - 4 * spacing) / 5)
            readonly property int most: Math.max(1, Math.floor((width + spacing) / (tile + spacing)))
            width: parent.width
            spacing: 1.5 * Theme.u
            Repeater {
                model: card.vm.cart
                Item {
                    id: piece
                    required property int index
                    required property string name
                    required property string picture
                    required property string tint
                    required property int quantity
                    visible: index < strip.most
                    width: strip.tile
                    height: strip.tile * 1.25
                    Picture { anchors.fill: parent; source: piece.picture; tint: piece.tint; behind: Theme.surface; radius: Theme.radius * 0.7 }
                    Badge { visible: piece.quantity > 1; anchors { right: parent.right; bottom: parent.bottom; margins: 6 } text: "× " + piece.quantity }
                    Accessible.role: Accessible.StaticText
                    Accessible.name: piece.quantity + " " + piece.name
                }
            }
        }
        ActionButton {
            objectName: "take_online_cart"
            width: parent.width
            kind: "secondary"
            symbol: "basket"
            text: qsTr("Take over")
            aside: card.vm.cartTotal
            onClicked: card.taken()
        }
    }
}
