pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Our own keyboard: letters as the language lays them out, digits on top. It says what was typed and holds nothing.
Rectangle {
    id: keyboard
    required property string language
    property string doneText: qsTr("Done")
    signal typed(string letters)
    signal erased()
    signal done()
    readonly property var rows: language === "de"
        ? ["1234567890ß", "qwertzuiopü", "asdfghjklöä", "yxcvbnm"]
        : ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property real gap: 0.9 * Theme.u
    readonly property int columns: rows[0].length
    readonly property real unit: (width - 4 * Theme.u - gap * (columns - 1)) / columns
    readonly property real keyHeight: Theme.landscape ? Math.round(Math.min(unit * 1.7, (Theme.screenHeight * 0.62 - 4 * gap - 4 * Theme.u) / 5)) : Theme.touchSmall * 1.3
    implicitHeight: 5 * keyHeight + 4 * gap + 4 * Theme.u
    color: Theme.sunken
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Keyboard")
    Column {
        x: 2 * Theme.u
        y: Math.round((parent.height - height) / 2)
        width: parent.width - 4 * Theme.u
        spacing: keyboard.gap
        Repeater {
            model: keyboard.rows
            Row {
                id: line
                required property string modelData
                required property int index
                anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
                spacing: keyboard.gap
                Repeater {
                    model: line.modelData.split("")
                    Key {
                        required property string modelData
                        objectName: "key_" + modelData
                        width: keyboard.unit
                        height: keyboard.keyHeight
                        text: modelData
                        caption: modelData
                        onClicked: keyboard.typed(modelData)
                    }
                }
                Key {
                    visible: line.index === 3
                    objectName: "key_backspace"
                    width: keyboard.unit * 2 + keyboard.gap
                    height: keyboard.keyHeight
                    symbol: "backspace"
                    text: qsTr("Delete the last letter")
                    onClicked: keyboard.erased()
                }
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: keyboard.gap
            Key { objectName: "key_minus"; width: keyboard.unit; height: keyboard.keyHeight; caption: "-"; text: qsTr("Hyphen"); onClicked: keyboard.typed("-") }
            Key { objectName: "key_space"; width: keyboard.unit * (keyboard.columns - 4) + keyboard.gap * (keyboard.columns - 5); height: keyboard.keyHeight; caption: " "; text: qsTr("Space"); onClicked: keyboard.typed(" ") }
            Key { objectName: "key_done"; width: keyboard.unit * 3 + keyboard.gap * 2; height: keyboard.keyHeight; strong: true; caption: keyboard.doneText; text: keyboard.doneText; onClicked: keyboard.done() }
        }
    }
}
