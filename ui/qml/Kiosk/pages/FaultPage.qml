pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// We made a mistake: neutral, short, and the way on.
Rectangle {
    id: page
    required property ShellVM shell
    objectName: "fault"
    color: Theme.paper
    MouseArea { anchors.fill: parent }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 110 * Theme.u)
        spacing: 4 * Theme.u
        Heading { width: parent.width; horizontalAlignment: Text.AlignHCenter; font.pixelSize: Theme.display; text: qsTr("Sorry, that went wrong") }
        Txt { width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; font.pixelSize: Theme.lead; color: Theme.muted; text: qsTr("It is our mistake. Whatever you ordered is stored. Please start again; our staff are glad to help.") }
        ActionButton { objectName: "restart"; width: parent.width; kind: "primary"; text: qsTr("Start again"); onClicked: page.shell.restart() }
    }
}
