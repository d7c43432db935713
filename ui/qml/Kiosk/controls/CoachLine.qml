pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// How to hold a code so that it can be read: a sign and a sentence, spoken when it changes.
Row {
    id: line
    required property ViewfinderVM vm
    property color front: Theme.ink
    property int size: Theme.lead
    spacing: Theme.gap
    Icon { id: sign; name: line.vm.symbol; color: line.front; size: line.size * 1.6; anchors.verticalCenter: parent.verticalCenter }
    Txt {
        objectName: "viewfinder_hint"
        width: line.width - sign.width - line.spacing
        anchors.verticalCenter: parent.verticalCenter
        text: line.vm.hint
        color: line.front
        font.pixelSize: line.size
        font.weight: Font.Medium
        wrapMode: Text.WordWrap
        lineHeight: 1.1
        Accessible.role: Accessible.AlertMessage
    }
}
