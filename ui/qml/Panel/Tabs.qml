pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Backend

// The sheets of the panel.
Item {
    id: tabs
    required property PanelVM vm
    readonly property bool narrow: width < 820
    height: 50
    Row {
        x: 16
        height: parent.height
        Repeater {
            model: [
                { icon: "card", text: qsTr("Cards and codes") },
                { icon: "tap", text: qsTr("Devices") },
                { icon: "online", text: qsTr("Network and process") },
                { icon: "truck", text: qsTr("What arrived") },
                { icon: "receipt", text: qsTr("Slips") },
                { icon: "record", text: qsTr("Story") }
            ]
            T.AbstractButton {
                id: tab
                required property int index
                required property var modelData
                readonly property bool open: tabs.vm.tab === index
                objectName: "tab_" + index
                text: modelData.text
                height: tabs.height
                implicitWidth: words.implicitWidth + (tabs.narrow ? 18 : 28)
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                Accessible.role: Accessible.PageTab
                Accessible.name: text
                onClicked: tabs.vm.open(index)
                Keys.onReturnPressed: tabs.vm.open(index)
                background: Item {
                    Rectangle { anchors { fill: parent; margins: 5 } radius: 10; color: tab.hovered ? Theme.sunken : "transparent"; border.width: tab.visualFocus ? 2 : 0; border.color: Theme.accent }
                    Rectangle { visible: tab.open; anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter } width: parent.width - 20; height: 3; radius: 2; color: Theme.accent }
                }
                contentItem: Item {
                    Row {
                        id: words
                        anchors.centerIn: parent
                        spacing: 8
                        Icon { name: tab.modelData.icon; size: 17; color: tab.open ? Theme.accent : Theme.muted; anchors.verticalCenter: parent.verticalCenter }
                        Txt { visible: !tabs.narrow || tab.open; text: tab.text; font.pixelSize: 14; font.weight: tab.open ? Font.DemiBold : Font.Medium; color: tab.open ? Theme.ink : Theme.muted; Accessible.ignored: true }
                    }
                }
            }
        }
    }
    Hairline { width: parent.width; anchors.bottom: parent.bottom }
}
