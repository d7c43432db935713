pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Every control of the shop in every state, to look at; dragged up and down.
Window {
    id: win
    width: 1080
    height: 1500
    color: Theme.paper
    title: "Gallery"
    Binding { target: Theme; property: "screenWidth"; value: 1080 }
    Binding { target: Theme; property: "screenHeight"; value: 1920 }
    Flickable {
        anchors.fill: parent
        contentHeight: board.implicitHeight + 2 * Theme.margin
        Board { id: board; x: Theme.margin; y: Theme.margin; width: win.width - 2 * Theme.margin }
    }
}
