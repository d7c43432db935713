pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// What waits in the kiosk, and what the central service has.
Item {
    id: sheet
    required property PanelVM vm
    readonly property CentralVM central: vm.central
    readonly property real half: (width - 16) / 2
    Row {
        id: counts
        width: parent.width
        height: 92
        spacing: 16
        Repeater {
            model: [
                { text: qsTr("to send"), value: sheet.central.pending, alarm: true },
                { text: qsTr("parked"), value: sheet.central.parked, alarm: true },
                { text: qsTr("sent"), value: sheet.central.acknowledged, alarm: false },
                { text: qsTr("orders arrived"), value: sheet.central.purchases.count, alarm: false },
                { text: qsTr("consents arrived"), value: sheet.central.consents.count, alarm: false }
            ]
            Pane {
                id: tile
                required property var modelData
                width: (counts.width - 64) / 5
                height: counts.height
                Txt { x: 20; y: -2; text: tile.modelData.value < 0 ? "–" : tile.modelData.value; font.family: Theme.displayFamily; font.pixelSize: 30; font.weight: Font.DemiBold; color: tile.modelData.alarm && tile.modelData.value > 0 ? Theme.warning : Theme.ink }
                Txt { x: 20; y: 40; width: parent.width - 30; elide: Text.ElideRight; text: tile.modelData.text; font.pixelSize: 13; color: Theme.muted }
            }
        }
    }
    Table {
        id: purchases
        anchors { top: counts.bottom; topMargin: 16 }
        width: sheet.half
        height: (sheet.height - counts.height - 32) * 0.55
        title: qsTr("Orders")
        hint: sheet.central.reachable ? "" : qsTr("the central service does not answer")
        model: sheet.central.purchases
        none: qsTr("No order has arrived yet.")
        delegate: TableRow {
            required property string number
            required property string total
            required property int pieces
            required property string customer
            required property string at
            first: number
            second: customer + " · " + at
            third: total
            fourth: qsTr("%Ln piece(s)", "", pieces)
        }
    }
    Table {
        anchors { top: counts.bottom; topMargin: 16; left: purchases.right; leftMargin: 16 }
        width: sheet.half
        height: purchases.height
        title: qsTr("Consents")
        model: sheet.central.consents
        none: qsTr("No consent event has arrived yet.")
        delegate: TableRow {
            required property string purpose
            required property bool given
            required property string customer
            first: purpose
            second: customer
            third: given ? qsTr("given") : qsTr("withdrawn")
            fourth: ""
        }
    }
    Table {
        id: carts
        anchors { top: purchases.bottom; topMargin: 16 }
        width: sheet.half
        height: sheet.height - y
        title: qsTr("Online carts")
        model: sheet.central.carts
        none: qsTr("All online carts are empty.")
        delegate: TableRow {
            required property string key
            required property string name
            required property int pieces
            required property int lines
            first: name
            second: key
            third: qsTr("%Ln piece(s)", "", pieces)
            fourth: qsTr("%Ln line(s)", "", lines)
        }
    }
    Table {
        anchors { top: purchases.bottom; topMargin: 16; left: carts.right; leftMargin: 16 }
        width: sheet.half
        height: carts.height
        title: qsTr("Kiosks, as it follows them")
        model: sheet.central.counters
        none: qsTr("No kiosk has told anything yet.")
        delegate: TableRow {
            required property string key
            required property int told
            required property int highWater
            required property int applied
            required property string alarms
            first: key
            second: alarms === "" ? qsTr("%1 entries applied").arg(applied) : alarms
            third: highWater + " / " + told
            fourth: qsTr("held whole / told")
        }
    }
}
