pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A loyalty card or a badge: a click puts it on the reader, the small button shows its code to the camera.
Rectangle {
    id: face
    required property string key
    required property string name
    required property string note
    required property bool staff
    signal tapped()
    signal shown()
    readonly property var tints: ({ gold: ["#C9A24B", "#8A6A22"], silver: ["#8D99A6", "#5B6672"], staff: ["#5BD6A0", "#1D6B49"] })
    readonly property var tint: staff ? tints.staff : (tints[note] ?? ["#4C7DBF", "#2B4A78"])
    objectName: "card_" + key
    height: 74
    radius: 12
    gradient: Gradient {
        orientation: Gradient.Horizontal
        GradientStop { position: 0; color: face.tint[0] }
        GradientStop { position: 1; color: face.tint[1] }
    }
    opacity: tap.pressed ? 0.75 : 1
    Accessible.role: Accessible.Button
    Accessible.name: face.name
    Accessible.onPressAction: face.tapped()
    TapHandler { id: tap; onTapped: face.tapped() }
    Txt { x: 16; y: 14; text: face.name; color: "white"; font.pixelSize: 16; font.weight: Font.DemiBold; Accessible.ignored: true }
    Txt { x: 16; y: 42; text: face.note; color: "#E8FFFFFF"; font.pixelSize: 12; Accessible.ignored: true }
    Knob { anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter } objectName: "code_" + face.key; width: 38; bare: true; symbol: "qr"; text: "Show the code of " + face.name; onClicked: face.shown() }
}
