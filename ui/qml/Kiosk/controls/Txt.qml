pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Text in the shop's face, with figures that stand in columns.
Text {
    id: txt
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.features: { "tnum": 1, "ss03": 1 }
    color: Theme.ink
    lineHeight: wrapMode === Text.NoWrap ? 1 : 1.25
    textFormat: Text.PlainText
    // Qt adds leading below each line; half of it belongs above, or a line sits high in its place.
    readonly property real halfLeading: Math.round((lineHeight - 1) * font.pixelSize * 0.6)
    topPadding: halfLeading
    bottomPadding: -halfLeading
    Accessible.role: Accessible.StaticText
    Accessible.name: txt.text
}
