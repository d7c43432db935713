pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Points to redeem with one touch; or why they cannot be redeemed here and now.
Column {
    id: row
    required property PointsVM vm
    visible: vm.offered > 0 || vm.hint !== ""
    ActionButton {
        objectName: "redeem_points"
        visible: row.vm.offered > 0
        width: parent.width
        leading: true
        symbol: "star"
        enabled: !row.vm.busy
        text: qsTr("Redeem %n point(s)", "", row.vm.offered)
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
