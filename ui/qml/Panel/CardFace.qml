pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Panel

// A loyalty card or a badge: a click taps it; the small buttons lay it down, or show its code to the camera.
T.AbstractButton {
    id: face
    required property string key
    required property string name
    required property string note
    required property string look
    required property bool coded
    required property bool held
    signal tapped()
    signal heldDown()
    signal shown()
    readonly property var looks: ({
        gold: ["#B98F35", "#7D5C17"], silver: ["#75828F", "#4A555F"], basic: ["#3F6FA8", "#27496F"],
        staff: ["#0E6A4E", "#084534"], blocked: ["#A8463B", "#74251D"], verified: ["#5B4B8A", "#3A2F5C"]
    })
    readonly property var tint: looks[look] ?? ["#8A8577", "#5E5A50"]
    objectName: "card_" + key
    text: name
    implicitHeight: 82
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: face.name + ", " + face.note
    onClicked: face.tapped()
    Keys.onReturnPressed: face.tapped()
    background: Item {
        Rectangle {
            anchors.fill: parent
            radius: 14
            opacity: face.down ? 0.75 : 1
            gradient: Gradient {
                orientation: Gradient.Horizontal
                GradientStop { position: 0; color: face.tint[0] }
                GradientStop { position: 1; color: face.tint[1] }
            }
        }
        Rectangle { visible: face.visualFocus || face.held; anchors { fill: parent; margins: 2 } radius: 12; color: "transparent"; border.width: 2; border.color: "white" }
    }
    contentItem: Item {
        Txt { x: 16; y: 15; width: parent.width - 116; elide: Text.ElideRight; text: face.name; color: "white"; font.pixelSize: 16; font.weight: Font.DemiBold; Accessible.ignored: true }
        Txt { x: 16; y: 45; width: parent.width - 116; elide: Text.ElideRight; text: face.held ? qsTr("lies on the reader") : face.note; color: "#F2FFFFFF"; font.pixelSize: 13; Accessible.ignored: true }
        Row {
            anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
            spacing: 6
            Knob { objectName: "hold_" + face.key; bare: true; symbol: "hold"; text: qsTr("Lay down the card of %1").arg(face.name); onClicked: face.heldDown() }
            Knob { objectName: "code_" + face.key; visible: face.coded; bare: true; symbol: "qr"; text: qsTr("Show the code of %1 to the camera").arg(face.name); onClicked: face.shown() }
        }
    }
}
