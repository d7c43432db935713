pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One purpose in plain words, and its switch.
Card {
    id: card
    required property string key
    required property string title
    required property string what
    required property string why
    required property string howLong
    required property bool given
    signal toggled()
    implicitHeight: words.implicitHeight + 6 * Theme.u
    readonly property string symbol: ({ recommendations: "heart", benefits: "tag", marketing: "mail", analytics: "chart", device_cache: "screen" })[key] ?? "shield"
    Disc { id: sign; visible: !Theme.largeText; anchors { left: parent.left; top: parent.top; margins: 3 * Theme.u } size: 7 * Theme.u; symbol: card.symbol; tone: card.given ? "accent" : "plain" }
    Column {
        id: words
        anchors { left: sign.visible ? sign.right : parent.left; leftMargin: (sign.visible ? 2.5 : 3) * Theme.u; right: state.left; rightMargin: 3 * Theme.u; top: parent.top; topMargin: 3 * Theme.u }
        spacing: Theme.u
        Heading { width: parent.width; text: card.title; font.pixelSize: Theme.lead }
        Txt { width: parent.width; text: card.what; wrapMode: Text.WordWrap }
        Txt { width: parent.width; text: card.why; wrapMode: Text.WordWrap }
        Txt { width: parent.width; text: card.howLong; wrapMode: Text.WordWrap; color: Theme.muted; font.pixelSize: Theme.label }
    }
    Column {
        id: state
        anchors { right: parent.right; rightMargin: 3 * Theme.u; verticalCenter: parent.verticalCenter }
        spacing: Theme.u / 2
        Toggle {
            id: toggle
            objectName: "consent_" + card.key
            on: card.given
            enabled: card.enabled
            opacity: enabled ? 1 : 0.5
            text: card.title
            onClicked: card.toggled()
        }
        Txt { anchors.horizontalCenter: parent.horizontalCenter; text: card.given ? qsTr("agreed") : qsTr("off"); font.pixelSize: Theme.label; color: Theme.muted }
    }
}
