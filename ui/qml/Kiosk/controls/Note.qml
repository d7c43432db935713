pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A remark in the page: an icon, a sentence. `tone`: "plain", "good", "attention" or "error".
Rectangle {
    id: note
    required property string text
    property string symbol: ({ plain: "info", good: "check", attention: "clock", error: "warning" })[tone]
    property string tone: "plain"
    readonly property color front: ({ plain: Theme.ink, good: Theme.success, attention: Theme.warning, error: Theme.danger })[tone]
    implicitWidth: 40 * Theme.u
    implicitHeight: words.implicitHeight + 3 * Theme.u
    radius: Theme.radius * 0.8
    color: ({ plain: Theme.sunken, good: Theme.successSoft, attention: Theme.warningSoft, error: Theme.dangerSoft })[tone]
    border.width: Theme.highContrast ? 1 : 0
    border.color: front
    Icon {
        id: sign
        name: note.symbol
        color: note.front
        size: Theme.lead * 1.15
        anchors { left: parent.left; leftMargin: 2 * Theme.u; top: parent.top; topMargin: 1.5 * Theme.u }
    }
    Txt {
        id: words
        anchors { left: sign.right; leftMargin: 1.5 * Theme.u; right: parent.right; rightMargin: 2 * Theme.u; verticalCenter: parent.verticalCenter }
        text: note.text
        color: note.front
        wrapMode: Text.WordWrap
    }
}
