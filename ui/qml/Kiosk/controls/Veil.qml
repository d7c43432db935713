pragma ComponentBehavior: Bound
import QtQuick

// Dims what lies below and keeps touches away from it.
Rectangle {
    color: Qt.rgba(0.08, 0.07, 0.06, 0.62)
    MouseArea { anchors.fill: parent; hoverEnabled: true; onWheel: wheel => { wheel.accepted = true } }
}
