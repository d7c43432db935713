pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What was counted by its tags and is no longer on the counter: it went into a bag, or the shopper does not want it.
Column {
    id: taken
    required property BasketVM vm
    spacing: Theme.gap
    Note { objectName: "taken_off"; width: parent.width; text: qsTr("%Ln item(s) no longer lie on the counter. They stay in your basket.", "", taken.vm.takenOff) }
    ActionButton { objectName: "remove_taken_off"; size: Theme.touchSmall; symbol: "minus"; text: qsTr("Take out of the basket"); onClicked: taken.vm.removeTakenOff() }
}
