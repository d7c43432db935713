pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// One customer's lists, with place and stock.
Scroll {
    id: pane
    required property StaffVM vm
    required property Screens screens
    StaffBar { width: parent.width; vm: pane.vm; screens: pane.screens }
    Section { width: parent.width; title: qsTr("%1's lists").arg(pane.vm.customerName); aside: qsTr("This look-up is recorded") }
    StaffList { width: parent.width; title: qsTr("Wish list"); items: pane.vm.wishes; onAdded: sku => pane.vm.add(sku) }
    StaffList { width: parent.width; title: qsTr("Online cart"); items: pane.vm.cart; onAdded: sku => pane.vm.add(sku) }
    Txt { visible: pane.vm.wishes.count + pane.vm.cart.count === 0; width: parent.width; color: Theme.muted; text: qsTr("Both lists are empty.") }
    ActionButton { objectName: "write_card"; visible: pane.vm.card.offered; symbol: "card"; text: qsTr("Write a card"); onClicked: pane.vm.card.begin() }
    ActionButton { objectName: "other_customer"; symbol: "search"; text: qsTr("Another customer"); onClicked: pane.vm.closeCustomer() }
}
