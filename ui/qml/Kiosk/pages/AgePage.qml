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
        faded: false
        main: Scroll {
            spacing: 3 * Theme.u
            Rectangle {
                width: (Theme.landscape || !page.vm.unlocked ? 9 : 14) * Theme.u
                height: width
                radius: width / 2
                color: Theme.accentSoft
                Icon { anchors.centerIn: parent; name: page.vm.unlocked ? "person" : "bell"; size: parent.width * 0.55; color: Theme.accent }
            }
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
                text: page.vm.unlocked ? qsTr("%1, please look at an identity card if you are not sure. We store that you looked, and no date of birth.").arg(page.vm.memberName)
                    : qsTr("Something in your basket is sold from %1 years. We look briefly at your age here, then you can pay.").arg(page.vm.age)
            }
            Loader { active: !page.vm.unlocked && !Theme.landscape; visible: active; width: parent.width; height: item ? (item as Item).implicitHeight : 0; sourceComponent: lock }
            OrderSummary { visible: page.vm.unlocked; width: parent.width; vm: page.screens.basket }
        }
        side: Item {
            implicitHeight: page.vm.unlocked ? ways.implicitHeight + 6 * Theme.u : 0
            Loader { anchors.fill: parent; active: !page.vm.unlocked && Theme.landscape; sourceComponent: lock }
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
