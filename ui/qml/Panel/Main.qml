pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// Left the people, in the middle the codes, at the right network, devices and the process.
Window {
    id: win
    required property PanelVM vm
    width: 1280
    height: 960
    minimumWidth: 1040
    minimumHeight: 640
    title: "Kiosk · control panel"
    color: Theme.paper

    Item {
        id: head
        width: parent.width
        height: 64
        Rectangle { x: 24; anchors.verticalCenter: parent.verticalCenter; width: 10; height: 10; radius: 5; color: win.vm.running ? Theme.accent : Theme.danger }
        Txt { x: 46; anchors.verticalCenter: parent.verticalCenter; text: win.vm.running ? "The kiosk is running" : "The kiosk is not running"; font.pixelSize: 17; font.weight: Font.DemiBold }
        Txt { objectName: "said"; anchors { right: parent.right; rightMargin: 24; verticalCenter: parent.verticalCenter } text: win.vm.said; color: Theme.muted; font.pixelSize: 14 }
        Hairline { width: parent.width; anchors.bottom: parent.bottom }
    }
    Row {
        anchors { fill: parent; topMargin: head.height + 16; margins: 16 }
        spacing: 16
        Deck { id: deck; width: 288; height: parent.height; vm: win.vm }
        Codes { width: parent.width - deck.width - world.width - 32; height: parent.height; vm: win.vm }
        World { id: world; width: 320; height: parent.height; vm: win.vm }
    }
}
