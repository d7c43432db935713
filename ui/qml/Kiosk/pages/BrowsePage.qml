pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Search as you type, and browse by category; any number of products.
Page {
    id: page
    required property Screens screens
    readonly property BrowseVM vm: screens.browse
    property bool typing: true
    objectName: "search"
    function arrive() { typing = vm.category === "" && isNaN(screens.shell.remembered("results")) } // who comes back wants to look
    onVisibleChanged: if (visible) arrive()
    Component.onCompleted: if (visible) arrive()
    foot: Theme.landscape ? 0 : keyboard.visible ? keyboard.height : basket.visible ? height - basket.y : 0
    SearchField {
        id: field
        x: Theme.margin
        y: Theme.gap / 2
        width: parent.width - 2 * Theme.margin
        value: page.vm.query
        hint: qsTr("What are you looking for?")
        onEdited: value => page.vm.setQuery(value)
        onAccepted: page.typing = false
        onTouched: page.typing = true
    }
    ListView {
        id: chips
        anchors { top: field.bottom; topMargin: Theme.gap; left: parent.left; right: parent.right }
        height: Theme.touchSmall
        orientation: ListView.Horizontal
        leftMargin: Theme.margin
        rightMargin: Theme.margin
        spacing: Theme.gap * 0.75
        boundsBehavior: Flickable.StopAtBounds
        model: page.vm.categories
        onContentWidthChanged: if (!moving && contentX < 0) contentX = originX - leftMargin // words of another language have another width
        header: Item {
            width: all.width + Theme.gap * 0.75
            height: all.height
            Chip { id: all; objectName: "category_all"; text: qsTr("Everything"); chosen: page.vm.category === "" && page.vm.query === ""; onClicked: { page.vm.setCategory(""); page.typing = false } }
        }
        delegate: Chip {
            required property string key
            required property string name
            objectName: "category_" + key
            text: name
            chosen: page.vm.category === key
            onClicked: { page.vm.setCategory(key); page.typing = false }
        }
    }
    FoundLine {
        id: found
        anchors { top: chips.bottom; topMargin: visible ? 2 * Theme.u : 0; left: grid.left; right: grid.right }
        vm: page.vm
    }
    GridView {
        id: grid
        objectName: "results"
        readonly property int columns: Theme.largeText ? 2 : Theme.landscape ? (keyboard.visible ? 3 : 5) : 3
        readonly property real gutter: 2.5 * Theme.u
        anchors { top: found.bottom; topMargin: found.visible ? 1.5 * Theme.u : 2.5 * Theme.u; left: parent.left; leftMargin: Theme.margin }
        width: parent.width - (keyboard.visible && Theme.landscape ? keyboard.width : 0) - 2 * Theme.margin + gutter
        height: (keyboard.visible && !Theme.landscape ? keyboard.y : basket.visible ? basket.y - Theme.gap : parent.height) - y
        cellWidth: Math.floor(width / columns)
        cellHeight: (cellWidth - gutter) * 1.25 + (Theme.label + Theme.body * 3) * 1.3 + Theme.label * 1.3 + 6 * Theme.u
        model: page.visible ? page.vm.results : null // hidden, it holds nothing of what was looked for
        reuseItems: true
        cacheBuffer: 0 // rows made ahead of time outlive a reset of the model, and Qt warns
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        onMovementStarted: page.typing = false
        delegate: Item {
            id: cell
            required property string sku
            required property string name
            required property string brand
            required property string price
            required property string was
            required property string unitPrice
            required property string picture
            required property string tint
            required property string badge
            required property string note
            width: grid.cellWidth
            height: grid.cellHeight
            ProductCard {
                width: parent.width - grid.gutter
                sku: cell.sku; name: cell.name; brand: cell.brand; price: cell.price; was: cell.was
                unitPrice: cell.unitPrice; picture: cell.picture; tint: cell.tint; badge: cell.badge; note: cell.note
                onClicked: page.screens.shell.openWith("product", cell.sku)
            }
        }
    }
    Stands { shell: page.screens.shell; list: grid; place: "results" }
    Stands { shell: page.screens.shell; list: chips; place: "categories"; sideways: true }
    NothingFound {
        visible: page.vm.nothingFound
        anchors { left: grid.left; top: grid.top; topMargin: Theme.landscape ? 2 * Theme.u : 6 * Theme.u }
        width: grid.width - grid.gutter
        room: grid.height
        popular: page.screens.home.popular
        vm: page.vm
        shell: page.screens.shell
        onLookAround: { page.vm.setCategory(""); page.typing = false }
    }
    BasketButton {
        id: basket
        visible: page.screens.basket.pieces > 0 && (!keyboard.visible || Theme.landscape)
        anchors { left: parent.left; bottom: parent.bottom; margins: Theme.margin; bottomMargin: 3 * Theme.u }
        width: parent.width - (keyboard.visible ? keyboard.width : 0) - 2 * Theme.margin
        vm: page.screens.basket
        onClicked: page.screens.shell.open("basket")
    }
    Keyboard {
        id: keyboard
        visible: page.typing
        x: Theme.mirrored ? 0 : parent.width - width
        y: parent.height - height
        width: Theme.landscape ? Math.round(parent.width * 5 / 12) : parent.width
        height: Theme.landscape ? parent.height - chips.y - chips.height - 2.5 * Theme.u : implicitHeight
        language: page.screens.preferences.language
        onTyped: letters => page.vm.type(letters)
        onErased: page.vm.erase()
        onDone: page.typing = false
    }
}
