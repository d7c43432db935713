pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Brand or way back at the left; languages, accessibility and help at the right.
Item {
    id: bar
    required property Screens screens
    signal accessibilityWanted()
    implicitHeight: Theme.touchSmall + 5 * Theme.u
    ActionButton {
        id: back
        objectName: "back"
        visible: bar.screens.shell.mayReturn
        anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        size: Theme.touchSmall
        symbol: "back"
        text: qsTr("Back")
        onClicked: bar.screens.shell.back()
    }
    RoundButton {
        objectName: "new_session"
        visible: back.visible
        anchors { left: back.right; leftMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        symbol: "exit"
        text: qsTr("Finish and forget everything")
        onClicked: bar.screens.shell.newSession()
    }
    Txt {
        visible: !back.visible
        anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        width: parent.width - tools.width - 2 * Theme.margin - Theme.gap
        text: Theme.wordmark
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        font.family: Theme.displayFamily
        elide: Text.ElideRight
    }
    Row {
        id: tools
        anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        spacing: Theme.gap
        LanguageSwitch {
            visible: !Theme.largeText && bar.screens.preferences.languages.count < 4
            vm: bar.screens.preferences
        }
        RoundButton {
            objectName: "accessibility"
            symbol: "accessibility"
            text: qsTr("Easier to read and reach")
            onClicked: bar.accessibilityWanted()
        }
        RoundButton {
            objectName: "call_staff"
            symbol: "bell"
            text: qsTr("Call staff")
            onClicked: bar.screens.shell.callStaff()
        }
    }
}
