pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// An entry that waits to be delivered; a touch opens it.
T.AbstractButton {
    id: line
    required property int index
    required property string entryId
    required property int seq
    required property string title
    required property string when
    required property string state_
    required property string reason
    required property bool alarm
    objectName: "delivery_" + index
    implicitHeight: words.implicitHeight + 4 * Theme.u
    Accessible.name: title + ", " + reason
    Accessible.role: Accessible.Button
    background: Card { color: line.down ? Theme.sunken : Theme.surface; border.color: line.alarm ? Theme.danger : Theme.line }
    contentItem: Item {
        Icon { id: sign; name: line.alarm ? "warning" : "clock"; color: line.alarm ? Theme.danger : Theme.muted; size: Theme.lead * 1.2; anchors { left: parent.left; leftMargin: 2.5 * Theme.u; verticalCenter: parent.verticalCenter } }
        Column {
            id: words
            anchors { left: sign.right; leftMargin: 2.5 * Theme.u; right: more.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
            spacing: Theme.u / 2
            Txt { width: parent.width; text: line.title; font.weight: Font.DemiBold; elide: Text.ElideRight; Accessible.ignored: true }
            Txt { width: parent.width; text: line.reason; color: line.alarm ? Theme.danger : Theme.ink; wrapMode: Text.WordWrap; Accessible.ignored: true }
            Txt { width: parent.width; text: line.when + " · " + line.state_; color: Theme.muted; font.pixelSize: Theme.label; wrapMode: Text.WordWrap; Accessible.ignored: true }
        }
        Icon { id: more; name: "chevron"; color: Theme.muted; size: Theme.lead; anchors { right: parent.right; rightMargin: 2.5 * Theme.u; verticalCenter: parent.verticalCenter } }
    }
}
