pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A device, its state, and why.
Item {
    id: line
    required property string deviceId
    required property string name
    required property string state_
    required property string reason
    required property bool well
    implicitHeight: words.implicitHeight + Theme.gap
    Rectangle { id: dot; width: 1.6 * Theme.u; height: width; radius: width / 2; color: line.well ? Theme.success : Theme.danger; anchors { left: parent.left; verticalCenter: parent.verticalCenter } }
    Column {
        id: words
        anchors { left: dot.right; leftMargin: 2 * Theme.u; right: parent.right; verticalCenter: parent.verticalCenter }
        Item {
            width: parent.width
            height: title.implicitHeight
            Txt { id: title; anchors.left: parent.left; objectName: "device_" + line.deviceId; width: parent.width - how.implicitWidth - Theme.gap; text: line.name; font.weight: Font.Medium; elide: Text.ElideRight }
            Txt { id: how; anchors.right: parent.right; text: line.state_; color: line.well ? Theme.success : Theme.danger }
        }
        Txt { visible: text !== ""; width: parent.width; text: line.reason; color: Theme.muted; font.pixelSize: Theme.label; wrapMode: Text.WordWrap }
    }
}
