pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Unlocked by this device alone: no customers, but the device itself.
Scroll {
    id: pane
    required property StaffVM vm
    required property Screens screens
    StaffBar { width: parent.width; vm: pane.vm; screens: pane.screens }
    Note { objectName: "staff_problem"; visible: pane.vm.problem !== ""; width: parent.width; tone: "attention"; text: pane.vm.problem }
}
