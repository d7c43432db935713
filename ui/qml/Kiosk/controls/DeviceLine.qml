pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A device, its state, and a test.
Item {
    id: line
    required property string deviceId
    required property string name
    required property string state_
    required property string reason
    required property bool well
    signal tested()
    implicitHeight: Math.max(Theme.touchSmall, words.implicitHeight) + Theme.gap
    Rectangle { id: dot; width: 1.6 * Theme.u; height: width; radius: width / 2; color: line.well ? Theme.success : Theme.danger; anchors.verticalCenter: parent.verticalCenter }
    Column {
        id: words
        anchors { left: dot.right; leftMargin: 2 * Theme.u; right: button.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        Txt { objectName: "device_" + line.deviceId; width: parent.width; text: line.name + " · " + line.state_; font.weight: Font.Medium; elide: Text.ElideRight }
        Txt { visible: text !== ""; width: parent.width; text: line.reason; color: Theme.muted; font.pixelSize: Theme.label; wrapMode: Text.WordWrap }
    }
    ActionButton { id: button; objectName: "test_" + line.deviceId; anchors { right: parent.right; verticalCenter: parent.verticalCenter } size: Theme.touchSmall; text: qsTr("Test"); Accessible.name: qsTr("Test %1").arg(line.name); onClicked: line.tested() }
}
