pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What to do, one after the other.
Column {
    id: steps
    required property list<string> sentences
    readonly property real disc: Math.max(6 * Theme.u, Theme.lead * 1.5)
    spacing: 3 * Theme.u
    Repeater {
        model: steps.sentences
        Row {
            id: step
            required property int index
            required property string modelData
            spacing: 2 * Theme.u
            Rectangle { width: steps.disc; height: width; radius: width / 2; color: Theme.accentSoft; border.width: Theme.highContrast ? 1 : 0; border.color: Theme.accent; Txt { anchors.centerIn: parent; text: step.index + 1; color: Theme.accent; font.weight: Font.DemiBold } }
            Txt { width: steps.width - steps.disc - 2 * Theme.u; text: step.modelData; font.pixelSize: Theme.lead; wrapMode: Text.WordWrap; anchors.verticalCenter: parent.verticalCenter }
        }
    }
}
