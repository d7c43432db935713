pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What waits to be delivered: two lists, one entry in full, and what staff may do.
Page {
    id: page
    required property Screens screens
    readonly property DeliveriesVM vm: screens.deliveries
    objectName: "deliveries"
    foot: split.foot
    Split {
        id: split
        anchors.fill: parent
        main: Item {
            Column {
                id: head
                x: Theme.margin
                y: Theme.gap
                width: parent.width - 2 * Theme.margin
                spacing: 2.5 * Theme.u
                Heading { width: parent.width; text: qsTr("Waiting deliveries"); font.pixelSize: Theme.headline }
                Flow {
                    width: parent.width
                    spacing: Theme.gap * 0.75
                    Chip { objectName: "deliveries_parked"; text: qsTr("To be looked at · %Ln", "", page.vm.parked); chosen: page.vm.view === "parked"; onClicked: page.vm.show("parked") }
                    Chip { objectName: "deliveries_waiting"; text: qsTr("On their way · %Ln", "", page.vm.waiting); chosen: page.vm.view === "waiting"; onClicked: page.vm.show("waiting") }
                }
                Note { objectName: "deliveries_problem"; visible: page.vm.problem !== ""; width: parent.width; tone: "error"; text: page.vm.problem }
                Note { objectName: "deliveries_message"; visible: page.vm.message !== ""; width: parent.width; tone: "good"; text: page.vm.message }
                Txt { visible: page.vm.empty; width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; text: page.vm.view === "parked" ? qsTr("Nothing needs your attention.") : qsTr("Nothing is on its way.") }
            }
            ListView {
                objectName: "deliveries_list"
                anchors { top: head.bottom; topMargin: 2.5 * Theme.u; bottom: pager.visible ? pager.top : parent.bottom; bottomMargin: Theme.gap }
                x: Theme.margin
                width: head.width
                model: page.vm.rows
                spacing: 1.5 * Theme.u
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                delegate: DeliveryLine { width: ListView.view.width; onClicked: page.vm.choose(entryId) }
            }
            Row {
                id: pager
                visible: page.vm.pageText !== ""
                x: Theme.margin
                y: parent.height - height - Theme.gap
                spacing: Theme.gap
                RoundButton { objectName: "page_back"; symbol: "back"; text: qsTr("Page before"); enabled: page.vm.mayGoBack; onClicked: page.vm.turn(-1) }
                Txt { text: page.vm.pageText; color: Theme.muted; anchors.verticalCenter: parent.verticalCenter }
                RoundButton { objectName: "page_on"; symbol: "forward"; text: qsTr("Next page"); enabled: page.vm.mayGoOn; onClicked: page.vm.turn(1) }
            }
        }
        side: Item {
            implicitHeight: actions.implicitHeight + 6 * Theme.u
            Column {
                id: actions
                x: Theme.margin
                y: Theme.landscape ? parent.height - height - Theme.margin : 3 * Theme.u
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                ActionButton { objectName: "retry_all"; width: parent.width; kind: "primary"; symbol: "refresh"; enabled: page.vm.parked > 0 && !page.vm.busy; text: qsTr("Send all of them again"); onClicked: page.vm.retryAll() }
                ActionButton { objectName: "export_unsent"; width: parent.width; symbol: "receipt"; enabled: page.vm.parked + page.vm.waiting > 0 && !page.vm.busy; text: qsTr("Save to a file"); onClicked: page.vm.export() }
                Txt { width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; font.pixelSize: Theme.label; text: qsTr("Nothing is deleted here. The file is encrypted; another device can take it in.") }
            }
        }
    }
}
