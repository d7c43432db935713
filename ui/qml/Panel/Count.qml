pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A number and what it counts.
Column {
    id: count
    property string text: ""
    property int value: -1
    property bool alarming: false
    spacing: 0
    Txt { text: count.value < 0 ? "–" : count.value; font.pixelSize: 24; font.weight: Font.DemiBold; color: count.alarming && count.value > 0 ? Theme.warning : Theme.ink }
    Txt { text: count.text; font.pixelSize: 11; color: Theme.muted }
}
