pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// A request about one's data, step by step, and the code that opens the answer on a phone.
Sheet {
    id: sheet
    required property MyDataVM vm
    readonly property bool gone: vm.step === "asked" && vm.erasing
    objectName: "data_sheet"
    opened: vm.step !== ""
    title: ({
        access: qsTr("A copy of your data"),
        erasure: qsTr("What happens when your data is erased"),
        sure: qsTr("Erase everything for good?"),
        asked: vm.erasing ? qsTr("We forget you") : qsTr("Your copy"),
        receipt: qsTr("What you decided, to take along")
    })[vm.step] ?? ""
    onDismissed: vm.close()
    Txt {
        objectName: "data_text"
        visible: text !== ""
        width: parent.width
        wrapMode: Text.WordWrap
        font.pixelSize: Theme.lead
        text: ({
            access: qsTr("You get a code for your phone. It opens a page with everything we have stored about you: who you are to us, your cards, lists, purchases, decisions, and who looked at it. One phone can fetch it, within three days."),
            sure: qsTr("This cannot be undone, not even by us."),
            asked: sheet.vm.erasing ? qsTr("This kiosk has forgotten you already. The code opens a page on your phone that says when our system has, too.") : qsTr("Point your phone's camera at the code, or photograph it for later. The first phone that fetches the copy has it."),
            receipt: qsTr("The code opens a page on your phone: each decision you made here, the words you saw, when and where. It names neither you nor your card.")
        })[sheet.vm.step] ?? ""
    }
    Repeater {
        model: sheet.vm.step === "erasure" ? [
            qsTr("Your name, customer number, address, cards, lists, decisions and personal offers are erased."),
            qsTr("Your points are lost. Nobody here knows your card any more."),
            qsTr("The law makes us keep the books: your purchases stay, without your name."),
            qsTr("What you have ordered you still get, by its pick-up code."),
            qsTr("Other kiosks that remembered you forget you when your card is shown there, or when their time is over.")
        ] : []
        Row {
            id: point
            required property string modelData
            width: parent ? parent.width : 0
            spacing: 1.5 * Theme.u
            Rectangle { width: Theme.u; height: width; radius: width / 2; y: Theme.body * 0.55; color: Theme.accent }
            Txt { width: parent.width - 2.5 * Theme.u; wrapMode: Text.WordWrap; text: point.modelData }
        }
    }
    QrCode {
        objectName: "data_code"
        visible: sheet.vm.codeSide > 0
        anchors.horizontalCenter: parent.horizontalCenter
        size: visible ? (Theme.landscape ? 52 : 76) * Theme.u : 0
        runs: sheet.vm.code
        side: sheet.vm.codeSide
        label: qsTr("Code that opens a page on your phone")
    }
    Note {
        objectName: "data_state"
        visible: sheet.vm.step === "asked"
        width: parent.width
        tone: ({ arrived: "good", refused: "error" })[sheet.vm.standing] ?? "attention"
        text: ({
            arrived: sheet.vm.erasing ? qsTr("Done: our system has erased your data.") : qsTr("Your copy is ready."),
            refused: qsTr("Our system did not accept this. Please talk to the staff.")
        })[sheet.vm.standing] ?? qsTr("Your request is stored on this device. It is passed on as soon as our system can be reached; keep the code until then.")
    }
    ActionButton { objectName: "data_access_confirm"; visible: sheet.vm.step === "access"; enabled: !sheet.vm.busy; width: parent.width; kind: "primary"; text: qsTr("Ask for my copy"); onClicked: sheet.vm.confirm() }
    ActionButton { objectName: "data_erasure_go_on"; visible: sheet.vm.step === "erasure"; width: parent.width; text: qsTr("I understand, go on"); onClicked: sheet.vm.goOn() }
    ActionButton { objectName: "data_erasure_confirm"; visible: sheet.vm.step === "sure"; enabled: !sheet.vm.busy; width: parent.width; kind: "danger"; text: qsTr("Yes, erase my data"); onClicked: sheet.vm.confirm() }
    ActionButton { objectName: "data_close"; visible: sheet.opened; width: parent.width; kind: sheet.vm.step === "sure" || sheet.vm.step === "erasure" || sheet.gone ? "primary" : "quiet"; text: sheet.gone ? qsTr("Finish") : sheet.vm.step === "sure" || sheet.vm.step === "erasure" ? qsTr("No, keep everything") : qsTr("Close"); onClicked: sheet.vm.close() }
}
