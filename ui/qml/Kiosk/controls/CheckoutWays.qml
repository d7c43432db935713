pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// How the purchase gets to its buyer: taken along, collected in a store, or sent home; and why one of them is not there.
Column {
    id: ways
    required property CheckoutVM vm
    signal logIn()
    spacing: 1.5 * Theme.u
    WayOption { objectName: "take_now"; width: parent.width; symbol: "basket"; text: qsTr("Take it now"); detail: qsTr("You have it in your hands, or fetch it from the shelf."); chosen: !ways.vm.choosing && !ways.vm.delivers; onClicked: ways.vm.takeNow() }
    WayOption { objectName: "deliver"; width: parent.width; visible: ways.vm.deliveryOffered; symbol: "truck"; text: qsTr("Have it delivered"); detail: ways.vm.deliveryDetail; chosen: ways.vm.delivers; enabled: ways.vm.mayDeliver || ways.vm.mayLogIn; onClicked: ways.vm.mayDeliver ? ways.vm.deliver() : ways.logIn() }
    WayOption { objectName: "collect"; width: parent.width; symbol: "store"; text: qsTr("Collect in a store"); detail: !ways.vm.mayCollect ? qsTr("Needs a connection, which is not there at the moment.") : ways.vm.collects ? qsTr("We pack it in the store %1. Please leave the things from your hands here.").arg(ways.vm.collectedAt) : qsTr("We pack it for you in the store of your choice."); chosen: ways.vm.choosing; enabled: ways.vm.mayCollect; onClicked: ways.vm.chooseStore() }
    Txt { visible: ways.vm.choosing && !ways.vm.collects; width: parent.width; wrapMode: Text.WordWrap; font.weight: Font.Medium; text: qsTr("Where would you like to collect it?") }
    Flow {
        visible: ways.vm.choosing
        width: parent.width
        spacing: Theme.gap
        Repeater {
            model: ways.vm.stores
            Chip {
                required property string store
                required property string name
                required chosen
                objectName: "store_" + store
                text: name
                onClicked: ways.vm.collect(store)
            }
        }
    }
}
