pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Find a customer: by the card they tap, or by name.
Page {
    id: pane
    required property StaffVM vm
    required property Screens screens
    foot: Theme.landscape ? 0 : keyboard.height
    Column {
        id: head
        x: Theme.margin + (Theme.mirrored && Theme.landscape ? keyboard.width : 0)
        y: Theme.gap
        width: parent.width - (Theme.landscape ? keyboard.width : 0) - 2 * Theme.margin
        spacing: 2.5 * Theme.u
        StaffBar { width: parent.width; vm: pane.vm; screens: pane.screens }
        Txt { width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; text: qsTr("Ask the customer to tap their card, or search by name. Every look-up is recorded.") }
        SearchField { width: parent.width; fieldName: "customer_field"; value: pane.vm.query; hint: qsTr("Customer's name or number"); onEdited: value => pane.vm.setQuery(value); onAccepted: pane.vm.find() }
        Note { objectName: "staff_problem"; visible: pane.vm.problem !== ""; width: parent.width; tone: "attention"; text: pane.vm.problem }
        Note { visible: pane.vm.searched && pane.vm.matches.count === 0; width: parent.width; text: qsTr("Nobody found. Check the spelling, or use the number on the card.") }
    }
    ListView {
        anchors { top: head.bottom; topMargin: 2 * Theme.u; bottom: Theme.landscape ? parent.bottom : keyboard.top }
        x: head.x
        width: head.width
        model: pane.vm.matches
        spacing: Theme.gap
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        delegate: ActionButton {
            required property string reference
            required property string name
            required property string hint
            required property int index
            objectName: "match_" + index
            width: ListView.view.width
            symbol: "person"
            text: name
            aside: hint
            onClicked: pane.vm.openCustomer(reference)
        }
    }
    Keyboard {
        id: keyboard
        x: Theme.mirrored ? 0 : parent.width - width
        y: parent.height - height
        width: Theme.landscape ? Math.round(parent.width * 5 / 12) : parent.width
        height: Theme.landscape ? parent.height : implicitHeight
        language: pane.screens.preferences.language
        doneText: qsTr("Find")
        onTyped: letters => pane.vm.type(letters)
        onErased: pane.vm.erase()
        onDone: pane.vm.find()
    }
}
