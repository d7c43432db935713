pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A white sheet on the paper.
Rectangle {
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.line
}
