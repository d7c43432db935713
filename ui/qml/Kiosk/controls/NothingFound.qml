import QtQuick
import Kiosk
import Kiosk.Backend

// Nothing is called so: what to try, the shelves, and a person to ask.
Column {
    id: nothing
    required property BrowseVM vm
    required property ShellVM shell
    signal lookAround()
    spacing: Theme.gap
    Icon { name: "search"; size: 8 * Theme.u; color: Theme.edge; anchors.horizontalCenter: parent.horizontalCenter }
    Heading { width: parent.width; horizontalAlignment: Text.AlignHCenter; text: qsTr("Nothing found for “%1”").arg(nothing.vm.query) }
    Txt {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        color: Theme.muted
        text: nothing.vm.tooShort ? qsTr("Of a number, type at least four digits.") : qsTr("Try fewer letters, or look around by category.")
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gap
        ActionButton { objectName: "look_around"; size: Theme.touchSmall; text: qsTr("Look around"); onClicked: nothing.lookAround() }
        ActionButton { objectName: "ask_staff"; size: Theme.touchSmall; symbol: "bell"; text: qsTr("Call staff"); onClicked: nothing.shell.callStaff() }
    }
}
