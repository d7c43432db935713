pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Backend

// Something like a code is held up and cannot be read: a small mirror, and what would help. Touching it shows it large.
T.AbstractButton {
    id: glance
    required property ViewfinderVM vm
    objectName: "viewfinder"
    implicitWidth: Math.min((Theme.landscape ? 96 : 110) * Theme.u, (parent ? parent.width : 0) - 2 * Theme.margin)
    implicitHeight: Math.max(Theme.touch, live.height + 3 * Theme.u, words.implicitHeight + 3 * Theme.u)
    visible: opacity > 0
    opacity: vm.glance ? 1 : 0
    Behavior on opacity { NumberAnimation { duration: Theme.quick } }
    enabled: vm.glance
    z: 40
    Accessible.name: vm.hint
    Accessible.description: qsTr("Shows what the camera sees")
    onClicked: vm.open()
    background: Item {
        Shadow {}
        Rectangle { anchors.fill: parent; radius: Theme.radius; color: Theme.surface; border.width: Theme.highContrast ? 2 : 0; border.color: Theme.edge }
    }
    contentItem: Item {
        LiveView {
            id: live
            anchors { left: parent.left; leftMargin: 1.5 * Theme.u; verticalCenter: parent.verticalCenter }
            width: (Theme.largeText ? 26 : 36) * Theme.u
            height: implicitHeight
            vm: glance.vm
            behind: Theme.surface
            radius: Theme.radius * 0.7
        }
        CoachLine {
            id: words
            anchors { left: live.right; leftMargin: 2.5 * Theme.u; right: parent.right; rightMargin: 2.5 * Theme.u; verticalCenter: parent.verticalCenter }
            vm: glance.vm
        }
    }
}
