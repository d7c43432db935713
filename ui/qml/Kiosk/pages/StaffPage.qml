pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The staff desk: locked, a PIN pad; unlocked, customers and their lists.
Page {
    id: page
    required property Screens screens
    readonly property StaffVM vm: screens.staff
    objectName: "staff"
    foot: (desk.item as Page)?.foot ?? 0
    Loader {
        id: desk
        anchors { fill: parent; topMargin: decision.implicitHeight }
        sourceComponent: !page.vm.unlocked ? locked : page.vm.offline ? offline : page.vm.hasCustomer ? customer : search
    }
    PaymentDecision { id: decision; width: parent.width; height: implicitHeight; vm: page.screens.payment }
    Component { id: locked; StaffLocked { vm: page.vm; onLeaving: page.screens.shell.open("home") } }
    Component { id: search; StaffSearch { vm: page.vm; screens: page.screens } }
    Component { id: offline; StaffOffline { vm: page.vm; screens: page.screens } }
    Component { id: customer; StaffCustomer { vm: page.vm; screens: page.screens } }
}
