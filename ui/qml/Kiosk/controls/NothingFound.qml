import QtQuick
import Kiosk
import Kiosk.Backend

// Nothing is called so: what to try, the shelves, and a person to ask.
Column {
    id: nothing
    required property BrowseVM vm
    required property RowsModel popular
    required property ShellVM shell
    property real room: 0 // how high it may be: without enough, nothing else is offered below
    signal lookAround()
    spacing: 5 * Theme.u
    Empty {
        id: words
        width: parent.width
        symbol: "search"
        title: qsTr("Nothing found for “%1”").arg(nothing.vm.query)
        text: nothing.vm.tooShort ? qsTr("Of a number, type at least four digits.") : qsTr("Try fewer letters, or look around by category.")
        ActionButton { objectName: "look_around"; size: Theme.touchSmall; text: qsTr("Look around"); onClicked: nothing.lookAround() }
        ActionButton { objectName: "ask_staff"; size: Theme.touchSmall; symbol: "bell"; text: qsTr("Call staff"); onClicked: nothing.shell.callStaff() }
    }
    ProductShelf {
        width: parent.width
        visible: held > 0 && nothing.room > words.height + nothing.spacing + height
        products: nothing.popular
        reasoned: false
        title: qsTr("Popular in this shop")
        onPicked: sku => nothing.shell.openWith("product", sku)
    }
}
