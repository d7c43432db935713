pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// A titled block of products, in columns.
Column {
    id: block
    required property RowsModel products
    required property string title
    property int columns: Theme.largeText ? 2 : 3
    readonly property real gutter: 2.5 * Theme.u
    signal picked(string sku)
    visible: products.count > 0
    transform: Rise { target: block }
    spacing: 2.5 * Theme.u
    Section { width: parent.width; title: block.title }
    Grid {
        columns: block.columns
        columnSpacing: block.gutter
        rowSpacing: 4 * Theme.u
        Repeater {
            model: block.products
            delegate: ProductCard {
                width: Math.floor((block.width - (block.columns - 1) * block.gutter) / block.columns)
                onClicked: block.picked(sku)
            }
        }
    }
}
