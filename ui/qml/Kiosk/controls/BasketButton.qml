pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The way to the basket, with what it holds and costs.
ActionButton {
    id: button
    required property BasketVM vm
    objectName: "basket"
    kind: "primary"
    symbol: "basket"
    visible: vm.pieces > 0
    text: qsTr("Basket · %Ln item(s)", "", vm.pieces)
    aside: vm.total
}
