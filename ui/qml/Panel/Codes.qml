pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// The sheet of codes: found by name, number and kind; scanned or shown.
Pane {
    id: codes
    required property SheetVM vm
    title: qsTr("Codes")
    hint: width > 620 ? qsTr("click: scanner · small button: camera") : ""
    Field { id: search; objectName: "search"; x: 16; width: parent.width - 32; symbol: "search"; hint: qsTr("Find by name or number"); onEdited: text => codes.vm.search(text) }
    Choices { id: kinds; anchors { top: search.bottom; topMargin: 10; left: search.left; right: search.right } model: codes.vm.filters; prefix: "kind_"; onChosen: key => codes.vm.choose(key) }
    GridView {
        id: grid
        anchors { top: kinds.bottom; topMargin: 12; left: parent.left; leftMargin: 16; right: parent.right; rightMargin: 6; bottom: parent.bottom; bottomMargin: 10 }
        readonly property int columns: Math.max(2, Math.floor(width / 190))
        cellWidth: Math.floor(width / columns)
        cellHeight: 232
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: codes.vm.codes
        delegate: CodeCard {
            width: grid.cellWidth
            height: grid.cellHeight
            onScanned: codes.vm.scan(key)
            onShown: codes.vm.show_code(key)
        }
    }
    Bar { of: grid }
    Txt { visible: grid.count === 0; anchors.centerIn: grid; text: codes.vm.printed ? qsTr("No code is called that.") : qsTr("The codes are being drawn …"); color: Theme.muted; font.pixelSize: 15 }
    Shortcut { sequences: [StandardKey.Find]; enabled: codes.visible; onActivated: search.input.forceActiveFocus() }
}
