pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// How many: minus, the number, plus.
Row {
    id: stepper
    required property string what
    required property string suffix
    required property int value
    property int lowest: 0
    property int highest: 99
    property real size: Theme.touchSmall
    signal picked(int value)
    spacing: Theme.gap / 2
    RoundButton {
        objectName: "minus" + stepper.suffix
        size: stepper.size
        symbol: stepper.value <= 1 && stepper.lowest === 0 ? "trash" : "minus"
        enabled: stepper.value > stepper.lowest
        text: stepper.value <= 1 && stepper.lowest === 0 ? qsTr("Remove %1").arg(stepper.what) : qsTr("One %1 less").arg(stepper.what)
        onClicked: stepper.picked(stepper.value - 1)
    }
    Txt {
        width: Math.max(stepper.size * 0.7, implicitWidth)
        height: stepper.size
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: stepper.value
        font.pixelSize: Theme.lead
        font.weight: Font.DemiBold
        Accessible.name: qsTr("Quantity: %1").arg(stepper.value)
    }
    RoundButton {
        objectName: "plus" + stepper.suffix
        size: stepper.size
        symbol: "plus"
        enabled: stepper.value < stepper.highest
        text: qsTr("One %1 more").arg(stepper.what)
        onClicked: stepper.picked(stepper.value + 1)
    }
}
