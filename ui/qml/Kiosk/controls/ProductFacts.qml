pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Name, price and everything the law and the shopper want beside it.
Column {
    id: facts
    required property ProductVM vm
    spacing: 2.5 * Theme.u
    Column {
        width: parent.width
        spacing: Theme.u
        Txt { visible: text !== ""; text: facts.vm.brand; color: Theme.muted; font.weight: Font.Medium }
        Heading { width: parent.width; text: facts.vm.name; font.pixelSize: Theme.headline }
    }
    Column {
        width: parent.width
        spacing: Theme.u / 2
        PriceLabel { price: facts.vm.price; was: facts.vm.was; size: Theme.headline }
        Txt { objectName: "lowest_price"; visible: facts.vm.lowest !== ""; width: parent.width; wrapMode: Text.WordWrap; text: qsTr("Lowest price of the last 30 days: %1").arg(facts.vm.lowest) }
        Txt { visible: text !== ""; width: parent.width; text: facts.vm.unitPrice; color: Theme.muted }
        Txt { visible: facts.vm.deposit !== ""; width: parent.width; text: qsTr("plus %1 deposit").arg(facts.vm.deposit) }
        Txt { width: parent.width; text: qsTr("including %1 VAT").arg(facts.vm.vatRate); color: Theme.muted; font.pixelSize: Theme.label }
    }
    Flow {
        width: parent.width
        spacing: Theme.gap / 2
        Badge { visible: facts.vm.wished; text: qsTr("On your wish list"); ground: Theme.accentSoft; front: Theme.accent }
        Badge { visible: facts.vm.ageLimit > 0; text: qsTr("Ages %1 and over").arg(facts.vm.ageLimit); ground: Theme.warningSoft; front: Theme.warning }
    }
    Txt { visible: text !== ""; width: parent.width; text: facts.vm.description; wrapMode: Text.WordWrap; lineHeight: 1.4 }
    Card {
        width: parent.width
        visible: facts.vm.stopped !== "recalled" && (facts.vm.place !== "" || facts.vm.stock.count > 0)
        implicitHeight: where.implicitHeight + 4 * Theme.u
        Column {
            id: where
            x: 3 * Theme.u
            y: 2 * Theme.u
            width: parent.width - 6 * Theme.u
            spacing: Theme.gap
            Row {
                visible: facts.vm.place !== ""
                spacing: Theme.gap
                Icon { name: "place"; color: Theme.accent; anchors.verticalCenter: parent.verticalCenter }
                Txt { objectName: "place"; text: facts.vm.place; font.weight: Font.DemiBold; anchors.verticalCenter: parent.verticalCenter }
            }
            Hairline { width: parent.width; visible: facts.vm.place !== "" && facts.vm.stock.count > 0 }
            Repeater {
                model: facts.vm.stock
                Item {
                    id: level
                    required property string name
                    required property string kind
                    required property int quantity
                    width: where.width
                    height: amount.implicitHeight
                    Txt {
                        width: parent.width - amount.implicitWidth - Theme.gap
                        elide: Text.ElideRight
                        text: level.kind === "here" ? qsTr("In this shop") : level.kind === "online" ? qsTr("Online") : level.name
                    }
                    Txt {
                        id: amount
                        anchors.right: parent.right
                        text: level.quantity > 20 ? qsTr("plenty") : level.quantity > 0 ? qsTr("%Ln left", "", level.quantity) : qsTr("none")
                        color: level.quantity > 0 ? Theme.success : Theme.muted
                        font.weight: Font.Medium
                    }
                }
            }
            Txt { visible: facts.vm.stock.count > 0 && !facts.vm.stockIsLive; width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; font.pixelSize: Theme.label; text: qsTr("As last reported; other shops cannot be asked at the moment.") }
        }
    }
}
