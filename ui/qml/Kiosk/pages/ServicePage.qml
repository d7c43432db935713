pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// How this device is.
Page {
    id: page
    required property Screens screens
    readonly property ServiceVM vm: screens.service
    objectName: "service"
    Scroll {
        anchors.fill: parent
        Heading { width: parent.width; text: qsTr("This device"); font.pixelSize: Theme.headline }
        Txt { text: page.vm.deviceId; color: Theme.muted; font.pixelSize: Theme.lead }
        Note { objectName: "unlocked_offline"; visible: page.screens.staff.offline; width: parent.width; tone: "attention"; text: qsTr("Unlocked without network") }
        DemoKeyNote { visible: page.vm.demoKey; width: parent.width }
        PaymentDecision { width: parent.width; height: implicitHeight; radius: Theme.radius; inset: 3 * Theme.u; vm: page.screens.payment }
        // In landscape beside each other: a value stands near its name.
        Grid {
            id: cards
            width: parent.width
            columns: Theme.landscape ? 2 : 1
            spacing: Theme.landscape ? 3 * Theme.u : 4 * Theme.u
            readonly property real each: Math.floor((width - (columns - 1) * spacing) / columns)
            Column {
                width: cards.each
                spacing: cards.spacing
                TerminalCare { width: parent.width; vm: page.screens.terminalCare }
                ServiceCard {
                    width: parent.width
                    title: qsTr("Network")
                    SumRow { objectName: "network_state"; width: parent.width; label: qsTr("Central service"); amount: page.vm.denied ? qsTr("refuses this device") : page.vm.online ? qsTr("answers") : qsTr("does not answer"); color: page.vm.online ? Theme.success : Theme.danger }
                    SumRow { width: parent.width; label: qsTr("Last contact"); amount: page.vm.lastContact }
                    SumRow { objectName: "clock_offset"; width: parent.width; label: qsTr("This device's clock"); amount: page.vm.clockOffset }
                    Txt { visible: !page.vm.online && text !== ""; width: parent.width; wrapMode: Text.WordWrap; text: page.vm.reason; color: Theme.muted; font.pixelSize: Theme.label }
                }
                ServiceCard {
                    width: parent.width
                    title: qsTr("Queue")
                    SumRow { objectName: "queue_pending"; width: parent.width; label: qsTr("To be sent"); amount: page.vm.pending }
                    SumRow { objectName: "queue_parked"; width: parent.width; label: qsTr("To be looked at"); amount: page.vm.parked; color: page.vm.parked > 0 ? Theme.danger : Theme.muted }
                    SumRow { width: parent.width; label: qsTr("Delivered"); amount: page.vm.acknowledged }
                    ActionButton { objectName: "deliveries_page"; width: parent.width; size: Theme.touchSmall; symbol: "online"; text: qsTr("Waiting deliveries"); onClicked: page.screens.shell.open("deliveries") }
                }
                ServiceCard {
                    width: parent.width
                    title: qsTr("Store")
                    SumRow { objectName: "free_space"; width: parent.width; label: qsTr("Free space"); amount: page.vm.freeSpace }
                    SumRow { width: parent.width; label: qsTr("Products on this device"); amount: page.vm.products }
                    Repeater {
                        model: page.vm.findings
                        Column {
                            id: finding
                            required property string text
                            required property string fix
                            required property int index
                            width: parent ? parent.width : 0
                            spacing: Theme.u / 2
                            Note { objectName: "store_finding_" + finding.index; width: parent.width; tone: "error"; text: finding.text }
                            Txt { visible: text !== ""; width: parent.width; wrapMode: Text.WordWrap; text: finding.fix; color: Theme.muted; font.pixelSize: Theme.label }
                        }
                    }
                }
            }
            Column {
                width: cards.each
                spacing: cards.spacing
                ServiceCard {
                    width: parent.width
                    title: qsTr("Devices")
                    Txt { visible: page.vm.devices.count === 0; width: parent.width; text: qsTr("No devices are configured."); color: Theme.muted }
                    Repeater {
                        model: page.vm.devices
                        DeviceLine { width: parent ? parent.width : 0 }
                    }
                }
                ServiceCard {
                    width: parent.width
                    title: qsTr("Versions")
                    Repeater {
                        model: page.vm.versions
                        SumRow { required property string name; required property string version; width: parent ? parent.width : 0; label: name; amount: version }
                    }
                }
            }
        }
    }
}
