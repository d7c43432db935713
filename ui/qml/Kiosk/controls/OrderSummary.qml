pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What is being ordered, in short.
Card {
    id: summary
    required property BasketVM vm
    implicitHeight: rows.implicitHeight + 6 * Theme.u
    component Line: Item {
        required property string name
        required property int quantity
        required property string total
        width: rows.width
        height: amount.implicitHeight
        Accessible.role: Accessible.ListItem
        Accessible.name: quantity + " " + name + ", " + total
        Txt { id: count; width: 6 * Theme.u; text: parent.quantity + " ×"; color: Theme.muted; Accessible.ignored: true }
        Txt { anchors { left: count.right; right: amount.left; rightMargin: Theme.gap } text: parent.name; elide: Text.ElideRight; Accessible.ignored: true }
        Txt { id: amount; anchors.right: parent.right; text: parent.total; Accessible.ignored: true }
    }
    Column {
        id: rows
        x: 3 * Theme.u
        y: 3 * Theme.u
        width: parent.width - 6 * Theme.u
        spacing: 1.5 * Theme.u
        Heading { text: qsTr("Your order"); font.pixelSize: Theme.lead }
        Repeater { model: summary.vm.hands; delegate: Line {} }
        Repeater { model: summary.vm.online; delegate: Line {} }
        Repeater { model: summary.vm.discounts; delegate: DiscountLine { width: rows.width; fixed: true } }
        SumRow { visible: summary.vm.deposit !== ""; width: rows.width; label: qsTr("Deposit"); amount: summary.vm.deposit }
    }
}
