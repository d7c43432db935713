pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Rectangle {
    implicitHeight: Theme.hairline
    implicitWidth: 8 * Theme.u
    color: Theme.line
    Accessible.ignored: true
}
