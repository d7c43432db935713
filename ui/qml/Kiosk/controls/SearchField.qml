pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The field one types into, with our own keyboard or a real one.
Rectangle {
    id: field
    required property string value
    required property string hint
    property string fieldName: "search_field"
    signal edited(string value)
    signal accepted()
    signal touched()
    implicitHeight: Theme.touch
    implicitWidth: 60 * Theme.u
    radius: height / 2
    color: Theme.surface
    border.width: 2
    border.color: input.activeFocus ? Theme.accent : Theme.edge
    Icon {
        id: sign
        name: "search"
        color: Theme.muted
        anchors { left: parent.left; leftMargin: 3 * Theme.u; verticalCenter: parent.verticalCenter }
    }
    Txt {
        visible: field.value === ""
        anchors { left: input.left; right: input.right; verticalCenter: parent.verticalCenter }
        text: field.hint
        color: Theme.muted
        font.pixelSize: Theme.lead
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    TextInput {
        id: input
        objectName: field.fieldName
        anchors { left: sign.right; leftMargin: Theme.gap; right: clear.left; top: parent.top; bottom: parent.bottom }
        verticalAlignment: TextInput.AlignVCenter
        font.family: Theme.family
        font.pixelSize: Theme.lead
        color: Theme.ink
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        clip: true
        selectByMouse: false
        focus: true
        inputMethodHints: Qt.ImhNoPredictiveText
        text: field.value
        cursorDelegate: Rectangle { width: 2; color: Theme.accent; visible: input.activeFocus }
        Accessible.role: Accessible.EditableText
        Accessible.name: field.hint
        onTextEdited: field.edited(text)
        onAccepted: field.accepted()
        onVisibleChanged: if (visible) forceActiveFocus()
        Component.onCompleted: if (visible) forceActiveFocus()
        TapHandler { onTapped: field.touched() } // the input keeps a touch from what lies around it
    }
    RoundButton {
        id: clear
        objectName: "clear"
        anchors { right: parent.right; rightMargin: (parent.height - height) / 2; verticalCenter: parent.verticalCenter }
        visible: field.value !== ""
        size: Math.min(Theme.touchSmall, field.height - 8)
        outlined: false
        symbol: "close"
        text: qsTr("Clear")
        onClicked: field.edited("")
    }
    TapHandler { onTapped: field.touched() }
}
