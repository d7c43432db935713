pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Sums and the way to pay.
Rectangle {
    id: totals
    required property BasketVM vm
    required property PointsVM points
    signal paid()
    implicitHeight: body.implicitHeight + 6 * Theme.u
    color: Theme.surface
    radius: Theme.landscape ? Theme.radius : 0
    border.width: Theme.landscape ? Theme.hairline : 0
    border.color: Theme.line
    Hairline { width: parent.width; visible: !Theme.landscape }
    Column {
        id: body
        x: Theme.landscape ? 3 * Theme.u : Theme.margin
        y: 3 * Theme.u
        width: parent.width - 2 * x
        spacing: Theme.gap
        SumRow { width: parent.width; visible: totals.vm.deposit !== "" || totals.vm.delivery !== "" || totals.vm.discounts.count > 0; label: qsTr("Goods"); amount: totals.vm.goods }
        Repeater {
            model: totals.visible ? totals.vm.discounts : null
            DiscountLine { width: body.width; onDropped: code => totals.vm.takeOffVoucher(code) }
        }
        SumRow { width: parent.width; visible: totals.vm.deposit !== ""; label: qsTr("Deposit"); amount: totals.vm.deposit }
        SumRow { objectName: "delivery_charge"; visible: totals.vm.delivery !== ""; width: parent.width; label: qsTr("Delivery"); amount: totals.vm.delivery }
        PointsRow { width: parent.width; vm: totals.points }
        SumRow { objectName: "total"; width: parent.width; label: qsTr("Total"); amount: totals.vm.total; strong: true }
        Repeater {
            model: totals.visible ? totals.vm.vat : null
            SumRow {
                required property string rate
                required property string vat
                width: body.width
                label: qsTr("including %1 VAT").arg(rate)
                amount: vat
            }
        }
        Row {
            visible: totals.vm.pointsEarned > 0
            spacing: Theme.gap / 2
            Icon { name: "star"; size: Theme.body; color: Theme.accent; anchors.verticalCenter: parent.verticalCenter }
            Txt { objectName: "points_earned"; text: qsTr("This earns you %Ln point(s)", "", totals.vm.pointsEarned); color: Theme.accent; font.weight: Font.Medium }
        }
        Note { visible: totals.vm.ageLimit > 0; width: parent.width; tone: "attention"; symbol: "person"; text: qsTr("Something here is only for people of %1 and over. Please have your identity card ready.").arg(totals.vm.ageLimit) }
        ActionButton {
            objectName: "pay"
            width: parent.width
            kind: "primary"
            text: qsTr("Pay %1").arg(totals.vm.total)
            onClicked: totals.paid()
        }
    }
}
