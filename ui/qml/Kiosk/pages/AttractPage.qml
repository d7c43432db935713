pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Waiting for somebody: pictures, what one can do, languages. Any touch starts.
Page {
    id: page
    required property Screens screens
    signal accessibilityWanted()
    readonly property PresenceVM presence: screens.presence
    objectName: "attract"
    foot: Theme.landscape ? 0 : height - show.height + 2 * Theme.radius
    readonly property bool pictured: screens.attract.count > 0
    readonly property real split: Theme.landscape ? 1 : Theme.largeText ? 0.34 : 0.6
    readonly property color front: Theme.ink

    Rectangle {
        id: show
        x: Theme.mirrored ? page.width - width : 0
        width: Theme.landscape ? Math.round(page.width * 7 / 12) : page.width
        height: Theme.landscape ? page.height : Math.round(page.height * page.split) + Theme.radius * 2
        color: Theme.accentSoft
        clip: true
        Backdrop { anchors.fill: parent; visible: !page.pictured }
        PictureShow { anchors.fill: parent; pictures: page.screens.attract; resting: page.presence.nobody }
        Rectangle { anchors.fill: parent; visible: Theme.dark && page.pictured; color: "#000000"; opacity: 0.3 } // at night nothing glares
    }
    TapHandler { onTapped: page.screens.shell.start() }
    Connections { target: page.presence; function onArrived() { greet.restart() } }
    ParallelAnimation {
        id: greet
        NumberAnimation { targets: [headline, ways]; property: "opacity"; from: Theme.slide > 0 ? 0 : 1; to: 1; duration: Theme.slide * 2 }
        NumberAnimation { target: lift; property: "y"; from: Theme.rise * 2; to: 0; duration: Theme.slide * 2; easing.type: Easing.OutCubic }
    }
    DemoKeyNote {
        visible: page.screens.shell.demoKey
        z: 1
        x: show.x + Theme.margin + (Theme.landscape && Theme.mirrored ? 2 * Theme.radius : 0)
        y: Theme.gap * 1.5
        width: show.width - 2 * Theme.margin - (Theme.landscape ? 2 * Theme.radius : 0)
    }
    Rectangle {
        x: !Theme.landscape ? 0 : Theme.mirrored ? -2 * Theme.radius : show.width - Theme.radius * 2
        y: Theme.landscape ? 0 : show.height - Theme.radius * 2
        width: page.width - (Theme.landscape ? show.width - 4 * Theme.radius : 0)
        height: page.height - y + Theme.radius * 2
        radius: Theme.radius * 2
        color: Theme.paper
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.edge
        Item {
            id: panel
            readonly property real side: Theme.landscape ? 9 * Theme.u : 7 * Theme.u
            x: side + (Theme.landscape && Theme.mirrored ? Theme.radius * 2 : 0)
            y: Theme.landscape ? 8 * Theme.u : 7 * Theme.u
            width: parent.width - 2 * side - (Theme.landscape ? Theme.radius * 2 : 0)
            height: parent.height - y - Theme.radius * 2 - 6 * Theme.u
            Txt {
                id: mark
                text: Theme.wordmark
                font.pixelSize: Theme.lead
                font.weight: Font.DemiBold
                color: Theme.accent
            }
            Heading {
                id: headline
                anchors { top: mark.bottom; topMargin: (Theme.landscape ? 5 : 2) * Theme.u }
                width: parent.width
                objectName: page.presence.somebody ? "welcome" : "headline"
                text: page.presence.somebody ? qsTr("Hello.\nGood to see you.") : qsTr("Saved online.\nRight here.")
                font.pixelSize: Theme.display
                lineHeight: 1.04
            }
            Ways {
                id: ways
                anchors { top: headline.bottom; topMargin: (Theme.landscape ? 6 : 5) * Theme.u }
                width: parent.width
                vm: page.screens.ready
                tight: Theme.landscape || Theme.largeText
                told: !Theme.largeText
                large: true
                transform: Translate { id: lift }
            }
            ActionButton {
                objectName: "start"
                anchors { bottom: tools.top; bottomMargin: 4 * Theme.u }
                width: parent.width
                size: Theme.touch * 1.2
                kind: "primary"
                text: qsTr("Touch to start")
                onClicked: page.screens.shell.start()
            }
            Item {
                id: tools
                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.max(languages.implicitHeight, Theme.touchSmall)
                LanguageSwitch { id: languages; anchors.left: parent.left; width: parent.width - aid.width - Theme.gap; vm: page.screens.preferences }
                ActionButton {
                    id: aid
                    objectName: "accessibility"
                    anchors.right: parent.right
                    size: Theme.touchSmall
                    symbol: "accessibility"
                    text: Theme.largeText ? "" : qsTr("Easier to read")
                    Accessible.name: qsTr("Easier to read and reach")
                    onClicked: page.accessibilityWanted()
                }
            }
        }
    }
}
