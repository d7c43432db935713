import QtQuick
import Kiosk
import Kiosk.Backend

// What a purchase did to the points of who made it.
Fact {
    required property PointsVM vm
    objectName: "points_after"
    visible: vm.earned > 0 || vm.used > 0
    symbol: "star"
    tone: "accent"
    text: (vm.used > 0 ? qsTr("%Ln point(s) redeemed.", "", vm.used) + " " : "")
        + (vm.earned > 0 ? qsTr("This purchase earns you %Ln point(s).", "", vm.earned) + " " : "")
        + (vm.balance !== "" ? qsTr("That makes %1 points.").arg(vm.balance) : qsTr("They are credited to your card."))
}
