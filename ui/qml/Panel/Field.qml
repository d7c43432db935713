pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A line to write in.
Rectangle {
    id: field
    property string hint: ""
    property string symbol: ""
    property alias text: input.text
    property alias input: input
    signal edited(string text)
    implicitHeight: 40
    radius: height / 2
    color: Theme.paper
    border.width: input.activeFocus ? 2 : 1
    border.color: input.activeFocus ? Theme.accent : Theme.edge
    Icon { id: sign; visible: field.symbol !== ""; x: 14; anchors.verticalCenter: parent.verticalCenter; name: field.symbol; size: 16; color: Theme.muted }
    TextInput {
        id: input
        objectName: field.objectName === "" ? "" : field.objectName + "_input"
        anchors { fill: parent; leftMargin: field.symbol === "" ? 18 : 40; rightMargin: 18 }
        verticalAlignment: TextInput.AlignVCenter
        clip: true
        activeFocusOnTab: true
        selectByMouse: true
        selectionColor: Theme.accent
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: 14
        Accessible.name: field.hint
        onTextEdited: field.edited(text)
        Txt { visible: input.text === ""; anchors.verticalCenter: parent.verticalCenter; width: parent.width; elide: Text.ElideRight; text: field.hint; color: Theme.muted; font.pixelSize: 14; Accessible.ignored: true }
    }
}
