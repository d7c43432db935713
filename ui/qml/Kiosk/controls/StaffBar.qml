pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Who is unlocked, and the ways from here.
Column {
    id: bar
    required property StaffVM vm
    required property Screens screens
    spacing: Theme.gap
    Heading { width: parent.width; text: qsTr("Hello %1").arg(bar.vm.memberName); font.pixelSize: Theme.headline }
    Note { objectName: "unlocked_offline"; visible: bar.vm.offline; width: parent.width; tone: "attention"; text: qsTr("Unlocked without network. Looking up customers needs the network; this device and its waiting deliveries are open to you.") }
    Flow {
        width: parent.width
        spacing: Theme.gap
        ActionButton { objectName: "service_page"; size: Theme.touchSmall; symbol: "screen"; text: qsTr("Device and network"); onClicked: bar.screens.shell.open("service") }
        ActionButton { objectName: "bag_check_page"; size: Theme.touchSmall; symbol: "bag"; text: qsTr("Check a bag"); onClicked: bar.screens.shell.open("bag_check") }
        ActionButton { objectName: "basket"; size: Theme.touchSmall; symbol: "basket"; visible: bar.screens.basket.pieces > 0; text: qsTr("Basket · %Ln item(s)", "", bar.screens.basket.pieces); onClicked: bar.screens.shell.open("basket") }
        ActionButton { objectName: "lock"; size: Theme.touchSmall; symbol: "lock"; text: qsTr("Lock"); onClicked: bar.vm.lock() }
    }
}
