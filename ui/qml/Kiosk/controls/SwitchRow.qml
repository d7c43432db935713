pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A row one touches to switch something.
T.AbstractButton {
    id: row
    required property string symbol
    property bool on: false
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 2 * Theme.u)
    Accessible.name: text
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on
    background: Card { color: row.down ? Theme.sunken : Theme.surface }
    contentItem: Item {
        Icon { id: sign; name: row.symbol; size: Theme.title; anchors { left: parent.left; leftMargin: 2.5 * Theme.u; verticalCenter: parent.verticalCenter } }
        Txt { id: words; anchors { left: sign.right; leftMargin: 2 * Theme.u; right: knob.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter } text: row.text; font.pixelSize: Theme.lead; font.weight: Font.Medium; wrapMode: Text.WordWrap; Accessible.ignored: true }
        Toggle { id: knob; on: row.on; enabled: false; Accessible.ignored: true; anchors { right: parent.right; rightMargin: 2.5 * Theme.u; verticalCenter: parent.verticalCenter } }
    }
}
