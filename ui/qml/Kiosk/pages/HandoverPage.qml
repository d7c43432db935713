pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Take it with you: a code for a phone, whether it was fetched, and whether the basket here is still wanted.
Page {
    id: page
    required property Screens screens
    readonly property HandoverVM vm: screens.handover
    readonly property bool shown: vm.codeSide > 0
    objectName: "handover"
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
                    objectName: "handover_code"
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: Math.min(parent.width, (Theme.landscape ? 72 : 96) * Theme.u)
                    runs: page.vm.code
                    side: page.vm.codeSide
                    label: qsTr("Code that brings it to your phone")
                }
                Txt { objectName: "handover_pieces"; width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; font.weight: Font.DemiBold; text: qsTr("%Ln item(s)", "", page.vm.pieces) }
                Txt { width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; color: Theme.muted; text: page.vm.state === "signed" ? qsTr("Good for a day, and for one phone") : qsTr("Good until %1, and for one phone").arg(page.vm.until) }
            }
        }
    }
    Split {
        id: split
        anchors.fill: parent
        main: Scroll {
            spacing: 3 * Theme.u
            Disc { visible: page.vm.state === "fetched"; symbol: "phone"; tone: "good" }
            Heading {
                objectName: "handover_title"
                width: parent.width
                font.pixelSize: Theme.display
                text: ({
                    fetched: qsTr("Your phone has it"),
                    expired: qsTr("This code is over"),
                    nothing: qsTr("Nothing to take along"),
                    too_much: qsTr("Too much for one code")
                })[page.vm.state] ?? qsTr("Take it with you")
            }
            Txt {
                objectName: "handover_text"
                width: parent.width
                font.pixelSize: Theme.lead
                wrapMode: Text.WordWrap
                text: ({
                    none: "",
                    asking: qsTr("One moment, your code is being made."),
                    waiting: qsTr("Nothing has to be installed, and nobody asks who you are."),
                    signed: qsTr("Nothing has to be installed, and nobody asks who you are."),
                    fetched: page.vm.ofBasket ? qsTr("Shall your basket here be emptied, or do you go on shopping with it?") : qsTr("You find it there in the browser."),
                    expired: qsTr("No phone fetched it in time. Your basket here is as it was."),
                    nothing: qsTr("What was weighed for you stays here. Everything else can be taken along."),
                    too_much: qsTr("Without a connection, about 59 different products fit into a code. Take some out, or try again when we are connected.")
                })[page.vm.state]
            }
            Note { objectName: "handover_offline"; visible: page.vm.state === "signed"; width: parent.width; tone: "attention"; text: qsTr("There is no connection here at the moment, so this screen cannot tell when your phone has it.") }
            Note { objectName: "handover_left_out"; visible: page.vm.leftOut > 0 && page.vm.state !== "nothing"; width: parent.width; text: qsTr("Weighed things stay here: %Ln left out", "", page.vm.leftOut) }
            Loader { width: parent.width; active: !Theme.landscape; visible: active && page.shown; sourceComponent: pass }
            Steps {
                visible: page.shown
                width: parent.width
                topPadding: 2 * Theme.u
                sentences: [page.vm.state === "signed" ? qsTr("Photograph the code with your phone") : qsTr("Point your phone's camera at the code"), page.vm.state === "signed" ? qsTr("Open the link once you have a connection") : qsTr("Open the link it shows"), qsTr("Find everything there, at home too")]
            }
            OrderSummary { visible: Theme.landscape && page.shown && page.vm.ofBasket; width: parent.width; vm: page.screens.basket }
        }
        side: Item {
            implicitHeight: ends.implicitHeight + 6 * Theme.u
            Loader { x: Theme.margin; y: Theme.gap; width: parent.width - 2 * Theme.margin; active: Theme.landscape; visible: active && page.shown; sourceComponent: pass }
            Column {
                id: ends
                x: Theme.margin
                y: parent.height - height - (Theme.landscape ? Theme.margin : 3 * Theme.u)
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                ActionButton { objectName: "handover_again"; visible: page.vm.state === "expired" || page.vm.state === "too_much"; width: parent.width; kind: "primary"; text: qsTr("Show a new code"); onClicked: page.vm.again() }
                ActionButton { objectName: "empty_basket"; visible: page.vm.ofBasket && (page.vm.state === "fetched" || page.vm.state === "signed"); width: parent.width; text: page.vm.state === "signed" ? qsTr("I have it: empty the basket here") : qsTr("Empty the basket here"); onClicked: page.vm.emptyBasket() }
                ActionButton { objectName: "keep_basket"; visible: page.vm.state === "fetched"; width: parent.width; kind: page.vm.state === "fetched" ? "primary" : "secondary"; text: page.vm.state === "fetched" && page.vm.ofBasket ? qsTr("Go on shopping") : qsTr("Back"); onClicked: page.vm.keepBasket() }
            }
        }
    }
}
