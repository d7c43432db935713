pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Backend
import Panel

// One of several.
Flow {
    id: choices
    required property RowsModel model
    property string prefix: ""
    signal chosen(string key)
    spacing: 8
    Repeater {
        model: choices.model
        Knob {
            required property string key
            required property string label
            required property bool chosen
            objectName: choices.prefix + key
            text: label
            on: chosen
            onClicked: choices.chosen(key)
        }
    }
}
