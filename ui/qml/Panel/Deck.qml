pragma ComponentBehavior: Bound
import QtQuick
import Panel
import Kiosk.Backend

// The cards of the demo's customers and staff.
Pane {
    id: deck
    required property PanelVM vm
    title: "Cards"
    hint: "click: on the reader"
    ListView {
        anchors { fill: parent; leftMargin: 14; rightMargin: 14; bottomMargin: 14 }
        clip: true
        spacing: 10
        boundsBehavior: Flickable.StopAtBounds
        model: deck.vm.cards
        delegate: CardFace {
            width: ListView.view.width
            onTapped: deck.vm.tap(key)
            onShown: deck.vm.showCard(key)
        }
    }
}
