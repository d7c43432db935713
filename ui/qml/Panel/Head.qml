pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// The brand, the process, the line, the outbox; recording; the language.
Item {
    id: head
    required property PanelVM vm
    readonly property bool narrow: width < 1000
    height: 68
    Row {
        id: brand
        x: 24
        spacing: 14
        anchors.verticalCenter: parent.verticalCenter
        Lamp { anchors.verticalCenter: parent.verticalCenter; size: 12; tone: head.vm.process.running ? "good" : "bad" }
        Column {
            spacing: 2
            Txt { objectName: "process"; text: head.vm.process.words; font.pixelSize: 17; font.weight: Font.DemiBold }
            Txt { text: head.vm.process.screen === "" ? Theme.wordmark : head.vm.process.screen + (head.vm.process.basket === "" ? "" : "  ·  " + qsTr("Basket") + " " + head.vm.process.basket); font.pixelSize: 13; color: Theme.muted }
        }
    }
    Row {
        anchors { right: parent.right; rightMargin: 24; verticalCenter: parent.verticalCenter }
        spacing: head.narrow ? 8 : 12
        Knob { visible: head.vm.story.phase === "recording"; objectName: "recording"; grave: true; symbol: "record"; text: qsTr("Recording · %1").arg(head.vm.story.count); onClicked: head.vm.open(5) }
        Knob { objectName: "head_line"; bare: head.narrow; symbol: head.vm.network.up ? "online" : "offline"; grave: !head.vm.network.sound; text: head.vm.network.sound ? qsTr("Network up") : head.vm.network.up ? qsTr("Network disturbed") : qsTr("Network down"); onClicked: head.vm.open(2) }
        Knob { objectName: "head_outbox"; bare: false; symbol: "truck"; text: head.vm.central.pending < 0 ? "–" : head.narrow ? head.vm.central.pending : qsTr("%1 to send").arg(head.vm.central.pending); onClicked: head.vm.open(3) }
        Row {
            spacing: 2
            Repeater {
                model: head.vm.languages
                Knob {
                    required property string key
                    required property string label
                    required property bool chosen
                    objectName: "language_" + key
                    text: label
                    caption: key.toUpperCase()
                    on: chosen
                    quiet: true
                    onClicked: head.vm.speak(key)
                }
            }
        }
    }
    Hairline { width: parent.width; anchors.bottom: parent.bottom }
}
