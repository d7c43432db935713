pragma ComponentBehavior: Bound
import QtQuick
import Panel
import Kiosk.Backend

// The cards of the demo's customers and staff, and some that nobody should have.
Pane {
    id: deck
    required property DeckVM vm
    title: qsTr("Cards")
    hint: deck.vm.held === "" ? qsTr("click: tap") : ""
    tools: Knob { objectName: "lift"; visible: deck.vm.held !== ""; symbol: "tap"; text: qsTr("Lift the card"); onClicked: deck.vm.lift() }
    ListView {
        id: list
        anchors { fill: parent; leftMargin: 16; rightMargin: 16; bottomMargin: 16 }
        clip: true
        spacing: 10
        boundsBehavior: Flickable.StopAtBounds
        model: deck.vm.cards
        delegate: CardFace {
            width: list.width - 4
            onTapped: deck.vm.tap(key)
            onHeldDown: deck.vm.hold(key)
            onShown: deck.vm.show_code(key)
        }
    }
    Bar { of: list }
}
