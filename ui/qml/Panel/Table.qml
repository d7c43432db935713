pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// Rows below a title.
Pane {
    id: table
    required property RowsModel model
    property Component delegate
    property string none: ""
    ListView {
        id: list
        anchors { fill: parent; leftMargin: 20; rightMargin: 12; bottomMargin: 14 }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: table.model
        delegate: table.delegate
    }
    Bar { of: list }
    Txt { visible: list.count === 0; x: 20; y: 6; width: parent.width - 40; text: table.none; color: Theme.muted; font.pixelSize: 14; wrapMode: Text.WordWrap }
}
