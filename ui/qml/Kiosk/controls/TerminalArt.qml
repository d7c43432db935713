pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A card terminal, drawn; `asks`: a card comes to it, twice; `ends`: the card goes away from it.
Item {
    id: art
    property bool asks: false
    property bool ends: false
    readonly property real s: Math.min(width / 1.5, height)
    implicitWidth: 48 * Theme.u
    implicitHeight: 36 * Theme.u
    Accessible.ignored: true
    Rectangle {
        id: body
        width: art.s * 0.52
        height: art.s
        x: (art.width - width) / 2 - art.s * 0.16
        anchors.verticalCenter: parent.verticalCenter
        radius: art.s * 0.07
        color: Theme.dark ? Theme.sunken : Theme.ink
        border.width: Theme.dark ? 2 : 0
        border.color: Theme.edge
        Rectangle {
            x: parent.width * 0.11
            y: parent.width * 0.11
            width: parent.width * 0.78
            height: art.s * 0.3
            radius: art.s * 0.03
            color: Theme.accentSoft
            Icon { anchors.centerIn: parent; name: "tap"; color: Theme.accent; size: parent.height * 0.6 }
        }
        Grid {
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: art.s * 0.07 }
            columns: 3
            spacing: Math.round(art.s * 0.035)
            Repeater { model: 12; Rectangle { width: Math.round(art.s * 0.095); height: Math.round(art.s * 0.075); radius: height * 0.3; color: Theme.dark ? Theme.edge : Qt.tint(Theme.ink, Qt.alpha(Theme.paper, 0.85)) } }
        }
    }
    Rectangle {
        id: card
        objectName: art.asks ? "payment_show_card" : ""
        property real way: art.ends ? 0.4 : 0
        width: art.s * 0.5
        height: width * 0.63
        x: body.x + body.width * (0.82 + way)
        y: body.y + art.s * 0.13
        radius: art.s * 0.035
        color: Theme.accent
        border.width: 2
        border.color: Theme.paper
        visible: art.asks || art.ends
        Rectangle { x: parent.width * 0.12; y: parent.height * 0.36; width: parent.width * 0.17; height: parent.height * 0.24; radius: 3; color: Theme.warningSoft }
        Rectangle { x: parent.width * 0.12; y: parent.height * 0.75; width: parent.width * 0.5; height: parent.height * 0.07; radius: 2; color: Theme.accentInk; opacity: 0.8 }
        Behavior on way { NumberAnimation { duration: Theme.slide; easing.type: Easing.OutCubic } }
        SequentialAnimation on way {
            running: art.asks && !art.ends && art.visible && Theme.slide > 0
            NumberAnimation { from: 0.5; to: 0; duration: 4 * Theme.slide; easing.type: Easing.OutCubic }
            PauseAnimation { duration: 4 * Theme.slide }
            NumberAnimation { from: 0; to: 0.5; duration: 2 * Theme.slide; easing.type: Easing.InCubic }
            NumberAnimation { from: 0.5; to: 0; duration: 4 * Theme.slide; easing.type: Easing.OutCubic }
        }
    }
}
