pragma ComponentBehavior: Bound
import QtQuick
import Panel
import Kiosk.Backend

// Left the people, right the codes.
Row {
    id: shop
    required property PanelVM vm
    spacing: 16
    Deck { id: deck; width: shop.width < 900 ? 268 : 316; height: parent.height; vm: shop.vm.deck }
    Codes { width: parent.width - deck.width - 16; height: parent.height; vm: shop.vm.sheet }
}
