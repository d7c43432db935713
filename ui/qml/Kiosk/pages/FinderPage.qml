pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// A guided choice: one question at a time, then what fits.
Page {
    id: page
    required property Screens screens
    readonly property FinderVM vm: screens.finder
    readonly property bool asking: vm.question !== ""
    objectName: "finder"
    readonly property bool spread: Theme.landscape && !asking // what fits, over all of the width
    foot: split.foot
    Component {
        id: turns
        Flow {
            spacing: Theme.gap
            ActionButton { objectName: "finder_back"; visible: page.vm.taken > 0; size: Theme.touchSmall; symbol: "back"; text: qsTr("One step back"); onClicked: page.vm.undo() }
            ActionButton { objectName: "finder_skip"; visible: page.asking; size: Theme.touchSmall; symbol: "forward"; text: qsTr("Doesn't matter"); onClicked: page.vm.skip() }
            ActionButton { objectName: "finder_restart"; visible: page.vm.taken > 0; size: Theme.touchSmall; symbol: "refresh"; text: qsTr("Start again"); onClicked: page.vm.restart() }
        }
    }
    Split {
        id: split
        anchors.fill: parent
        alone: page.spread
        main: Scroll {
            spacing: 4 * Theme.u
            Column {
                width: parent.width
                spacing: Theme.u
                Txt { width: parent.width; text: page.vm.category; color: Theme.muted; font.weight: Font.Medium }
                Heading { width: parent.width; objectName: "finder_question"; text: page.asking ? page.vm.question : page.vm.remaining > 0 ? qsTr("This suits you") : qsTr("Nothing here fits all of it"); font.pixelSize: Theme.display }
                Txt { objectName: "finder_chosen"; visible: text !== ""; width: parent.width; text: page.vm.chosen; color: Theme.accent; font.weight: Font.DemiBold; wrapMode: Text.WordWrap }
            }
            Loader { width: parent.width; active: page.spread; visible: active; sourceComponent: turns }
            Flow {
                width: parent.width
                visible: page.asking
                spacing: Theme.gap
                Repeater {
                    model: page.vm.answers
                    ActionButton {
                        required property int index
                        required property string value
                        required property string label
                        required property int count
                        objectName: "finder_answer_" + index
                        width: Theme.largeText ? parent.width : (parent.width - Theme.gap) / 2
                        leading: true
                        text: label
                        aside: count
                        Accessible.name: qsTr("%1, %Ln product(s)", "", count).arg(label)
                        onClicked: page.vm.answer(value)
                    }
                }
            }
            ProductGrid {
                objectName: "finder_results"
                visible: !page.asking && products.count > 0
                width: parent.width
                columns: Theme.largeText ? 2 : Theme.landscape ? 5 : 3
                products: page.vm.results
                title: qsTr("%Ln product(s)", "", page.vm.remaining)
                onPicked: sku => page.screens.shell.openWith("product", sku)
            }
            ProductGrid {
                objectName: "finder_so_far"
                visible: page.asking && products.count > 0 && !Theme.landscape
                width: parent.width
                products: page.vm.results
                title: qsTr("%Ln product(s)", "", page.vm.remaining)
                onPicked: sku => page.screens.shell.openWith("product", sku)
            }
        }
        side: Item {
            implicitHeight: steps.implicitHeight + 6 * Theme.u
            Scroll {
                visible: page.asking && Theme.landscape
                anchors { left: parent.left; right: parent.right; top: parent.top; bottom: steps.top; bottomMargin: Theme.gap }
                ProductGrid {
                    width: parent.width
                    products: page.vm.results
                    title: qsTr("%Ln product(s)", "", page.vm.remaining)
                    onPicked: sku => page.screens.shell.openWith("product", sku)
                }
            }
            Column {
                id: steps
                x: Theme.margin
                y: parent.height - height - (Theme.landscape ? Theme.margin : 3 * Theme.u)
                width: parent.width - 2 * Theme.margin
                spacing: Theme.gap
                Loader { width: parent.width; active: !page.spread; visible: active; sourceComponent: turns }
                ActionButton {
                    objectName: "finder_show"
                    visible: page.asking
                    width: parent.width
                    kind: "primary"
                    text: qsTr("Show %Ln product(s)", "", page.vm.remaining)
                    onClicked: page.vm.showNow()
                }
            }
        }
    }
}
