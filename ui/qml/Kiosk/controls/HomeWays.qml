pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What one can begin with: search over all the width, the other ways in a row below.
Column {
    id: ways
    required property Screens screens
    readonly property int count: (camera.visible ? 1 : 0) + 1 + screens.finder.offered.count
    readonly property int columns: Theme.textSize === 2 ? 1 : Theme.largeText ? 2 : Math.min(count, 4)
    readonly property real each: Math.floor((width - (columns - 1) * Theme.gap) / columns)
    readonly property real tallest: Math.max(camera.implicitHeight, collect.implicitHeight)
    spacing: Theme.gap
    ActionButton {
        objectName: "search"
        width: parent.width
        symbol: "search"
        leading: true
        text: qsTr("Search the whole shop")
        onClicked: ways.screens.shell.open("browse")
    }
    Grid {
        columns: ways.columns
        spacing: Theme.gap
        Tile {
            id: camera
            objectName: "scan_with_camera"
            visible: ways.screens.ready.mayFilm
            width: ways.each
            height: ways.tallest
            symbol: "camera"
            text: qsTr("Scan with the camera")
            onClicked: ways.screens.viewfinder.open()
        }
        Tile {
            id: collect
            objectName: "collect"
            width: ways.each
            height: ways.tallest
            symbol: "bag"
            text: qsTr("Collect an order")
            onClicked: ways.screens.shell.open("pickup")
        }
        Repeater {
            model: ways.screens.finder.offered
            Tile {
                required property string key
                required property string name
                objectName: "finder_" + key
                width: ways.each
                height: Math.max(implicitHeight, ways.tallest)
                symbol: "finder"
                text: qsTr("%1: find yours").arg(name)
                onClicked: ways.screens.shell.openWith("finder", key)
            }
        }
    }
}
