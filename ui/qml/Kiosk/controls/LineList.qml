pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Lines of the basket from one origin.
Column {
    id: list
    required property BasketVM vm
    required property RowsModel lines
    required property string title
    signal picked(string sku)
    visible: lines.count > 0
    spacing: 2 * Theme.u
    Section { width: parent.width; title: list.title }
    Card {
        width: parent.width
        implicitHeight: rows.implicitHeight
        Column {
            id: rows
            width: parent.width
            Repeater {
                model: list.visible ? list.lines : null // of a page that is kept: nothing is made for nobody
                LineItem {
                    width: rows.width
                    onPicked: list.picked(sku)
                    onCounted: quantity => list.vm.setQuantity(key, quantity)
                }
            }
        }
    }
}
