pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The one soft shadow of what floats; a child of what casts it.
BorderImage {
    z: -1
    anchors.fill: parent
    anchors.margins: -24
    anchors.topMargin: -16
    anchors.bottomMargin: -32
    border { left: 44; right: 44; top: 44; bottom: 44 }
    opacity: Theme.elevationShadow
    source: "image://kiosk/shadow"
}
