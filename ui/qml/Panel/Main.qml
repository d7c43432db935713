pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// How the kiosk is, above; below it one sheet at a time; what was just done, at the foot.
Window {
    id: win
    required property PanelVM vm
    width: 1280
    height: 940
    minimumWidth: 700
    minimumHeight: 600
    title: qsTr("Kiosk · control panel")
    color: Theme.paper

    Head { id: head; width: parent.width; vm: win.vm }
    Tabs { id: tabs; anchors.top: head.bottom; width: parent.width; vm: win.vm }
    Item {
        id: room
        anchors { top: tabs.bottom; bottom: foot.top; left: parent.left; right: parent.right; margins: 16; bottomMargin: 12 }
        ShopSheet { anchors.fill: parent; visible: win.vm.tab === 0; vm: win.vm }
        DevicesSheet { anchors.fill: parent; visible: win.vm.tab === 1; vm: win.vm }
        NetworkSheet { anchors.fill: parent; visible: win.vm.tab === 2; vm: win.vm }
        CentralSheet { anchors.fill: parent; visible: win.vm.tab === 3; vm: win.vm }
        SlipsSheet { anchors.fill: parent; visible: win.vm.tab === 4; vm: win.vm }
        StorySheet { anchors.fill: parent; visible: win.vm.tab === 5; vm: win.vm.story }
    }
    Item {
        id: foot
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
        height: 40
        Hairline { width: parent.width }
        Icon { id: sign; x: 24; anchors.verticalCenter: parent.verticalCenter; visible: win.vm.said !== ""; size: 16; name: win.vm.bad ? "warning" : "check"; color: win.vm.bad ? Theme.danger : Theme.accent }
        Txt { objectName: "said"; anchors { left: sign.right; leftMargin: 10; right: parent.right; rightMargin: 24; verticalCenter: parent.verticalCenter } text: win.vm.said; color: win.vm.bad ? Theme.danger : Theme.muted; font.pixelSize: 14; elide: Text.ElideRight }
        Txt { visible: win.vm.said === ""; anchors { left: parent.left; leftMargin: 24; verticalCenter: parent.verticalCenter } text: qsTr("Ctrl+1 … Ctrl+6 open a sheet · Ctrl+F finds a code · Ctrl+R records"); color: Theme.muted; font.pixelSize: 13 }
    }
    Repeater {
        model: 6
        Item {
            id: keys
            required property int index
            Shortcut { sequence: "Ctrl+" + (keys.index + 1); onActivated: win.vm.open(keys.index) }
        }
    }
    Shortcut { sequence: "Ctrl+R"; onActivated: { win.vm.open(5); if (win.vm.story.phase === "recording") win.vm.story.stop(); else win.vm.story.record(); } }
}
