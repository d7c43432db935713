pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What one may ask of one's data: a copy, who looked at it, its erasure. Only who proved who they are may.
Column {
    id: cards
    required property MyDataVM vm
    signal proofWanted()
    spacing: 3 * Theme.u
    Section { width: parent.width; title: qsTr("Your data, your right") }
    Note { objectName: "data_needs_proof"; visible: !cards.vm.mayAsk; width: parent.width; symbol: "shield"; text: cards.vm.mayProve ? qsTr("A card can be found by anybody. To get a copy of your data or have it erased, show on your phone that it is you.") : qsTr("A card can be found by anybody. To get a copy of your data or have it erased, you have to show on your phone that it is you. That needs the connection, which is not there right now.") }
    ActionButton { objectName: "prove_identity"; visible: cards.vm.mayProve; width: parent.width; symbol: "phone"; text: qsTr("Log in by phone"); onClicked: cards.proofWanted() }
    Card {
        width: parent.width
        implicitHeight: copy.implicitHeight + 6 * Theme.u
        Column {
            id: copy
            x: 3 * Theme.u
            y: 3 * Theme.u
            width: parent.width - 6 * Theme.u
            spacing: 1.5 * Theme.u
            Heading { width: parent.width; text: qsTr("A copy of your data"); font.pixelSize: Theme.lead }
            Txt { width: parent.width; wrapMode: Text.WordWrap; text: qsTr("Everything we have stored about you, to take along on your phone.") }
            ActionButton { objectName: "data_access"; width: parent.width; enabled: cards.vm.mayAsk; text: cards.vm.asked ? qsTr("Show the code again") : qsTr("Ask for my copy"); onClicked: cards.vm.askAccess() }
        }
    }
    Card {
        objectName: "my_lookups"
        width: parent.width
        implicitHeight: looks.implicitHeight + 6 * Theme.u
        Column {
            id: looks
            x: 3 * Theme.u
            y: 3 * Theme.u
            width: parent.width - 6 * Theme.u
            spacing: 1.5 * Theme.u
            Heading { width: parent.width; text: qsTr("Who looked at your data"); font.pixelSize: Theme.lead }
            Txt { objectName: "lookups_state"; width: parent.width; wrapMode: Text.WordWrap; text: cards.vm.looksKnown ? cards.vm.looks.count === 0 ? qsTr("Nobody of the staff has looked at your data.") : qsTr("Every look of the staff is recorded:") : cards.vm.mayAsk ? qsTr("Every look of the staff is recorded. Without a connection, the list cannot be shown.") : qsTr("Every look of the staff is recorded. You see the list once you have shown that it is you.") }
            Repeater {
                model: cards.vm.looks
                Column {
                    required property int index
                    required property string when
                    required property string what
                    objectName: "lookup_" + (index + 1)
                    width: parent ? parent.width : 0
                    Txt { width: parent.width; wrapMode: Text.WordWrap; text: parent.what }
                    Txt { width: parent.width; text: parent.when; color: Theme.muted; font.pixelSize: Theme.label }
                }
            }
            Txt { visible: cards.vm.earlierLooks > 0; width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; text: qsTr("And %Ln earlier one(s): they are in the copy of your data.", "", cards.vm.earlierLooks) }
        }
    }
    Card {
        width: parent.width
        implicitHeight: end.implicitHeight + 6 * Theme.u
        Column {
            id: end
            x: 3 * Theme.u
            y: 3 * Theme.u
            width: parent.width - 6 * Theme.u
            spacing: 1.5 * Theme.u
            Heading { width: parent.width; text: qsTr("Have your data erased"); font.pixelSize: Theme.lead }
            Txt { width: parent.width; wrapMode: Text.WordWrap; text: qsTr("We forget you: name, card, points, lists and decisions, here and in our system.") }
            ActionButton { objectName: "data_erasure"; width: parent.width; enabled: cards.vm.mayAsk; text: qsTr("Erase my data"); onClicked: cards.vm.askErasure() }
        }
    }
}
