pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A small button of the panel.
T.AbstractButton {
    id: knob
    property bool on: false
    property bool grave: false
    property string symbol: ""
    property bool bare: false
    implicitWidth: words.implicitWidth + 26
    implicitHeight: 36
    hoverEnabled: true
    Accessible.name: text
    background: Rectangle {
        radius: 9
        color: knob.on ? Theme.accent : knob.grave ? Theme.dangerSoft : Theme.sunken
        border.width: knob.hovered ? 1 : 0
        border.color: Theme.edge
        opacity: knob.down ? 0.7 : 1
    }
    contentItem: Item {
        Row {
            id: words
            anchors.centerIn: parent
            spacing: 6
            Icon { visible: knob.symbol !== ""; name: knob.symbol; size: 16; color: knob.on ? Theme.accentInk : knob.grave ? Theme.danger : Theme.ink; anchors.verticalCenter: parent.verticalCenter }
            Txt { visible: !knob.bare; text: knob.text; font.pixelSize: 13; font.weight: Font.Medium; color: knob.on ? Theme.accentInk : knob.grave ? Theme.danger : Theme.ink; Accessible.ignored: true }
        }
    }
}
