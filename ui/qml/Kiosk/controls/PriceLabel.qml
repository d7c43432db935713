pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A price; reduced ones carry the former price beside them.
Row {
    id: label
    required property string price
    property string was: ""
    property real size: Theme.body
    property color color: Theme.ink
    spacing: Theme.gap * (size > Theme.title ? 1 : 0.6)
    Txt {
        id: now
        text: label.price
        font.pixelSize: label.size
        font.weight: Font.DemiBold
        color: label.was === "" ? label.color : Theme.danger
    }
    Txt {
        visible: label.was !== ""
        text: label.was
        font.pixelSize: Math.max(label.size * 0.8, Theme.largeText ? Theme.label : 0)
        font.strikeout: true
        color: Theme.muted
        anchors.baseline: now.baseline
        Accessible.name: qsTr("before: %1").arg(label.was)
    }
}
