pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Says plainly that there is no connection, and since when.
Rectangle {
    id: strip
    required property ShellVM vm
    objectName: "offline"
    visible: vm.offline
    implicitHeight: visible ? words.implicitHeight + 1.6 * Theme.u : 0
    color: Theme.warningSoft
    Row {
        anchors.centerIn: parent
        spacing: Theme.gap * 0.75
        Icon { name: "offline"; color: Theme.warning; size: Theme.lead; anchors.verticalCenter: parent.verticalCenter }
        Txt {
            id: words
            width: Math.min(implicitWidth, strip.width - 10 * Theme.u)
            wrapMode: Text.WordWrap
            color: Theme.warning
            font.weight: Font.Medium
            text: strip.vm.offlineText === "" ? qsTr("No connection. You can shop as usual.")
                : qsTr("No connection. You can shop as usual; data as of %1.").arg(strip.vm.offlineText)
        }
    }
}
