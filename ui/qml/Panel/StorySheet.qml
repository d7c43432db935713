pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// Record what is done, here and on the kiosk; read it; keep it; play it.
Item {
    id: sheet
    required property StoryVM vm
    readonly property bool idle: vm.phase === "idle" || vm.phase === "recorded"
    readonly property bool recorded: vm.phase === "recorded"
    Pane {
        id: left
        width: Math.min(400, parent.width * 0.42)
        height: parent.height
        title: qsTr("Record a story")
        Flickable {
            id: side
            anchors { fill: parent; bottomMargin: 14 }
            contentHeight: controls.implicitHeight + 4
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            Column {
                id: controls
                x: 20
                width: side.width - 40
                spacing: 14
                Txt { width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; font.pixelSize: 14; text: qsTr("Everything you do in this panel and every touch on the kiosk becomes a step of a story, which is played again with everything waited for. It begins in a fresh shop: the kiosk starts anew.") }
                Field { objectName: "story_title"; width: parent.width; hint: qsTr("What happens in it"); onEdited: text => sheet.vm.setTitle(text) }
                Row {
                    spacing: 12
                    Switch { objectName: "expect"; on: sheet.vm.expect; text: qsTr("Expect at the end what is so then"); onClicked: sheet.vm.setExpect(!on) }
                    Txt { anchors.verticalCenter: parent.verticalCenter; width: left.width - 112; wrapMode: Text.WordWrap; text: qsTr("Expect at the end what is so then: screen, basket, outbox, what arrived"); font.pixelSize: 13 }
                }
                Row {
                    spacing: 8
                    Knob { objectName: "record"; visible: sheet.vm.phase !== "recording" && sheet.vm.phase !== "composing"; enabled: sheet.idle; main: sheet.vm.phase === "idle"; symbol: "record"; text: sheet.vm.phase === "preparing" ? qsTr("A fresh shop opens …") : sheet.recorded ? qsTr("Record another") : qsTr("Record"); onClicked: sheet.vm.record() }
                    Knob { objectName: "stop"; visible: sheet.vm.phase === "recording" || sheet.vm.phase === "composing"; enabled: sheet.vm.phase === "recording"; main: true; symbol: "check"; text: qsTr("Stop"); onClicked: sheet.vm.stop() }
                }
                Hairline { width: parent.width }
                Txt { text: qsTr("Saved in"); font.pixelSize: 12; color: Theme.muted }
                Field { objectName: "story_folder"; width: parent.width; text: sheet.vm.folder; hint: qsTr("Folder"); onEdited: text => sheet.vm.setFolder(text) }
                Row {
                    spacing: 8
                    Knob { objectName: "save"; enabled: sheet.recorded; symbol: "receipt"; text: qsTr("Save"); onClicked: sheet.vm.save() }
                    Knob { objectName: "play"; enabled: sheet.recorded; main: sheet.recorded; symbol: "play"; text: sheet.vm.phase === "playing" ? qsTr("Is being played …") : qsTr("Play it"); onClicked: sheet.vm.play() }
                }
                Rectangle {
                    visible: sheet.vm.told !== ""
                    width: parent.width
                    height: verdict.implicitHeight + 28
                    radius: 12
                    color: sheet.vm.verdict === "green" ? Theme.successSoft : sheet.vm.verdict === "red" ? Theme.dangerSoft : Theme.sunken
                    Icon { x: 14; y: 14; size: 18; name: sheet.vm.verdict === "red" ? "warning" : "check"; color: sheet.vm.verdict === "green" ? Theme.success : sheet.vm.verdict === "red" ? Theme.danger : Theme.muted }
                    Column {
                        id: verdict
                        x: 44
                        y: 14
                        width: parent.width - 58
                        spacing: 4
                        Txt { objectName: "verdict"; visible: text !== ""; text: sheet.vm.verdict === "green" ? qsTr("Played again: green") : sheet.vm.verdict === "red" ? qsTr("Played again: red") : qsTr("Saved"); font.pixelSize: 15; font.weight: Font.DemiBold }
                        Txt { width: parent.width; text: sheet.vm.told; wrapMode: Text.WrapAnywhere; font.pixelSize: 12; color: Theme.muted }
                    }
                }
            }
        }
        Bar { of: side }
    }
    Pane {
        anchors { left: left.right; leftMargin: 16; right: parent.right; top: parent.top; bottom: parent.bottom }
        title: sheet.vm.phase === "recording" ? qsTr("So far") : qsTr("The story")
        Flickable {
            id: scroll
            anchors { fill: parent; leftMargin: 20; rightMargin: 14; bottomMargin: 14 }
            contentHeight: story.implicitHeight
            contentY: sheet.vm.phase === "recording" ? Math.max(0, contentHeight - height) : 0
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            TextEdit { id: story; objectName: "story_text"; width: scroll.width - 14; text: sheet.vm.text; readOnly: true; selectByMouse: true; selectionColor: Theme.accent; textFormat: TextEdit.PlainText; wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere; color: Theme.ink; font.family: "monospace"; font.pixelSize: 13; Accessible.name: qsTr("The story") }
        }
        Bar { of: scroll }
        Txt { visible: sheet.vm.text === ""; x: 20; y: 6; width: parent.width - 40; wrapMode: Text.WordWrap; text: sheet.vm.phase === "recording" ? qsTr("Do something: tap a card, scan, touch the kiosk.") : qsTr("Nothing is recorded yet."); color: Theme.muted; font.pixelSize: 14 }
    }
}
