pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Click and collect: the code first, then how the order is, and one touch that tells staff.
Page {
    id: page
    required property Screens screens
    readonly property PickupVM vm: screens.pickup
    objectName: "pickup"
    foot: split.foot
    Split {
        id: split
        anchors.fill: parent
        main: Scroll {
            spacing: 3 * Theme.u
            Disc { visible: page.vm.hasOrder; tone: page.vm.ready ? "good" : "attention"; symbol: page.vm.ready ? "check" : "clock" }
            Heading { objectName: "pickup_state"; width: parent.width; text: page.vm.hasOrder ? page.vm.state : qsTr("Collect an order"); font.pixelSize: Theme.headline; Accessible.role: Accessible.AlertMessage }
            Txt { objectName: "pickup_advice"; width: parent.width; wrapMode: Text.WordWrap; font.pixelSize: Theme.lead; color: Theme.muted; text: page.vm.hasOrder ? page.vm.advice : qsTr("Scan the code from our e-mail, or type it. It begins with PK.") }
            SearchField { visible: !page.vm.hasOrder; width: parent.width; fieldName: "pickup_code"; value: page.vm.hasOrder ? "" : page.vm.code; hint: qsTr("Pick-up code"); onEdited: value => page.vm.setCode(value); onAccepted: page.vm.find() }
            Steps { visible: !page.vm.hasOrder && !(Theme.largeText && !Theme.landscape); width: parent.width; topPadding: 2 * Theme.u; sentences: [qsTr("Show us the code"), qsTr("Say that you are here"), qsTr("We bring you what you ordered")] }
            Note { objectName: "pickup_problem"; visible: page.vm.problem !== ""; width: parent.width; tone: "attention"; symbol: "warning"; text: page.vm.problem }
            Note { objectName: "pickup_told"; visible: page.vm.told; width: parent.width; tone: "good"; text: qsTr("Thank you, our staff know") }
            Card {
                visible: page.vm.hasOrder
                width: parent.width
                implicitHeight: lines.implicitHeight + 6 * Theme.u
                Column {
                    id: lines
                    x: 3 * Theme.u
                    y: 3 * Theme.u
                    width: parent.width - 6 * Theme.u
                    spacing: 2 * Theme.u
                    Heading { width: parent.width; text: qsTr("Order %1").arg(page.vm.code); font.pixelSize: Theme.lead }
                    Repeater {
                        model: page.vm.rows
                        Row {
                            id: line
                            required property string sku
                            required property string name
                            required property string picture
                            required property string tint
                            required property int quantity
                            objectName: "pickup_line_" + sku
                            width: lines.width
                            spacing: 2 * Theme.u
                            Accessible.role: Accessible.ListItem
                            Accessible.name: quantity + " " + name
                            Picture { width: 8 * Theme.u; height: 10 * Theme.u; source: line.picture; tint: line.tint; behind: Theme.surface; radius: Theme.radius * 0.6 }
                            Txt { width: parent.width - 10 * Theme.u; anchors.verticalCenter: parent.verticalCenter; wrapMode: Text.WordWrap; text: line.quantity + " × " + line.name; Accessible.ignored: true }
                        }
                    }
                }
            }
        }
        side: Item {
            implicitHeight: page.vm.hasOrder ? actions.implicitHeight + 6 * Theme.u : keyboard.implicitHeight
            Column {
                id: actions
                visible: page.vm.hasOrder
                x: Theme.margin
                y: Theme.landscape ? parent.height - height - Theme.margin : 3 * Theme.u
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                ActionButton { objectName: "pickup_here"; visible: page.vm.mayTell; enabled: !page.vm.busy; width: parent.width; kind: "primary"; symbol: "bell"; text: qsTr("I am here"); onClicked: page.vm.arrived() }
                ActionButton { objectName: "pickup_another"; width: parent.width; text: qsTr("Another code"); onClicked: page.vm.another() }
            }
            Keyboard {
                id: keyboard
                visible: !page.vm.hasOrder
                y: parent.height - height
                width: parent.width
                height: Theme.landscape ? parent.height : implicitHeight
                language: page.screens.preferences.language
                doneText: qsTr("Show")
                onTyped: letters => page.vm.type(letters)
                onErased: page.vm.erase()
                onDone: page.vm.find()
            }
        }
    }
}
