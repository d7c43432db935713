pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Two lines at the left, two at the right.
Item {
    id: row
    property string first: ""
    property string second: ""
    property string third: ""
    property string fourth: ""
    width: ListView.view ? ListView.view.width - 10 : 0
    height: 50
    Txt { y: 5; width: parent.width - right.width - 16; elide: Text.ElideRight; text: row.first; font.pixelSize: 14; font.weight: Font.Medium }
    Txt { y: 26; width: parent.width - right.width - 16; elide: Text.ElideRight; text: row.second; font.pixelSize: 12; color: Theme.muted }
    Column {
        id: right
        anchors.right: parent.right
        y: 5
        spacing: 4
        Txt { anchors.right: parent.right; text: row.third; font.pixelSize: 14; font.weight: Font.DemiBold }
        Txt { anchors.right: parent.right; text: row.fourth; font.pixelSize: 12; color: Theme.muted }
    }
    Hairline { anchors.bottom: parent.bottom; width: parent.width }
}
