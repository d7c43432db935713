pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// One of a few ways to go on, with what it means: a picture, a name, a sentence, and whether it is chosen.
T.AbstractButton {
    id: option
    required property string symbol
    property string detail: ""
    property bool chosen: false
    readonly property color front: enabled ? Theme.ink : Theme.muted
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 4 * Theme.u)
    Accessible.name: detail === "" ? text : text + ", " + detail
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
    background: Rectangle {
        radius: Theme.radius
        color: option.chosen ? Theme.accentSoft : option.down ? Theme.sunken : option.enabled ? Theme.surface : "transparent"
        border.width: option.chosen ? Math.max(2, 2 * Theme.hairline) : Theme.hairline
        border.color: option.chosen ? Theme.accent : Theme.highContrast ? Theme.edge : Theme.line
    }
    contentItem: Item {
        Icon { id: sign; x: 3 * Theme.u; anchors.verticalCenter: parent.verticalCenter; name: option.symbol; size: Theme.headline; color: option.chosen ? Theme.accent : option.front }
        Column {
            id: words
            anchors { left: sign.right; leftMargin: 3 * Theme.u; right: tick.left; rightMargin: 2 * Theme.u; verticalCenter: parent.verticalCenter }
            spacing: Theme.u / 2
            Txt { width: parent.width; text: option.text; color: option.front; font.pixelSize: Theme.lead; font.weight: Font.DemiBold; wrapMode: Text.WordWrap; Accessible.ignored: true }
            Txt { width: parent.width; visible: text !== ""; text: option.detail; color: Theme.muted; wrapMode: Text.WordWrap; Accessible.ignored: true }
        }
        Rectangle {
            id: tick
            anchors { right: parent.right; rightMargin: 3 * Theme.u; verticalCenter: parent.verticalCenter }
            width: 4 * Theme.u
            height: width
            radius: width / 2
            color: option.chosen ? Theme.accent : "transparent"
            border.width: option.chosen ? 0 : Math.max(1, Theme.hairline)
            border.color: option.enabled ? Theme.edge : Theme.line
            Icon { anchors.centerIn: parent; visible: option.chosen; name: "check"; size: parent.width * 0.7; color: Theme.accentInk }
        }
    }
}
