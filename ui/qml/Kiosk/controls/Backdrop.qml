pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A still composition of light and form, for when there are no pictures: a table, a wall, three vessels.
Item {
    id: backdrop
    readonly property real s: Math.min(width, height * 1.1)
    Rectangle {
        anchors.fill: parent
        gradient: Gradient {
            GradientStop { position: 0; color: Qt.tint(Theme.accentSoft, Qt.alpha(Theme.surface, 0.35)) }
            GradientStop { position: 1; color: Qt.tint(Theme.accentSoft, Qt.alpha(Theme.accent, 0.14)) }
        }
    }
    Rectangle { x: backdrop.width * 0.5; y: -backdrop.s * 0.2; width: backdrop.s * 0.75; height: width; radius: width / 2; color: Qt.alpha(Theme.surface, 0.35) }
    Rectangle { y: parent.height * 0.7; width: parent.width; height: parent.height * 0.3; color: Qt.tint(Theme.sunken, Qt.alpha(Theme.accent, 0.1)) }
    Item {
        y: parent.height * 0.79
        x: parent.width / 2
        Rectangle { x: -backdrop.s * 0.34; y: -height; width: backdrop.s * 0.26; height: backdrop.s * 0.34; radius: backdrop.s * 0.06; color: Theme.accent }
        Rectangle { x: -backdrop.s * 0.255; y: -backdrop.s * 0.46; width: backdrop.s * 0.09; height: backdrop.s * 0.13; radius: backdrop.s * 0.015; color: Theme.accent }
        Rectangle { x: -backdrop.s * 0.31; y: -backdrop.s * 0.24; width: backdrop.s * 0.2; height: backdrop.s * 0.14; radius: 4; color: Theme.paper; opacity: 0.92 }
        Rectangle { x: -backdrop.s * 0.02; y: -height; width: backdrop.s * 0.2; height: width; radius: width / 2; color: Theme.warningSoft }
        Rectangle { x: backdrop.s * 0.15; y: -height; width: backdrop.s * 0.24; height: backdrop.s * 0.2; radius: backdrop.s * 0.03; color: Theme.surface }
        Rectangle { x: backdrop.s * 0.15; y: -backdrop.s * 0.22; width: backdrop.s * 0.24; height: backdrop.s * 0.045; radius: 6; color: Theme.ink; opacity: 0.85 }
    }
    Accessible.ignored: true
}
