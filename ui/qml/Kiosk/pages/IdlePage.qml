pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The countdown before everything is forgotten.
Veil {
    id: page
    required property IdleVM vm
    objectName: "idle"
    TapHandler { onTapped: page.vm.stillHere() }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 110 * Theme.u)
        height: body.implicitHeight + 14 * Theme.u
        radius: Theme.radius * 1.6
        color: Theme.paper
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.edge
        Column {
            id: body
            x: 7 * Theme.u
            y: 7 * Theme.u
            width: parent.width - 14 * Theme.u
            spacing: 3 * Theme.u
            Heading { width: parent.width; text: qsTr("Are you still here?"); font.pixelSize: Theme.headline; horizontalAlignment: Text.AlignHCenter; Accessible.role: Accessible.AlertMessage }
            Txt {
                objectName: "idle_seconds"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.vm.seconds
                font.pixelSize: Theme.display * 2
                font.family: Theme.displayFamily
                font.weight: Font.DemiBold
                color: Theme.accent
                lineHeight: 1
            }
            Txt { width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; font.pixelSize: Theme.lead; color: Theme.muted; text: qsTr("Then everything on this screen is forgotten, for your protection.") }
            ActionButton { objectName: "still_here"; width: parent.width; size: Theme.touch * 1.4; kind: "primary"; text: qsTr("I'm still here"); onClicked: page.vm.stillHere() }
        }
    }
}
