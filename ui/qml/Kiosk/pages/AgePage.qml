pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What is not sold to everybody: seen from across the room, then a member of staff decides.
Page {
    id: page
    required property Screens screens
    readonly property AgeVM vm: screens.age
    objectName: "age_check"
    foot: split.foot
    Component { id: lock; StaffLocked { vm: page.screens.staff; onLeaving: page.screens.shell.back() } }
    Split {
        id: split
        anchors.fill: parent
        main: Scroll {
            spacing: 3 * Theme.u
            Disc { size: (Theme.landscape ? 9 : 12) * Theme.u; symbol: page.vm.unlocked ? "person" : "bell" }
            Heading {
                objectName: "age_question"
                width: parent.width
                font.pixelSize: Theme.headline
                text: page.vm.unlocked ? qsTr("Is this person at least %1?").arg(page.vm.age) : qsTr("A member of staff will be with you in a moment")
                Accessible.role: Accessible.AlertMessage
            }
            Txt {
                width: parent.width
                wrapMode: Text.WordWrap
                font.pixelSize: Theme.lead
                color: Theme.muted
                text: page.vm.unlocked ? qsTr("%1, please ask for an identity card if you are not sure. We store that you checked, and no date of birth.").arg(page.vm.memberName)
                    : qsTr("Something in your basket is only for people of %1 and over. We check your age here, then you can pay.").arg(page.vm.age)
            }
            OrderSummary { width: parent.width; vm: page.screens.basket }
        }
        side: Item {
            implicitHeight: (page.vm.unlocked ? ways.implicitHeight : pad.implicitHeight) + 6 * Theme.u
            Loader { id: pad; anchors.fill: parent; active: !page.vm.unlocked; sourceComponent: lock }
            Column {
                id: ways
                visible: page.vm.unlocked
                x: Theme.margin
                y: parent.height - height - (Theme.landscape ? Theme.margin : 3 * Theme.u)
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                ActionButton { objectName: "approve_age"; width: parent.width; kind: "primary"; symbol: "check"; text: qsTr("Yes, at least %1").arg(page.vm.age); onClicked: page.vm.approve() }
                ActionButton { objectName: "refuse_age"; width: parent.width; text: qsTr("No, take it out"); onClicked: page.vm.refuse() }
            }
        }
    }
}
