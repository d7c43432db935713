pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel

// The end of a log; it stays at the end as lines come.
Item {
    id: log
    property string text: ""
    Flickable {
        id: scroll
        anchors { fill: parent; leftMargin: 20; rightMargin: 14; bottomMargin: 14 }
        contentHeight: lines.implicitHeight
        contentY: Math.max(0, contentHeight - height)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        Text { id: lines; objectName: "log"; width: scroll.width - 14; text: log.text === "" ? qsTr("Nothing was logged.") : log.text; textFormat: Text.PlainText; wrapMode: Text.WrapAnywhere; color: Theme.muted; font.family: "monospace"; font.pixelSize: 12; lineHeight: 1.25; Accessible.role: Accessible.StaticText; Accessible.name: text }
    }
    Bar { of: scroll }
}
