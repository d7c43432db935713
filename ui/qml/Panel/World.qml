pragma ComponentBehavior: Bound
import QtQuick
import Panel
import Kiosk.Backend

// Network, devices, the process; what is under way and what arrived; the last slip.
Column {
    id: world
    required property PanelVM vm
    spacing: 16
    Pane {
        id: process
        width: parent.width
        height: headHeight + 50
        title: "Process"
        Row {
            x: 18
            spacing: 8
            Knob { objectName: "kill"; visible: world.vm.running; grave: true; symbol: "close"; text: "Kill hard"; onClicked: world.vm.kill() }
            Knob { objectName: "start"; visible: !world.vm.running; on: true; symbol: "refresh"; text: "Start again"; onClicked: world.vm.start() }
        }
    }
    Pane {
        id: network
        width: parent.width
        height: headHeight + 94
        title: "Network"
        Flow {
            x: 18
            width: parent.width - 36
            spacing: 8
            Repeater {
                model: [["up", "Up"], ["slow", "Slow"], ["down", "Down"], ["reply_lost", "Replies lost"], ["portal", "Captive portal"]]
                Knob {
                    required property var modelData
                    objectName: "line_" + modelData[0]
                    text: modelData[1]
                    on: world.vm.line === modelData[0]
                    onClicked: world.vm.setLine(modelData[0])
                }
            }
        }
    }
    Pane {
        id: devices
        width: parent.width
        height: headHeight + 5 * 42 + 10
        title: "Devices"
        Column {
            x: 18
            width: parent.width - 36
            Plug { width: parent.width; symbol: "card"; text: "Card reader"; on: world.vm.cardReader; onToggled: world.vm.setPlug("card_reader", !on) }
            Plug { width: parent.width; symbol: "barcode"; text: "Scanner"; on: world.vm.scanner; onToggled: world.vm.setPlug("scanner", !on) }
            Plug { width: parent.width; symbol: "qr"; text: "Camera"; on: world.vm.camera; onToggled: world.vm.setPlug("camera", !on) }
            Plug { width: parent.width; symbol: "printer"; text: "Printer"; on: world.vm.printer; onToggled: world.vm.setPlug("printer", !on) }
            Plug { width: parent.width; symbol: "receipt"; text: "Its paper"; there: "in"; gone: "out"; on: world.vm.paper; onToggled: world.vm.setPaper(!on) }
        }
    }
    Pane {
        id: counts
        width: parent.width
        height: headHeight + 56
        title: "Outbox"
        hint: "central service"
        Row {
            x: 18
            spacing: 18
            Count { text: "to send"; value: world.vm.pending; alarming: true }
            Count { text: "parked"; value: world.vm.parked; alarming: true }
            Count { text: "sent"; value: world.vm.acknowledged }
        }
        Row {
            anchors { right: parent.right; rightMargin: 18 }
            spacing: 18
            Count { text: "orders"; value: world.vm.purchases }
            Count { text: "consents"; value: world.vm.consents }
        }
    }
    Slip { width: parent.width; height: Math.max(80, world.height - process.height - network.height - devices.height - counts.height - 64); text: world.vm.receipt }
}
