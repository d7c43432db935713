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
        // A list grows into its length when its rows are there: until then it cannot stand so far down.
        if (isNaN(wanted) || reach < Math.min(wanted, 1) || reach + 1 < wanted)
            return
        if (sideways)
            list.contentX = wanted
        else
            list.contentY = wanted
        wanted = NaN
    }
    onReachChanged: goThere()
    Component.onCompleted: { wanted = shell.remembered(place); goThere() }
    Connections {
        target: stands.shell
        function onLeaving() { stands.shell.remember(stands.place, stands.sideways ? stands.list.contentX : stands.list.contentY) }
    }
    Connections {
        target: stands.list
        function onMovementStarted() { stands.wanted = NaN }
    }
}
