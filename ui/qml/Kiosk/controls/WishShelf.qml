pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The wish list: what it is, where it stands in this shop, and into the basket or off the list.
Column {
    id: shelf
    required property HomeVM vm
    required property ShellVM shell
    readonly property real cardWidth: (Theme.largeText ? 46 : 34) * Theme.u
    visible: vm.wishes.count > 0
    spacing: 2 * Theme.u
    Section { width: parent.width; title: qsTr("Your wish list") }
    Flickable {
        id: row
        x: -Theme.margin
        width: parent.width + 2 * Theme.margin
        // All places and buttons stand in one line, below the tallest card.
        readonly property real tallest: { let most = 0; for (const one of wishes.children) most = Math.max(most, one.implicitHeight); return most }
        height: tallest
        contentWidth: wishes.width
        contentHeight: height
        leftMargin: Theme.margin
        rightMargin: Theme.margin
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Row {
            id: wishes
            spacing: 2.5 * Theme.u
            // A list view keeps what it showed as long as its page is hidden; of a person nothing may stay.
            Repeater {
                model: shelf.vm.wishes
                Item {
                    id: wish
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
                    required property string place
                    objectName: "wish_" + sku
                    width: shelf.cardWidth
                    implicitHeight: card.implicitHeight + where.height + put.implicitHeight + 3 * Theme.gap
                    height: row.height
                    ProductCard {
                        id: card
                        width: parent.width
                        sku: wish.sku
                        name: wish.name
                        brand: wish.brand
                        price: wish.price
                        was: wish.was
                        unitPrice: wish.unitPrice
                        picture: wish.picture
                        tint: wish.tint
                        badge: wish.badge
                        note: wish.note
                        onClicked: shelf.shell.openWith("product", wish.sku)
                    }
                    Row {
                        id: where
                        visible: wish.place !== ""
                        anchors { left: parent.left; right: parent.right; bottom: put.top; bottomMargin: Theme.gap * 0.75 }
                        spacing: Theme.gap / 2
                        Icon { id: pin; name: "place"; size: Theme.body; color: Theme.accent; anchors.verticalCenter: parent.verticalCenter }
                        Txt { objectName: "place_" + wish.sku; width: parent.width - pin.width - parent.spacing; text: wish.place; font.pixelSize: Theme.label; font.weight: Font.Medium; wrapMode: Text.WordWrap; maximumLineCount: 2; elide: Text.ElideRight; lineHeight: 1.1 }
                    }
                    ActionButton {
                        id: put
                        objectName: "wish_to_basket_" + wish.sku
                        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; bottomMargin: Theme.u / 2 }
                        size: Theme.touchSmall
                        text: qsTr("Add to basket")
                        Accessible.name: qsTr("Put %1 into the basket").arg(wish.name)
                        onClicked: shelf.vm.wishToBasket(wish.sku)
                    }
                    RoundButton {
                        objectName: "unwish_" + wish.sku
                        anchors { right: parent.right; rightMargin: Theme.gap / 2 }
                        y: shelf.cardWidth * 1.25 - height - Theme.gap / 2
                        symbol: "close"
                        text: qsTr("Take %1 off your wish list").arg(wish.name)
                        onClicked: shelf.vm.unwish(wish.sku)
                    }
                }
            }
        }
    }
    Loader { active: true; visible: false; sourceComponent: Stands { shell: shelf.shell; list: row; place: shelf.objectName; sideways: true } }
}
