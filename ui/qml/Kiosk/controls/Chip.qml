pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A choice among others: a category, a language.
T.AbstractButton {
    id: chip
    property bool chosen: false
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
        Txt {
            id: words
            anchors.centerIn: parent
            text: chip.text
            color: chip.chosen ? Theme.paper : Theme.ink
            font.weight: Font.Medium
            Accessible.ignored: true
        }
    }
}
