pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What one can do at once, by the devices that work here; `told` adds a line of explanation to each.
Grid {
    id: ways
    required property ReadyVM vm
    property bool told: false
    property bool tight: false
    property bool large: false // to be read from afar
    property real disc: (large ? 9 : told ? 7 : 8) * Theme.u
    readonly property int shown: (vm.mayTap ? 1 : 0) + (vm.mayScan ? 2 : 0)
    visible: shown > 0
    columns: tight ? 1 : Math.max(1, shown)
    columnSpacing: (told ? 3 : 2) * Theme.u
    rowSpacing: (told ? 2 : 2.5) * Theme.u
    Repeater {
        model: [
            { symbol: "tap", on: ways.vm.mayTap, title: qsTr("Tap your card"), text: qsTr("Your cart and wish list appear") },
            { symbol: "qr", on: ways.vm.mayScan, title: qsTr("Show your code"), text: qsTr("From the app, to the camera") },
            { symbol: "barcode", on: ways.vm.mayScan, title: qsTr("Scan a product"), text: qsTr("At any time, on every screen") }
        ]
        Row {
            id: way
            required property var modelData
            visible: modelData.on
            width: Math.floor((ways.width - (ways.columns - 1) * ways.columnSpacing) / ways.columns)
            spacing: Theme.gap
            Disc { id: round; symbol: way.modelData.symbol; size: ways.disc }
            Column {
                width: way.width - round.width - way.spacing
                anchors.verticalCenter: parent.verticalCenter
                Txt { width: parent.width; text: way.modelData.title; font.pixelSize: ways.told && !ways.large ? Theme.body : Theme.lead; font.weight: ways.told ? Font.DemiBold : Font.Medium; wrapMode: Text.WordWrap; lineHeight: 1.1 }
                Txt { width: parent.width; visible: ways.told; text: way.modelData.text; color: Theme.muted; font.pixelSize: Theme.label; wrapMode: Text.WordWrap }
            }
        }
    }
}
