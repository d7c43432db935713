pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// My data: one switch a purpose. Withdrawing everything weighs as much as anything else here.
Page {
    id: page
    required property Screens screens
    readonly property ConsentsVM vm: screens.consents
    objectName: "consents"
    foot: split.foot
    Component { id: rights; MyDataCards { vm: page.screens.myData; onProofWanted: page.screens.shell.openWith("login", "consents") } }
    Split {
        id: split
        anchors.fill: parent
        main: Scroll {
            spacing: 3 * Theme.u
            Heading { width: parent.width; text: qsTr("My data"); font.pixelSize: Theme.headline }
            Txt { width: parent.width; wrapMode: Text.WordWrap; font.pixelSize: Theme.lead; color: Theme.muted; text: qsTr("You decide what we may do. Your cart, your wish list and your purchases work without any of this.") }
            Note { visible: !page.vm.known; width: parent.width; symbol: "tap"; text: qsTr("Tap your card first: then we know whose data this is about.") }
            Note { visible: page.vm.known && !page.vm.mayGive && page.vm.asOf === ""; width: parent.width; tone: "attention"; text: qsTr("Without a connection we cannot show what you decided before. You can withdraw everything now; agreeing needs the connection.") }
            Note { objectName: "consents_as_of"; visible: page.vm.asOf !== ""; width: parent.width; tone: "attention"; text: qsTr("Without a connection: what you had decided as of %1. You can withdraw now; agreeing needs the connection.").arg(page.vm.asOf) }
            Repeater {
                model: page.vm.rows
                ConsentCard {
                    required property int index
                    width: parent ? parent.width : 0
                    enabled: page.vm.known && (given || page.vm.mayGive)
                    onToggled: page.vm.toggle(key)
                }
            }
            Loader { width: parent.width; active: !Theme.landscape && page.vm.known; visible: active; sourceComponent: rights }
        }
        side: Item {
            implicitHeight: ends.implicitHeight + 6 * Theme.u
            Scroll {
                visible: Theme.landscape
                anchors { left: parent.left; right: parent.right; top: parent.top; bottom: ends.top; bottomMargin: Theme.gap }
                Loader { width: parent.width; active: Theme.landscape && page.vm.known; sourceComponent: rights }
            }
            Column {
                id: ends
                x: Theme.margin
                y: parent.height - height - (Theme.landscape ? Theme.margin : 3 * Theme.u)
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                Note {
                    objectName: "consent_delivery"
                    visible: page.vm.delivery !== ""
                    width: parent.width
                    tone: page.vm.delivery === "delivered" ? "good" : "plain"
                    symbol: "shield"
                    text: page.vm.delivery === "delivered" ? qsTr("Your decision applies, and the shop's system has it.") : qsTr("Your decision applies here at once. It is stored on this device and passed on as soon as the shop's system can be reached.")
                }
                ActionButton { objectName: "consent_receipt"; visible: page.screens.myData.mayTakeReceipt; width: parent.width; symbol: "phone"; text: qsTr("Receipt for your phone"); onClicked: page.screens.myData.takeReceipt() }
                ActionButton { objectName: "forget_here"; visible: page.vm.kept; width: parent.width; text: qsTr("Forget me on this device"); onClicked: page.vm.forgetHere() }
                ActionButton { objectName: "withdraw_all"; width: parent.width; enabled: page.vm.known; text: qsTr("Withdraw everything"); onClicked: page.vm.withdrawAll() }
            }
        }
    }
}
