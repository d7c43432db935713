pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// One message in passing, below the upper edge; touching takes it away.
Item {
    id: toast
    required property NoticesVM vm
    readonly property string symbol: ({ good: "check", plain: "info", attention: "info", error: "warning" })[vm.tone]
    objectName: "toast"
    width: Math.min(parent ? parent.width - 2 * Theme.margin : 0, (Theme.landscape ? 84 : 110) * Theme.u)
    height: Math.max(Theme.touch, words.implicitHeight + 4 * Theme.u)
    visible: vm.text !== ""
    property real lift: 0
    transform: Translate { y: toast.lift }
    z: 80
    Connections {
        target: toast.vm
        function onArrived() { appear.restart() }
    }
    ParallelAnimation {
        id: appear
        NumberAnimation { target: toast; property: "opacity"; from: Theme.quick > 0 ? 0 : 1; to: 1; duration: Theme.quick }
        NumberAnimation { target: toast; property: "lift"; from: -Theme.rise; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic }
    }
    Shadow {}
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.highContrast ? Theme.surface : Theme.ink
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.edge
    }
    Rectangle {
        id: dot
        width: 5.5 * Theme.u
        height: width
        radius: width / 2
        anchors { left: parent.left; leftMargin: 2.5 * Theme.u; verticalCenter: parent.verticalCenter }
        color: ({ good: Theme.successSoft, plain: Theme.sunken, attention: Theme.warningSoft, error: Theme.dangerSoft })[toast.vm.tone]
        Icon {
            anchors.centerIn: parent
            name: toast.symbol
            size: parent.width * 0.6
            color: ({ good: Theme.success, plain: Theme.ink, attention: Theme.warning, error: Theme.danger })[toast.vm.tone]
        }
    }
    Txt {
        id: words
        objectName: "toast_text"
        anchors { left: dot.right; leftMargin: 2 * Theme.u; right: parent.right; rightMargin: 3 * Theme.u; verticalCenter: parent.verticalCenter }
        text: toast.vm.text
        color: Theme.highContrast ? Theme.ink : Theme.paper
        font.weight: Font.Medium
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.AlertMessage
    }
    TapHandler { onTapped: toast.vm.dismiss() }
}
