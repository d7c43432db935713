pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A card was shown and is being asked about: a moment.
Item {
    Rectangle {
        anchors.centerIn: parent
        width: row.implicitWidth + 8 * Theme.u
        height: Theme.touch * 1.2
        radius: height / 2
        color: Theme.surface
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.edge
        Shadow {}
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.gap
            Icon { name: "card"; color: Theme.accent; size: Theme.title; anchors.verticalCenter: parent.verticalCenter }
            Txt { text: qsTr("One moment, we are looking up your card"); font.pixelSize: Theme.lead; font.weight: Font.Medium; anchors.verticalCenter: parent.verticalCenter }
        }
    }
}
