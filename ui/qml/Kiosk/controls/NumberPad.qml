pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Digits for a PIN.
Grid {
    id: pad
    signal typed(string digit)
    signal erased()
    signal done()
    readonly property real side: Math.min(Theme.touch * 1.35, (width - 2 * spacing) / 3)
    columns: 3
    spacing: 1.5 * Theme.u
    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
        Key {
            required property string modelData
            objectName: "pin_" + modelData
            width: pad.side
            height: pad.side * 0.8
            text: modelData
            caption: modelData
            onClicked: pad.typed(modelData)
        }
    }
    Key { objectName: "pin_erase"; width: pad.side; height: pad.side * 0.8; symbol: "backspace"; text: qsTr("Delete the last digit"); onClicked: pad.erased() }
    Key { objectName: "pin_0"; width: pad.side; height: pad.side * 0.8; text: "0"; caption: "0"; onClicked: pad.typed("0") }
    Key { objectName: "pin_done"; width: pad.side; height: pad.side * 0.8; strong: true; symbol: "check"; text: qsTr("Unlock"); onClicked: pad.done() }
}
