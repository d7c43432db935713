pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Txt {
    font.pixelSize: Theme.title
    font.weight: Font.DemiBold
    font.family: Theme.displayFamily
    lineHeight: 1.02
    wrapMode: Text.WordWrap
    Accessible.role: Accessible.Heading
}
