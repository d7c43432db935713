pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel

// One thing that is in or out.
Item {
    id: plug
    property string text: ""
    property string symbol: ""
    property string there: "plugged in"
    property string gone: "unplugged"
    property bool on: false
    signal toggled()
    implicitHeight: 42
    Icon { anchors.verticalCenter: parent.verticalCenter; name: plug.symbol; size: 18; color: plug.on ? Theme.ink : Theme.muted }
    Txt { x: 30; anchors.verticalCenter: parent.verticalCenter; text: plug.text; font.pixelSize: 14; color: plug.on ? Theme.ink : Theme.muted }
    Knob { anchors { right: parent.right; verticalCenter: parent.verticalCenter } objectName: "plug_" + plug.symbol; width: 108; height: 32; on: plug.on; text: plug.on ? plug.there : plug.gone; Accessible.name: plug.text + ": " + text; onClicked: plug.toggled() }
}
