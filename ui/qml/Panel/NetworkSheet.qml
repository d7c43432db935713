pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// The line, the clock, the process and its log.
Item {
    id: sheet
    required property PanelVM vm
    readonly property bool wide: width > 860
    readonly property real side: wide ? Math.min(520, width * 0.44) : width
    Flickable {
        id: scrolled
        width: sheet.side
        height: parent.height
        contentHeight: controls.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Column {
            id: controls
            width: parent.width
            spacing: 16
            Pane {
                width: parent.width
                height: headHeight + line.implicitHeight + 20
                title: qsTr("Network to the central service")
                Column {
                    id: line
                    x: 20
                    width: parent.width - 40
                    spacing: 8
                    Row {
                        spacing: 8
                        Knob { objectName: "line_up"; symbol: "online"; text: qsTr("Up"); on: sheet.vm.network.sound; onClicked: sheet.vm.network.setUp(true) }
                        Knob { objectName: "line_down"; symbol: "offline"; text: qsTr("Down"); on: !sheet.vm.network.up; onClicked: sheet.vm.network.setUp(false) }
                    }
                    Txt { text: qsTr("Later, each way"); font.pixelSize: 12; color: Theme.muted }
                    Choices { width: parent.width; model: sheet.vm.network.latencies; prefix: "latency_"; onChosen: key => sheet.vm.network.setLatency(key) }
                    Txt { text: qsTr("Lost on the way"); font.pixelSize: 12; color: Theme.muted }
                    Choices { width: parent.width; model: sheet.vm.network.losses; prefix: "loss_"; onChosen: key => sheet.vm.network.setLoss(key) }
                    Txt { text: qsTr("Answers"); font.pixelSize: 12; color: Theme.muted }
                    Choices { width: parent.width; model: sheet.vm.network.replies; prefix: "reply_"; onChosen: key => sheet.vm.network.setReply(key) }
                }
            }
            Pane {
                width: parent.width
                height: headHeight + 56
                title: qsTr("The kiosk's clock")
                hint: sheet.vm.network.clock
                Flow {
                    x: 20
                    width: parent.width - 40
                    spacing: 8
                    enabled: sheet.vm.network.running
                    Repeater {
                        model: [["-1d", qsTr("−1 day")], ["-1h", qsTr("−1 h")], ["+1h", qsTr("+1 h")], ["+1d", qsTr("+1 day")]]
                        Knob {
                            required property var modelData
                            objectName: "clock_" + modelData[0]
                            text: modelData[1]
                            onClicked: sheet.vm.network.moveClock(modelData[0])
                        }
                    }
                    Knob { objectName: "clock_right"; bare: true; symbol: "refresh"; text: qsTr("Put it right"); onClicked: sheet.vm.network.rightClock() }
                }
            }
            Pane {
                width: parent.width
                height: headHeight + 56
                title: qsTr("Application")
                hint: sheet.vm.process.words
                Row {
                    x: 20
                    spacing: 8
                    Knob { objectName: "kill"; enabled: sheet.vm.process.running; grave: true; symbol: "close"; text: qsTr("Kill hard"); onClicked: sheet.vm.process.kill() }
                    Knob { objectName: "start"; enabled: !sheet.vm.process.running; main: enabled; symbol: "play"; text: qsTr("Start"); onClicked: sheet.vm.process.start() }
                    Knob { objectName: "restart"; enabled: sheet.vm.process.running; symbol: "refresh"; text: qsTr("Restart"); onClicked: sheet.vm.process.restart() }
                }
            }
            Pane { visible: !sheet.wide; width: parent.width; height: 300; title: qsTr("Its log"); Log { anchors.fill: parent; text: sheet.vm.process.log } }
        }
    }
    Bar { of: scrolled }
    Pane {
        visible: sheet.wide
        anchors { left: scrolled.right; leftMargin: 16; right: parent.right; top: parent.top; bottom: parent.bottom }
        title: qsTr("Its log")
        Log { anchors.fill: parent; text: sheet.vm.process.log }
    }
}
