pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// How to be recognised, and that scanning always works.
Card {
    id: card
    required property ReadyVM vm
    visible: vm.mayTap || vm.mayScan
    implicitHeight: visible ? list.implicitHeight + 5 * Theme.u : 0
    Ways {
        id: list
        x: 3 * Theme.u
        y: 2.5 * Theme.u
        width: parent.width - 6 * Theme.u
        vm: card.vm
        told: true
        tight: Theme.largeText || card.width < 100 * Theme.u
    }
}
