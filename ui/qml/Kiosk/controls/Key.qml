pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A key of the keyboard or the number pad.
T.AbstractButton {
    id: key
    property string symbol: ""
    property string caption: ""
    property bool strong: false
    Accessible.name: text
    autoRepeat: symbol === "backspace"
    background: Rectangle {
        radius: Theme.radius * 0.6
        color: key.strong ? (key.enabled ? Theme.accent : Theme.sunken) : key.down ? Theme.sunken : Theme.surface
        border.width: Theme.hairline
        border.color: key.strong ? "transparent" : Theme.highContrast ? Theme.edge : Theme.line
    }
    contentItem: Item {
        Txt {
            anchors.centerIn: parent
            visible: key.symbol === ""
            text: key.caption
            font.pixelSize: Theme.lead
            font.weight: key.strong ? Font.DemiBold : Font.Normal
            color: key.strong ? Theme.accentInk : Theme.ink
            Accessible.ignored: true
        }
        Icon {
            anchors.centerIn: parent
            visible: key.symbol !== ""
            name: key.symbol
            color: key.strong ? Theme.accentInk : Theme.ink
            size: Theme.lead * 1.2
        }
    }
}
