pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A choice among others: a category, a language.
T.AbstractButton {
    id: chip
    property bool chosen: false
    property string symbol: "" // in place of the words, which are then said only
    property real symbolSize: Theme.lead
    checkable: false
    implicitHeight: Theme.touchSmall
    implicitWidth: words.implicitWidth + 5 * Theme.u
    Accessible.name: text
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
    background: Rectangle {
        radius: height / 2
        color: chip.chosen ? Theme.ink : chip.down ? Theme.sunken : Theme.surface
        border.width: Theme.hairline
        border.color: chip.chosen ? Theme.ink : Theme.highContrast ? Theme.edge : Theme.line
    }
    contentItem: Item {
        Icon { anchors.centerIn: parent; visible: chip.symbol !== ""; name: chip.symbol; size: chip.symbolSize; color: chip.chosen ? Theme.paper : Theme.ink }
        Txt {
            id: words
            anchors.centerIn: parent
            visible: chip.symbol === ""
            text: chip.text
            color: chip.chosen ? Theme.paper : Theme.ink
            font.weight: Font.Medium
            Accessible.ignored: true
        }
    }
}
