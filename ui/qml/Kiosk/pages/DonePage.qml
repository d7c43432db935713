pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The order is stored: its number, its code, its slip, and the end.
Page {
    id: page
    required property Screens screens
    readonly property DoneVM vm: screens.done
    objectName: "done"
    foot: split.foot
    Component {
        id: pass
        Card {
            implicitHeight: stack.implicitHeight + 8 * Theme.u
            Column {
                id: stack
                anchors.centerIn: parent
                spacing: 3 * Theme.u
                Column {
                    objectName: "code_instead"
                    visible: page.vm.slip === "failed"
                    width: stack.parent.width - 6 * Theme.u
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Theme.u
                    Heading { width: parent.width; horizontalAlignment: Text.AlignHCenter; font.pixelSize: Theme.title; text: page.vm.paid ? qsTr("Your receipt as a code") : qsTr("Your slip as a code") }
                    Txt { width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; color: Theme.muted; text: qsTr("Scan it with your phone, or take a picture of it") }
                }
                QrCode {
                    anchors.horizontalCenter: parent.horizontalCenter
                    objectName: "receipt_code"
                    size: (Theme.landscape ? 44 : 52) * Theme.u
                    runs: page.vm.code
                    side: page.vm.codeSide
                    label: qsTr("Code of your order")
                }
                Column {
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Theme.u
                    Txt { anchors.horizontalCenter: parent.horizontalCenter; text: qsTr("Order number"); color: Theme.muted }
                    Heading { objectName: "order_number"; anchors.horizontalCenter: parent.horizontalCenter; text: page.vm.number; font.pixelSize: Theme.headline; wrapMode: Text.NoWrap }
                    Txt { anchors.horizontalCenter: parent.horizontalCenter; text: qsTr("%Ln item(s)", "", page.vm.pieces) + " · " + page.vm.total }
                }
                Column {
                    visible: page.vm.collectedAt !== ""
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Theme.u
                    Txt { anchors.horizontalCenter: parent.horizontalCenter; text: qsTr("Pick-up code"); color: Theme.muted }
                    Heading { anchors.horizontalCenter: parent.horizontalCenter; text: page.vm.pickupCode; font.pixelSize: Theme.headline; wrapMode: Text.NoWrap }
                }
            }
        }
    }
    Split {
        id: split
        anchors.fill: parent
        main: Scroll {
            spacing: 3 * Theme.u
            Disc { symbol: "check"; tone: "good" }
            Heading { width: parent.width; text: page.vm.paidByPhone ? qsTr("Paid by phone") : page.vm.paid ? qsTr("Paid by card") : qsTr("Your order is stored"); font.pixelSize: Theme.display }
            Txt { width: parent.width; font.pixelSize: Theme.lead; wrapMode: Text.WordWrap; text: page.vm.paid ? (page.vm.collectedAt !== "" || page.vm.sentTo !== "" ? qsTr("%1 is paid.").arg(page.vm.total) : qsTr("%1 is paid. Take your things with you.").arg(page.vm.total)) : qsTr("Please pay %1 at the till. Show this number or the code there.").arg(page.vm.total) }
            Loader { width: parent.width; active: !Theme.landscape; visible: active; sourceComponent: pass }
            Card {
                width: parent.width
                implicitHeight: facts.implicitHeight + 6 * Theme.u
                Column {
                    id: facts
                    x: 3 * Theme.u
                    y: 3 * Theme.u
                    width: parent.width - 6 * Theme.u
                    spacing: 2 * Theme.u
                    Fact { objectName: "collected_at"; visible: page.vm.collectedAt !== ""; width: parent.width; tone: "accent"; symbol: "store"; text: qsTr("You collect it in the store %1. Your pick-up code is %2: note it, or photograph this.").arg(page.vm.collectedAt).arg(page.vm.pickupCode) }
                    Fact { objectName: "sent_to"; visible: page.vm.sentTo !== ""; width: parent.width; tone: "accent"; symbol: "truck"; text: page.vm.paid ? qsTr("We send it to you: %1.").arg(page.vm.sentTo) : qsTr("As soon as you have paid at the till, we send it to you: %1.").arg(page.vm.sentTo) }
                    Fact {
                        objectName: "slip"
                        width: parent.width
                        tone: page.vm.slip === "failed" ? "attention" : page.vm.slip === "printed" ? "good" : "plain"
                        symbol: page.vm.slip === "none" ? "qr" : "printer"
                        text: ({
                            none: page.vm.paid ? qsTr("Photograph the code: it is your receipt.") : qsTr("Photograph the code: it is your slip."),
                            printing: page.vm.paid ? qsTr("Your receipt is being printed.") : qsTr("Your slip is being printed."),
                            printed: page.vm.paid ? qsTr("Your receipt is printed. Please take it with you.") : qsTr("Your slip is printed. Please take it with you."),
                            failed: page.vm.paid ? qsTr("The receipt could not be printed. Photograph the code instead; your purchase is stored.") : qsTr("The slip could not be printed. Photograph the code instead; your order is stored.")
                        })[page.vm.slip]
                    }
                    Fact {
                        objectName: "delivery"
                        width: parent.width
                        tone: page.vm.delivered ? "good" : "plain"
                        symbol: page.vm.delivered ? "check" : "shield"
                        text: page.vm.delivered ? qsTr("The shop's system has it.") : qsTr("Stored safely on this device. The shop's system gets it by itself as soon as it can be reached.")
                    }
                    PointsNote { width: parent.width; vm: page.screens.points }
                }
            }
            Card {
                visible: page.vm.cardSlip !== ""
                width: parent.width
                implicitHeight: slip.implicitHeight + 6 * Theme.u
                Txt { id: slip; objectName: "card_slip"; x: 3 * Theme.u; y: 3 * Theme.u; width: parent.width - 6 * Theme.u; text: page.vm.cardSlip; font.family: "monospace"; font.pixelSize: Theme.label; wrapMode: Text.Wrap }
            }
            Column {
                width: parent.width
                spacing: 2 * Theme.u
                topPadding: 2 * Theme.u
                Heading { width: parent.width; font.pixelSize: Theme.lead; text: page.vm.asks ? qsTr("How was it?") : qsTr("Thank you, that helps us") ; objectName: page.vm.asks ? "feedback_question" : "feedback_thanks"; visible: page.vm.asks || page.vm.rating > 0 }
                Row {
                    visible: page.vm.asks || page.vm.rating > 0
                    spacing: Theme.gap
                    Repeater {
                        model: 5
                        RoundButton {
                            required property int index
                            readonly property bool lit: index < page.vm.rating
                            objectName: "feedback_" + (index + 1)
                            enabled: page.vm.asks
                            size: Theme.touch
                            symbol: "star"
                            front: lit ? Theme.accentInk : page.vm.asks ? Theme.ink : Theme.edge
                            ground: lit ? Theme.accent : Theme.surface
                            text: qsTr("%1 of 5 stars").arg(index + 1)
                            onClicked: page.vm.rate(index + 1)
                        }
                    }
                }
            }
        }
        side: Item {
            implicitHeight: ends.implicitHeight + 6 * Theme.u
            Loader { x: Theme.margin; y: Theme.gap; width: parent.width - 2 * Theme.margin; active: Theme.landscape; sourceComponent: pass }
            Column {
                id: ends
                x: Theme.margin
                y: parent.height - height - (Theme.landscape ? Theme.margin : 3 * Theme.u)
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                ActionButton { objectName: "print_again"; visible: page.vm.mayPrintAgain; width: parent.width; symbol: "printer"; text: qsTr("Print it again"); onClicked: page.vm.printAgain() }
                ActionButton { objectName: "new_session"; width: parent.width; kind: "primary"; text: qsTr("Done"); onClicked: page.screens.shell.newSession() }
            }
        }
    }
}
