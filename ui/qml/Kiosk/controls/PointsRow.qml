pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Points to redeem with one touch, all that fit or fewer; or why they cannot be redeemed here and now.
Column {
    id: row
    required property PointsVM vm
    visible: vm.offered > 0 || vm.hint !== ""
    spacing: Theme.gap
    Item {
        visible: row.vm.offered > 0 && (row.vm.mayTakeFewer || row.vm.mayTakeMore)
        width: parent.width
        height: Theme.touchSmall
        RoundButton { id: less; objectName: "points_fewer"; size: Theme.touchSmall; symbol: "minus"; enabled: row.vm.mayTakeFewer && !row.vm.busy; text: qsTr("Redeem fewer points"); onClicked: row.vm.takeFewer() }
        Txt {
            objectName: "points_chosen"
            anchors { left: less.right; right: greater.left; margins: Theme.gap; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            text: row.vm.mayTakeMore ? qsTr("%1 of %Ln point(s)", "", row.vm.offered).arg(row.vm.chosenText) : qsTr("All that fit")
            color: Theme.muted
        }
        RoundButton { id: greater; objectName: "points_more"; anchors.right: parent.right; size: Theme.touchSmall; symbol: "plus"; enabled: row.vm.mayTakeMore && !row.vm.busy; text: qsTr("Redeem more points"); onClicked: row.vm.takeMore() }
    }
    ActionButton {
        objectName: "redeem_points"
        visible: row.vm.offered > 0
        width: parent.width
        leading: true
        symbol: "star"
        enabled: !row.vm.busy
        text: qsTr("Redeem %Ln point(s)", "", row.vm.chosen)
        aside: row.vm.saving
        onClicked: row.vm.redeem()
    }
    Txt {
        objectName: "points_hint"
        visible: row.vm.offered === 0 && text !== ""
        width: parent.width
        wrapMode: Text.WordWrap
        color: Theme.muted
        text: ({
            verify: qsTr("To redeem points, log in by phone or show the code of your app."),
            offline: qsTr("Points can be redeemed when we are connected again.")
        })[row.vm.hint] ?? ""
    }
}
