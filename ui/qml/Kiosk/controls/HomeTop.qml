pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Who is here and what waits for them; for nobody in particular: how to be recognised.
Column {
    id: top
    required property Screens screens
    readonly property HomeVM vm: screens.home
    spacing: 3 * Theme.u
    Heading {
        width: parent.width
        objectName: "greeting"
        text: top.vm.identified ? qsTr("Hello %1").arg(top.vm.firstName) : top.vm.noted ? qsTr("Your card is noted") : qsTr("What are you looking for?")
        font.pixelSize: Theme.landscape && !top.vm.identified ? Theme.headline : Theme.display
    }
    Flow {
        width: parent.width
        spacing: Theme.gap
        Rectangle {
            visible: top.vm.identified
            width: points.implicitWidth + 5 * Theme.u
            height: Theme.touchSmall
            radius: height / 2
            color: Theme.accentSoft
            Row {
                id: points
                anchors.centerIn: parent
                spacing: Theme.gap / 2
                Icon { name: "star"; color: Theme.accent; anchors.verticalCenter: parent.verticalCenter }
                Txt { objectName: "points"; text: qsTr("%1 points").arg(top.vm.points); color: Theme.accent; font.weight: Font.DemiBold; anchors.verticalCenter: parent.verticalCenter }
                Txt { objectName: "verified"; visible: top.vm.verified; text: qsTr("· verified"); color: Theme.accent; font.weight: Font.DemiBold; anchors.verticalCenter: parent.verticalCenter }
            }
        }
        ActionButton { objectName: "log_in_by_phone"; visible: !top.vm.verified; enabled: !top.screens.shell.offline; size: Theme.touchSmall; symbol: "phone"; text: qsTr("Log in by phone"); onClicked: top.screens.shell.open("login") }
        ActionButton { objectName: "my_data"; visible: top.vm.identified || top.vm.noted; size: Theme.touchSmall; symbol: "shield"; text: qsTr("My data"); onClicked: top.screens.shell.open("consents") }
        ActionButton { objectName: "new_session"; size: Theme.touchSmall; symbol: "exit"; text: qsTr("Finish"); onClicked: top.screens.shell.newSession() }
    }
    Note {
        visible: top.vm.asOf !== ""
        objectName: "stale"
        width: parent.width
        tone: "attention"
        text: qsTr("Your lists as of %1. They will be brought up to date when we are connected again.").arg(top.vm.asOf)
    }
    Note {
        visible: top.vm.noted
        width: parent.width
        tone: "attention"
        symbol: "card"
        text: qsTr("There is no connection at the moment, so we cannot greet you by name. Your purchase will be credited to your card later.")
    }
    MyPickups {
        visible: top.screens.pickup.mine.count > 0
        width: parent.width
        vm: top.screens.pickup
        onPicked: code => { top.screens.shell.openWith("pickup", code); top.screens.pickup.open(code) }
    }
    CartCard {
        visible: top.vm.cart.count > 0
        width: parent.width
        vm: top.vm
        onTaken: { top.vm.takeOverCart(); top.screens.shell.open("basket") }
    }
    Loader { active: !top.vm.identified && !top.vm.noted && (top.screens.ready.mayScan || top.screens.ready.mayTap); visible: active; width: parent.width; sourceComponent: WaysCard { vm: top.screens.ready } }
}
