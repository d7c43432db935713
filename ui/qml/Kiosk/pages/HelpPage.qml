pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Seen from across the room: somebody here would like help.
Rectangle {
    id: page
    required property ShellVM shell
    objectName: "help"
    color: Theme.accent
    MouseArea { anchors.fill: parent }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 120 * Theme.u)
        spacing: 5 * Theme.u
        Icon { anchors.horizontalCenter: parent.horizontalCenter; name: "bell"; size: 22 * Theme.u; color: Theme.accentInk }
        Heading { width: parent.width; horizontalAlignment: Text.AlignHCenter; font.pixelSize: Theme.display * 1.5; color: Theme.accentInk; text: qsTr("Help, please") }
        Txt { width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; font.pixelSize: Theme.lead; color: Theme.accentInk; text: qsTr("Our staff can see that you would like help. Your basket stays as it is.") }
        ActionButton { objectName: "help_done"; width: parent.width; text: qsTr("Back to my shopping"); onClicked: page.shell.helpDone() }
        ActionButton { objectName: "staff_unlock"; width: parent.width; kind: "quiet"; symbol: "lock"; front: Theme.accentInk; text: qsTr("I work here"); onClicked: page.shell.openStaff() }
    }
}
