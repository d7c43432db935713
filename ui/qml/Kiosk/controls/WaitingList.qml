pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What waits in the online cart: taken over line by line, or all of it.
Column {
    id: list
    required property BasketVM vm
    visible: vm.waiting.count > 0
    spacing: 2 * Theme.u
    Section { width: parent.width; title: qsTr("Waiting in your online cart") }
    Card {
        width: parent.width
        implicitHeight: rows.implicitHeight + all.height + 4 * Theme.u
        color: "transparent"
        border.color: Theme.edge
        Column {
            id: rows
            width: parent.width
            Repeater {
                model: list.visible ? list.vm.waiting : null // of a page that is kept: nothing is made for nobody
                Item {
                    id: line
                    required property string sku
                    required property string name
                    required property string price
                    required property string picture
                    required property string tint
                    required property int quantity
                    width: rows.width
                    height: Math.max(13 * Theme.u, words.implicitHeight + 3 * Theme.u)
                    Picture { id: image; anchors { left: parent.left; leftMargin: 2 * Theme.u; verticalCenter: parent.verticalCenter } width: 8.8 * Theme.u; height: 11 * Theme.u; source: line.picture; tint: line.tint; radius: Theme.radius * 0.6 }
                    Column {
                        id: words
                        anchors { left: image.right; leftMargin: 2.5 * Theme.u; right: take.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
                        Txt { width: parent.width; text: line.name; font.weight: Font.Medium; wrapMode: Text.WordWrap; maximumLineCount: 2; elide: Text.ElideRight }
                        Txt { width: parent.width; color: Theme.muted; text: line.quantity > 1 ? line.quantity + " × " + line.price : line.price }
                    }
                    RoundButton {
                        id: take
                        objectName: "take_" + line.sku
                        anchors { right: parent.right; rightMargin: 2 * Theme.u; verticalCenter: parent.verticalCenter }
                        symbol: "plus"
                        text: qsTr("Take %1 into the basket").arg(line.name)
                        onClicked: list.vm.takeLine(line.sku)
                    }
                }
            }
        }
        ActionButton {
            id: all
            objectName: "take_online_cart"
            size: Theme.landscape ? Theme.touchSmall : Theme.touch
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 2 * Theme.u }
            symbol: "basket"
            text: qsTr("Take all of it")
            onClicked: list.vm.takeAll()
        }
    }
}
