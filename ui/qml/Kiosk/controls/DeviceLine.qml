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
    Rectangle { id: dot; width: 1.6 * Theme.u; height: width; radius: width / 2; color: line.well ? Theme.success : Theme.danger; anchors.verticalCenter: parent.verticalCenter }
    Column {
        id: words
        anchors { left: dot.right; leftMargin: 2 * Theme.u; right: parent.right; verticalCenter: parent.verticalCenter }
        Txt { objectName: "device_" + line.deviceId; width: parent.width; text: line.name + " · " + line.state_; font.weight: Font.Medium; elide: Text.ElideRight }
        Txt { visible: text !== ""; width: parent.width; text: line.reason; color: Theme.muted; font.pixelSize: Theme.label; wrapMode: Text.WordWrap }
    }
}
