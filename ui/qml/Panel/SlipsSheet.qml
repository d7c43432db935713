pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// What came out of the printer, as it looks, the newest first.
Item {
    id: sheet
    required property PanelVM vm
    ListView {
        id: list
        anchors.fill: parent
        orientation: ListView.Horizontal
        spacing: 20
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.vm.process.slips
        delegate: Item {
            id: slip
            required property string key
            required property string text
            required property string picture
            width: Math.min(400, list.width)
            height: list.height
            Txt { y: 2; text: qsTr("Slip %1").arg(slip.key); font.pixelSize: 14; font.weight: Font.DemiBold; color: Theme.muted }
            Rectangle { anchors.fill: scroll; anchors.margins: -1; color: "#FCFBF8"; border.width: 1; border.color: Theme.line }
            Flickable {
                id: scroll
                y: 30
                width: parent.width
                height: Math.min(parent.height - y, paper.height)
                contentHeight: paper.height
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                Image {
                    id: paper
                    width: scroll.width
                    height: implicitWidth > 0 ? width * implicitHeight / implicitWidth : 0
                    source: slip.picture
                    asynchronous: true
                    smooth: true
                    mipmap: true
                    Accessible.role: Accessible.Graphic
                    Accessible.name: slip.text
                }
            }
            Bar { of: scroll }
        }
    }
    Column {
        visible: list.count === 0
        anchors.centerIn: parent
        spacing: 14
        Icon { anchors.horizontalCenter: parent.horizontalCenter; name: "receipt"; size: 56; color: Theme.edge }
        Txt { anchors.horizontalCenter: parent.horizontalCenter; text: qsTr("No slip was printed yet"); font.family: Theme.displayFamily; font.pixelSize: 20; font.weight: Font.DemiBold }
        Txt { anchors.horizontalCenter: parent.horizontalCenter; text: qsTr("Buy something on the kiosk."); font.pixelSize: 14; color: Theme.muted }
    }
}
