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
        required property string picture
        required property string tint
        width: rows.width
        height: Math.max(shot.height, words.implicitHeight)
        Accessible.role: Accessible.ListItem
        Accessible.name: quantity + " " + name + ", " + total
        Picture { id: shot; anchors.left: parent.left; width: 6 * Theme.u; height: 7.5 * Theme.u; source: parent.picture; tint: parent.tint; behind: Theme.surface; radius: Theme.radius * 0.4 }
        Txt { id: words; anchors { left: shot.right; leftMargin: 2 * Theme.u; right: amount.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter } text: parent.quantity > 1 ? parent.quantity + " × " + parent.name : parent.name; wrapMode: Text.WordWrap; maximumLineCount: 2; elide: Text.ElideRight; lineHeight: 1.1; Accessible.ignored: true }
        Txt { id: amount; anchors { right: parent.right; verticalCenter: parent.verticalCenter } text: parent.total; Accessible.ignored: true }
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
        Repeater { model: summary.vm.phone; delegate: Line {} }
        Repeater { model: summary.vm.discounts; delegate: DiscountLine { width: rows.width; fixed: true } }
        SumRow { visible: summary.vm.deposit !== ""; width: rows.width; label: qsTr("Deposit"); amount: summary.vm.deposit }
    }
}
