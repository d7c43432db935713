pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// A device: its plug, its light, its faults.
Pane {
    id: card
    required property DeviceVM vm
    required property TerminalVM terminal
    required property TagsVM tags
    readonly property bool pays: vm.key === "terminal"
    objectName: "device_" + vm.key
    implicitHeight: Math.max(body.implicitHeight + 104, 200)
    Icon { x: 20; y: 8; name: card.vm.symbol; size: 24; color: card.vm.plugged ? Theme.ink : Theme.edge }
    Txt { x: 58; y: 2; text: card.vm.name; font.family: Theme.displayFamily; font.pixelSize: 17; font.weight: Font.DemiBold }
    Row {
        x: 58
        y: 26
        spacing: 8
        Lamp { anchors.verticalCenter: parent.verticalCenter; size: 10; tone: card.vm.tone }
        Txt { text: card.vm.health; font.pixelSize: 13; color: Theme.muted }
    }
    Switch { objectName: "plug_" + card.vm.key; anchors { right: parent.right; rightMargin: 20 } y: 6; on: card.vm.plugged; text: qsTr("Plug of %1").arg(card.vm.name); onClicked: card.vm.setPlugged(!on) }
    Txt { anchors { right: parent.right; rightMargin: 20 } y: 40; text: card.vm.plugged ? qsTr("plugged in") : qsTr("unplugged"); font.pixelSize: 11; color: Theme.muted }
    Column {
        id: body
        x: 20
        y: 68
        width: parent.width - 40
        spacing: 12
        Hairline { width: parent.width }
        TerminalDisplay { visible: card.pays; width: parent.width; vm: card.terminal }
        Flow {
            visible: !card.pays
            width: parent.width
            spacing: 8
            Repeater {
                model: card.vm.faults
                Knob {
                    required property string key
                    required property string label
                    required property string amount
                    required property bool active
                    required property bool lasting
                    objectName: "fault_" + card.vm.key + "_" + key
                    text: amount === "" ? label : label + " · " + amount
                    symbol: lasting ? "" : "clock"
                    on: active
                    onClicked: card.vm.toggle(key)
                }
            }
        }
        Txt { visible: card.vm.key === "rfid"; text: qsTr("On the counter: put down, take away"); font.pixelSize: 12; color: Theme.muted }
        Choices { visible: card.vm.key === "rfid"; width: parent.width; model: card.tags.tags; prefix: "tag_"; onChosen: key => card.tags.toggle(key) }
        Knob { objectName: "tags_away"; visible: card.vm.key === "rfid" && card.tags.some; symbol: "close"; quiet: true; text: qsTr("Take all away"); onClicked: card.tags.takeAll() }
        Knob { objectName: "mend_" + card.vm.key; visible: card.vm.broken; symbol: "refresh"; quiet: true; text: qsTr("Mend all"); onClicked: card.vm.mend() }
    }
}
