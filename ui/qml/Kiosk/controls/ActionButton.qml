pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A button with words. `kind`: "primary" (one a screen), "secondary", "quiet" or "danger".
T.AbstractButton {
    id: button
    property string kind: "secondary"
    property string symbol: ""
    property string aside: ""
    property bool leading: aside !== ""
    property real size: Theme.touch
    readonly property color ground: ({ primary: Theme.accent, secondary: Theme.surface, danger: Theme.dangerSoft, quiet: "transparent" })[kind]
    property color front: !enabled ? Theme.muted
        : ({ primary: Theme.accentInk, secondary: Theme.ink, danger: Theme.danger, quiet: Theme.ink })[kind]
    implicitHeight: Math.max(size, caption.lineCount > 1 ? caption.implicitHeight + 2.5 * Theme.u : 0)
    readonly property real extra: (symbol === "" ? 0 : Theme.lead * 1.2 + words.spacing) + (aside === "" ? 0 : amount.implicitWidth + 4 * Theme.u)
    implicitWidth: caption.implicitWidth + extra + (kind === "quiet" ? 3 : 6) * Theme.u
    padding: 0
    Accessible.name: aside === "" ? text : text + ", " + aside
    scale: down ? 0.98 : 1
    Behavior on scale { NumberAnimation { duration: Theme.quick / 2 } }
    background: Rectangle {
        radius: height / 2
        color: !button.enabled && button.kind === "primary" ? Theme.sunken
            : button.down ? Qt.tint(button.ground, Qt.alpha(Theme.ink, 0.1)) : button.ground
        border.width: button.kind === "secondary" || Theme.highContrast && button.kind !== "primary" ? Math.max(1, Theme.hairline) : 0
        border.color: button.enabled ? Theme.edge : Theme.line
    }
    contentItem: Item {
        Row {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: !button.leading ? (parent.width - width) / 2 : Theme.mirrored ? parent.width - width - 4 * Theme.u : 4 * Theme.u
            spacing: Theme.gap * 0.75
            Icon {
                visible: button.symbol !== ""
                name: button.symbol
                color: button.front
                size: Theme.lead * 1.2
                anchors.verticalCenter: parent.verticalCenter
            }
            Txt {
                id: caption
                width: Math.min(implicitWidth, Math.max(0, button.width - button.extra - (button.kind === "quiet" ? 2 : 5) * Theme.u))
                text: button.text
                color: button.front
                font.pixelSize: button.size < Theme.touch ? Theme.body : Theme.lead
                font.weight: button.kind === "quiet" ? Font.Medium : Font.DemiBold
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 1.05
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
        Txt {
            id: amount
            visible: button.aside !== ""
            width: visible ? implicitWidth : 0
            text: button.aside
            color: button.front
            font.pixelSize: Theme.lead
            font.weight: Font.DemiBold
            anchors { right: parent.right; rightMargin: 4 * Theme.u; verticalCenter: parent.verticalCenter }
            Accessible.ignored: true
        }
    }
}
