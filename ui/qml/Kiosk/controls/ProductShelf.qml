pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// A titled row of products to swipe through.
Column {
    id: shelf
    required property RowsModel products
    required property string title
    property string aside: ""
    property real cardWidth: (Theme.largeText ? 44 : 27) * Theme.u
    property bool reasoned: true // why each of them is shown, where the title does not say it already
    property ShellVM shell: null // with it, the shelf stands where it was when one comes back
    readonly property int held: products.count
    signal picked(string sku)
    onHeldChanged: if (held === 0) row.forceLayout() // hidden, it would keep what it showed; of a person nothing may stay
    visible: held > 0
    transform: Rise { target: shelf }
    spacing: 2 * Theme.u
    Section { width: parent.width; title: shelf.title; aside: shelf.aside }
    ListView {
        id: row
        x: -Theme.margin
        width: parent.width + 2 * Theme.margin
        height: shelf.cardWidth * 1.25 + ((shelf.reasoned ? 4 : 2) * Theme.label + 3 * Theme.body) * 1.4 + Theme.gap
        orientation: ListView.Horizontal
        model: shelf.products
        spacing: 2.5 * Theme.u
        leftMargin: Theme.margin
        rightMargin: Theme.margin
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        delegate: ProductCard {
            width: shelf.cardWidth
            reasoned: shelf.reasoned
            onClicked: shelf.picked(sku)
        }
    }
    Loader { active: shelf.shell !== null; visible: false; sourceComponent: Stands { shell: shelf.shell; list: row; place: shelf.objectName; sideways: true } }
}
