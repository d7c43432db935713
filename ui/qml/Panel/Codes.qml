pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Panel
import Kiosk.Backend

// Products to scan or to show, and the odd codes people hold before a kiosk.
Pane {
    id: codes
    required property PanelVM vm
    title: "Codes"
    hint: "click: the scanner · camera button: the camera"
    Rectangle {
        id: search
        x: 14
        width: parent.width - 28
        height: 40
        radius: 9
        color: Theme.sunken
        Icon { x: 12; anchors.verticalCenter: parent.verticalCenter; name: "search"; size: 16; color: Theme.muted }
        TextInput {
            id: input
            objectName: "filter"
            anchors { fill: parent; leftMargin: 38; rightMargin: 12 }
            verticalAlignment: TextInput.AlignVCenter
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: 14
            onTextEdited: codes.vm.filter(text)
            Txt { visible: input.text === ""; anchors.verticalCenter: parent.verticalCenter; text: "Find a product"; color: Theme.muted; font.pixelSize: 14 }
        }
    }
    GridView {
        id: grid
        anchors { top: search.bottom; topMargin: 12; left: parent.left; leftMargin: 14; right: parent.right; rightMargin: 4; bottom: odd.top; bottomMargin: 10 }
        readonly property int columns: Math.max(2, Math.floor(width / 148))
        cellWidth: Math.floor(width / columns)
        cellHeight: 204
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: codes.vm.products
        delegate: Item {
            id: cell
            required property string key
            required property string name
            required property string gtin
            required property string picture
            objectName: "product_" + key
            width: grid.cellWidth
            height: grid.cellHeight
            Accessible.role: Accessible.Button
            Accessible.name: cell.name
            Accessible.onPressAction: codes.vm.scan(cell.gtin)
            Rectangle {
                anchors { fill: parent; rightMargin: 10; bottomMargin: 10 }
                radius: 10
                color: Theme.sunken
                opacity: tap.pressed ? 0.7 : 1
                clip: true
                Image { width: parent.width; height: 128; source: cell.picture; sourceSize.width: 220; fillMode: Image.PreserveAspectCrop; asynchronous: true }
                Txt { x: 10; y: 134; width: parent.width - 20; text: cell.name; font.pixelSize: 12; wrapMode: Text.WordWrap; maximumLineCount: 2; elide: Text.ElideRight; lineHeight: 1.05; Accessible.ignored: true }
                Txt { x: 10; anchors.bottom: parent.bottom; anchors.bottomMargin: 8; text: cell.gtin; font.pixelSize: 11; color: Theme.muted }
                Knob { anchors { right: parent.right; top: parent.top; margins: 8 } width: 34; height: 30; bare: true; symbol: "qr"; text: "Show " + cell.name + " to the camera"; onClicked: codes.vm.show(cell.gtin) }
            }
            TapHandler { id: tap; onTapped: codes.vm.scan(cell.gtin) }
        }
    }
    Flow {
        id: odd
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 14 }
        spacing: 8
        Knob { text: "350 g of apples"; symbol: "barcode"; onClicked: codes.vm.scan("{weight_label:FV121:350}") }
        Knob { text: "Recalled"; symbol: "barcode"; onClicked: codes.vm.scan("{product:DR127}") }
        Knob { text: "Unknown product"; symbol: "barcode"; onClicked: codes.vm.scan("9504009999996") }
        Knob { text: "Misread"; symbol: "barcode"; onClicked: codes.vm.scan("9504000011018") }
        Knob { text: "Strange address"; symbol: "qr"; onClicked: codes.vm.show("https://evil.example/pay?to=me") }
    }
}
