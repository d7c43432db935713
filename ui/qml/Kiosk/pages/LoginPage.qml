pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Log in by phone: a code to film, and letters to compare with the phone's.
Page {
    id: page
    required property Screens screens
    readonly property LoginVM vm: screens.login
    readonly property bool shown: vm.codeSide > 0
    objectName: "login"
    foot: split.foot
    Component {
        id: pass
        Card {
            implicitHeight: visible ? stack.implicitHeight + 8 * Theme.u : 0
            visible: page.shown
            Column {
                id: stack
                anchors.centerIn: parent
                width: parent.width - 6 * Theme.u
                spacing: 3 * Theme.u
                QrCode {
                    objectName: "login_code"
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: Math.min(parent.width, (Theme.landscape ? 60 : 72) * Theme.u)
                    runs: page.vm.code
                    side: page.vm.codeSide
                    label: qsTr("Code that opens the log-in on your phone")
                }
                Txt { width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; color: Theme.muted; text: qsTr("Your phone must show the same:") }
                Heading { objectName: "user_code"; width: parent.width; horizontalAlignment: Text.AlignHCenter; font.pixelSize: Theme.headline; wrapMode: Text.NoWrap; text: page.vm.userCode }
                Txt { objectName: "login_place"; width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; color: Theme.muted; text: qsTr("Kiosk %1 · %2").arg(page.vm.kiosk).arg(page.screens.shell.storeName) }
            }
        }
    }
    Split {
        id: split
        anchors.fill: parent
        main: Scroll {
            spacing: 3 * Theme.u
            Heading {
                objectName: "login_title"
                width: parent.width
                font.pixelSize: Theme.display
                text: ({
                    refused: qsTr("Not logged in"),
                    expired: qsTr("This code is over"),
                    offline: qsTr("Not possible right now")
                })[page.vm.state] ?? qsTr("Log in with your phone")
            }
            Txt {
                objectName: "login_text"
                width: parent.width
                font.pixelSize: Theme.lead
                wrapMode: Text.WordWrap
                text: ({
                    none: "",
                    done: "",
                    asking: qsTr("One moment, your code is being made."),
                    waiting: qsTr("Nothing is typed here, and this screen never asks for a password."),
                    refused: qsTr("It was refused on the phone. We have learnt nothing about you."),
                    expired: qsTr("Nobody confirmed in time."),
                    offline: qsTr("Logging in needs the connection. It is not there at the moment; you can shop without it, and your card is noted.")
                })[page.vm.state]
            }
            Loader { width: parent.width; active: !Theme.landscape; visible: active && page.shown; sourceComponent: pass }
            Steps { visible: page.shown; width: parent.width; topPadding: 2 * Theme.u; sentences: [qsTr("Point your phone's camera at the code"), qsTr("Compare the letters"), qsTr("Confirm on your phone that it is you")] }
            Note { visible: page.vm.state === "waiting"; width: parent.width; symbol: "shield"; text: qsTr("Confirm only what you began here yourself. Nobody from the shop will ever call or write to ask you for it.") }
        }
        side: Item {
            implicitHeight: ends.implicitHeight + (ends.implicitHeight > 0 ? 6 * Theme.u : 0)
            Loader { x: Theme.margin; y: Theme.gap; width: parent.width - 2 * Theme.margin; active: Theme.landscape; visible: active && page.shown; sourceComponent: pass }
            Column {
                id: ends
                x: Theme.margin
                y: parent.height - height - (Theme.landscape ? Theme.margin : 3 * Theme.u)
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                ActionButton { objectName: "login_again"; visible: page.vm.state === "refused" || page.vm.state === "expired" || page.vm.state === "offline"; width: parent.width; kind: "primary"; text: qsTr("Show a new code"); onClicked: page.vm.again() }
                ActionButton { objectName: "login_cancel"; width: parent.width; text: qsTr("Cancel"); onClicked: page.screens.shell.back() }
            }
        }
    }
}
