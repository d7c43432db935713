pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A sheet that rises from the lower edge over a dimmed page; touching outside asks to close it.
Item {
    id: sheet
    default property alias content: body.data
    property bool opened: false
    property string title: ""
    signal dismissed()
    anchors.fill: parent
    property real risen: opened ? 1 : 0
    Behavior on risen { NumberAnimation { duration: Theme.slide; easing.type: Easing.OutCubic } }
    visible: risen > 0
    z: 50
    Rectangle {
        anchors.fill: parent
        color: "#141210"
        opacity: Theme.elevationScrim * sheet.risen
        MouseArea { anchors.fill: parent; enabled: sheet.opened; onClicked: sheet.dismissed() }
    }
    Rectangle {
        id: panel
        width: Theme.landscape ? Math.min(parent.width * 0.56, 150 * Theme.u) : parent.width
        x: (parent.width - width) / 2
        height: body.implicitHeight + 12 * Theme.u
        y: parent.height - sheet.risen * (height - Theme.radius)
        radius: Theme.radius * 1.6
        color: Theme.paper
        border.width: Theme.highContrast ? 2 : Theme.dark ? 1 : 0
        border.color: Theme.edge
        MouseArea { anchors.fill: parent }
        Column {
            id: body
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.margin }
            anchors.topMargin: 5 * Theme.u
            spacing: 2.5 * Theme.u
            Heading { width: parent.width; text: sheet.title; visible: text !== ""; font.pixelSize: Theme.title }
        }
    }
}
