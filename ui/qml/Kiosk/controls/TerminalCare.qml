pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// For staff: the card terminal's day, its line to its host, its last slip.
ServiceCard {
    id: care
    required property TerminalCareVM vm
    readonly property int columns: Theme.largeText ? 1 : 3
    visible: vm.offered
    title: qsTr("Card terminal")
    Grid {
        width: parent.width
        columns: care.columns
        spacing: Theme.gap
        Repeater {
            model: [
                { task: "end_of_day", text: qsTr("Close the day") },
                { task: "diagnosis", text: qsTr("Test the line") },
                { task: "repeat_receipt", text: qsTr("Last slip again") }
            ]
            ActionButton {
                id: button
                required property var modelData
                objectName: "terminal_" + modelData.task
                width: (care.width - 6 * Theme.u - (care.columns - 1) * Theme.gap) / care.columns
                size: Theme.touchSmall
                enabled: care.vm.ready
                text: modelData.text
                onClicked: care.vm.run(modelData.task)
            }
        }
    }
    Note { objectName: "terminal_result"; visible: care.vm.result !== ""; width: parent.width; tone: care.vm.running ? "plain" : care.vm.done ? "good" : "error"; text: care.vm.result }
    Txt { objectName: "terminal_slip"; visible: text !== ""; width: parent.width; wrapMode: Text.WordWrap; text: care.vm.slip; font.family: "monospace"; font.pixelSize: Theme.label; color: Theme.muted }
}
