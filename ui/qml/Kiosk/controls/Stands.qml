import QtQuick
import Kiosk.Backend

// Keeps where a list stands while one looks at another page and comes back.
Item {
    id: stands
    required property ShellVM shell
    required property Flickable list
    required property string place
    property bool sideways: false
    property real wanted: NaN
    readonly property real reach: sideways ? list.originX + list.contentWidth - list.width : list.originY + list.contentHeight - list.height
    visible: false
    function goThere() {
        // A page is built in several steps, each of which may put its lists back to their beginnings.
        if (isNaN(wanted) || list.height <= 0 || reach + 1 < wanted)
            return
        if (sideways)
            list.contentX = wanted
        else
            list.contentY = wanted
        built.restart()
    }
    function arrive() {
        wanted = shell.remembered(place)
        list.cancelFlick()
        patience.restart()
        if (isNaN(wanted))
            toBeginning()
        else
            goThere()
    }
    function toBeginning() {
        if (sideways)
            list.contentX = list.originX - list.leftMargin
        else
            list.contentY = list.originY - list.topMargin
    }
    onReachChanged: Qt.callLater(goThere) // to go there now may change how far it reaches
    Component.onCompleted: { wanted = shell.remembered(place); goThere() }
    Timer { id: patience; running: true; interval: 1000; onTriggered: stands.wanted = NaN } // it never grew so long: let it be
    Timer { id: built; interval: 200; onTriggered: { stands.goThere(); stop(); stands.wanted = NaN } }
    Connections {
        target: stands.shell
        function onLeaving() { if (stands.list.visible) stands.shell.remember(stands.place, stands.sideways ? stands.list.contentX : stands.list.contentY) }
    }
    Connections {
        target: stands.list
        function onMovementStarted() { stands.wanted = NaN }
        function onHeightChanged() { stands.goThere() }
        function onVisibleChanged() { if (stands.list.visible) stands.arrive() } // of a page that is kept
    }
}
