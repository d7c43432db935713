pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Three sizes of letters, each shown in its own size.
Row {
    id: sizes
    required property PreferencesVM preferences
    readonly property var names: [qsTr("Normal letters"), qsTr("Large letters"), qsTr("Largest letters")]
    spacing: Theme.gap
    Repeater {
        model: ["text_normal", "text_large", "text_largest"]
        Chip {
            id: choice
            required property int index
            required property string modelData
            objectName: modelData
            width: (sizes.width - 2 * sizes.spacing) / 3
            implicitHeight: Theme.touch
            symbolSize: Theme.scale.body[index] * Theme.perCap * 1.6
            symbol: "textsize"
            text: sizes.names[index]
            chosen: sizes.preferences.textSize === index
            onClicked: sizes.preferences.setTextSize(choice.index)
        }
    }
}
