pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Panel

// A code as it is printed: the thing, its name, the bars.
T.AbstractButton {
    id: card
    required property string key
    required property string kind
    required property string name
    required property string digits
    required property string picture
    required property string bars
    required property string price
    required property bool scannable
    required property bool showable
    signal scanned()
    signal shown()
    objectName: "product_" + key
    text: name
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: card.name + (card.kind === "" ? "" : ", " + card.kind)
    onClicked: card.scanned()
    Keys.onReturnPressed: card.scanned()
    background: Item {
        Rectangle {
            anchors { fill: parent; rightMargin: 10; bottomMargin: 10 }
            radius: 12
            color: "white"
            border.width: card.visualFocus ? 2 : 1
            border.color: card.visualFocus ? Theme.accent : card.hovered ? Theme.edge : Theme.line
        }
    }
    contentItem: Item {
        Item {
            id: inner
            anchors { fill: parent; margins: 1; rightMargin: 11; bottomMargin: 11 }
            clip: true
            opacity: card.down ? 0.7 : 1
            readonly property bool pictured: card.picture !== ""
            Picture { visible: inner.pictured; width: parent.width; height: 96; source: card.picture; behind: "white"; radius: 11 }
            Image {
                anchors.horizontalCenter: parent.horizontalCenter
                y: inner.pictured ? 104 : 12
                width: parent.width - 28
                height: inner.pictured ? 52 : 136
                source: card.bars
                fillMode: Image.PreserveAspectFit
                asynchronous: true
                visible: card.bars !== ""
            }
            Icon { visible: !inner.pictured && card.bars === ""; anchors.horizontalCenter: parent.horizontalCenter; y: 50; name: "barcode"; size: 52; color: Theme.edge }
            Txt { x: 12; y: 160; width: parent.width - 24; text: card.name; font.pixelSize: 13; font.weight: Font.Medium; wrapMode: Text.WordWrap; maximumLineCount: 2; elide: Text.ElideRight; lineHeight: 1.05; Accessible.ignored: true }
            Txt { x: 12; anchors.bottom: parent.bottom; anchors.bottomMargin: 8; width: parent.width - 24 - amount.width - 6; elide: Text.ElideMiddle; text: card.digits; font.pixelSize: 11; color: Theme.muted; Accessible.ignored: true }
            Txt { id: amount; anchors { right: parent.right; rightMargin: 12; bottom: parent.bottom; bottomMargin: 7 } text: card.price; font.pixelSize: 12; font.weight: Font.DemiBold; Accessible.ignored: true }
            Rectangle {
                visible: card.kind !== ""
                x: 8
                y: 8
                width: mark.implicitWidth + 16
                height: 22
                radius: 11
                color: Theme.dangerSoft
                Txt { id: mark; anchors.centerIn: parent; text: card.kind; font.pixelSize: 11; font.weight: Font.DemiBold; color: Theme.danger; Accessible.ignored: true }
            }
        }
        Knob { visible: card.showable; objectName: "show_" + card.key; anchors { right: parent.right; rightMargin: 18; top: parent.top; topMargin: 8 } implicitHeight: 32; bare: true; symbol: "qr"; text: qsTr("Show %1 to the camera").arg(card.name); onClicked: card.shown() }
    }
}
