pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Txt {
    font.pixelSize: Theme.title
    font.weight: Font.DemiBold
    font.family: Theme.displayFamily
    lineHeight: 1.12
    wrapMode: Text.WordWrap
    Accessible.role: Accessible.Heading
}
