pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What waits for this person in this shop.
Card {
    id: card
    required property PickupVM vm
    signal picked(code: string)
    objectName: "pickups"
    implicitHeight: body.implicitHeight + 6 * Theme.u
    Column {
        id: body
        x: 3 * Theme.u
        y: 3 * Theme.u
        width: parent.width - 6 * Theme.u
        spacing: 2 * Theme.u
        Section { width: parent.width; title: qsTr("To collect here") }
        Repeater {
            model: card.vm.mine
            ActionButton {
                required property int index
                required property string code
                required property string said
                required property bool ready
                objectName: "my_pickup_" + index
                width: body.width
                leading: true
                symbol: ready ? "check" : "clock"
                text: code
                aside: said
                onClicked: card.picked(code)
            }
        }
    }
}
