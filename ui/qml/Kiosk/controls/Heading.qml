pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Txt {
    font.pixelSize: Theme.title
    font.weight: Font.DemiBold
    font.letterSpacing: -0.018 * font.pixelSize
    lineHeight: 1.12
    wrapMode: Text.WordWrap
    Accessible.role: Accessible.Heading
}
