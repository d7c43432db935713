pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// How to be recognised, and that scanning always works.
Card {
    id: card
    implicitHeight: list.implicitHeight + 5 * Theme.u
    Grid {
        id: list
        readonly property bool tight: Theme.largeText || card.width < 100 * Theme.u
        x: 3 * Theme.u
        y: 2.5 * Theme.u
        width: parent.width - 6 * Theme.u
        columns: tight ? 1 : 3
        columnSpacing: 3 * Theme.u
        rowSpacing: 2 * Theme.u
        Repeater {
            model: [
                { symbol: "tap", title: qsTr("Tap your card"), text: qsTr("Your cart and wish list appear") },
                { symbol: "qr", title: qsTr("Show your code"), text: qsTr("From the app, to the camera") },
                { symbol: "barcode", title: qsTr("Scan a product"), text: qsTr("At any time, on every screen") }
            ]
            Row {
                id: way
                required property var modelData
                width: Math.floor((list.width - (list.columns - 1) * list.columnSpacing) / list.columns)
                spacing: Theme.gap
                Rectangle {
                    id: disc
                    width: 7 * Theme.u
                    height: width
                    radius: width / 2
                    color: Theme.accentSoft
                    Icon { anchors.centerIn: parent; name: way.modelData.symbol; color: Theme.accent; size: parent.width * 0.5 }
                }
                Column {
                    width: way.width - disc.width - way.spacing
                    anchors.verticalCenter: parent.verticalCenter
                    Txt { width: parent.width; text: way.modelData.title; font.weight: Font.DemiBold; wrapMode: Text.WordWrap }
                    Txt { width: parent.width; text: way.modelData.text; color: Theme.muted; font.pixelSize: Theme.label; wrapMode: Text.WordWrap }
                }
            }
        }
    }
}
