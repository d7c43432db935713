pragma ComponentBehavior: Bound
import QtQuick
import Panel
import Kiosk.Backend

// Every device with its faults.
Item {
    id: sheet
    required property PanelVM vm
    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: cards.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Flow {
            id: cards
            readonly property int columns: Math.max(1, Math.floor((scroll.width + 16) / 366))
            readonly property real column: Math.floor((scroll.width - (columns - 1) * 16) / columns)
            width: scroll.width
            spacing: 16
            Repeater {
                model: sheet.vm.devices
                DeviceCard {
                    width: cards.column
                    terminal: sheet.vm.terminal
                    tags: sheet.vm.tags
                }
            }
        }
    }
    Bar { of: scroll }
}
