pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Staff check a bag: its order's number first, then what of it is in the bag, what is missing, and what is too much.
Page {
    id: page
    required property Screens screens
    readonly property BagVM vm: screens.bag
    objectName: "bag_check"
    foot: split.foot
    Split {
        id: split
        anchors.fill: parent
        main: Scroll {
            spacing: 2.5 * Theme.u
            Heading { width: parent.width; text: page.vm.hasOrder ? qsTr("Bag for order %1").arg(page.vm.number) : qsTr("Check a bag"); font.pixelSize: Theme.headline }
            Txt { visible: !page.vm.hasOrder; width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; text: qsTr("Scan the code on the order's slip, or type its number. Every look-up is recorded.") }
            SearchField { visible: !page.vm.hasOrder; width: parent.width; fieldName: "bag_number"; value: page.vm.hasOrder ? "" : page.vm.number; hint: qsTr("Order number"); onEdited: value => page.vm.setNumber(value); onAccepted: page.vm.find() }
            Note { objectName: "bag_problem"; visible: page.vm.problem !== ""; width: parent.width; tone: "attention"; symbol: "warning"; text: page.vm.problem }
            Note { objectName: "bag_state"; visible: page.vm.hasOrder; width: parent.width; tone: page.vm.complete ? "good" : "attention"; symbol: page.vm.complete ? "check" : "warning"; text: page.vm.state }
            Note { objectName: "pickup_for_staff"; visible: page.vm.pickupState !== ""; width: parent.width; symbol: page.vm.sent ? "truck" : "basket"; text: page.vm.pickupState }
            Note { objectName: "bag_due"; visible: page.vm.due !== ""; width: parent.width; tone: "attention"; symbol: "receipt"; text: qsTr("Was to be paid at the till when it was ordered: %1. Hand it out only when that is done.").arg(page.vm.due) }
            Note { objectName: "bag_strangers"; visible: page.vm.strangers !== ""; width: parent.width; tone: "attention"; symbol: "warning"; text: page.vm.strangers }
            Column {
                visible: !page.vm.hasOrder && page.vm.waiting.count > 0
                width: parent.width
                spacing: 2 * Theme.u
                Section { width: parent.width; title: qsTr("To be collected or sent") }
                Repeater {
                    model: page.vm.waiting
                    ActionButton {
                        required property int index
                        required property string code
                        required property string said
                        required property bool here
                        required property bool sent
                        objectName: "waiting_pickup_" + index
                        width: parent ? parent.width : 0
                        leading: true
                        symbol: here ? "bell" : sent ? "truck" : "clock"
                        text: code
                        aside: said
                        onClicked: page.vm.openPickup(code)
                    }
                }
            }
            Card {
                visible: page.vm.hasOrder
                width: parent.width
                implicitHeight: lines.implicitHeight
                Column {
                    id: lines
                    width: parent.width
                    Repeater {
                        model: page.vm.rows
                        BagLine { width: lines.width }
                    }
                }
            }
        }
        side: Item {
            implicitHeight: page.vm.hasOrder ? actions.implicitHeight + 6 * Theme.u : keyboard.implicitHeight
            Column {
                id: actions
                visible: page.vm.hasOrder
                x: Theme.margin
                y: Theme.landscape ? parent.height - height - Theme.margin : 3 * Theme.u
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                Txt { width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; text: page.vm.hasReader ? qsTr("Put the bag on the reader. What has no tag, scan piece by piece.") : qsTr("Scan each piece that is in the bag.") }
                ActionButton { objectName: "pickup_packed"; visible: page.vm.mayBePacked; enabled: page.vm.complete && !page.vm.busy; width: parent.width; kind: "primary"; symbol: "check"; text: qsTr("Packed"); onClicked: page.vm.packed() }
                ActionButton { objectName: "hand_over"; visible: page.vm.mayHandOver; enabled: page.vm.complete && !page.vm.busy; width: parent.width; kind: "primary"; symbol: "check"; text: page.vm.sent ? qsTr("Given to the carrier") : qsTr("Hand over"); onClicked: page.vm.handOver() }
                ActionButton { objectName: "bag_next"; width: parent.width; kind: page.vm.complete && !page.vm.mayHandOver && !page.vm.mayBePacked ? "primary" : "secondary"; symbol: page.vm.complete && !page.vm.mayHandOver && !page.vm.mayBePacked ? "check" : "refresh"; text: page.vm.complete && !page.vm.mayHandOver && !page.vm.mayBePacked ? qsTr("Done, next bag") : qsTr("Another bag"); onClicked: page.vm.next() }
            }
            Keyboard {
                id: keyboard
                visible: !page.vm.hasOrder
                y: parent.height - height
                width: parent.width
                height: Theme.landscape ? parent.height : implicitHeight
                language: page.screens.preferences.language
                doneText: qsTr("Open")
                onTyped: letters => page.vm.type(letters)
                onErased: page.vm.erase()
                onDone: page.vm.find()
            }
        }
    }
}
