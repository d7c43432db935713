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
    Accessible.role: Accessible.StaticText
    Accessible.name: txt.text
}
