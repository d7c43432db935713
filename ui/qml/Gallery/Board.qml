pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The controls, side by side: as they are, touched, chosen, disabled, being loaded, empty, with an error.
Column {
    id: board
    spacing: 3 * Theme.u
    Heading { text: Theme.wordmark; font.pixelSize: Theme.headline }
    Row {
        spacing: Theme.gap
        Repeater {
            model: [Theme.paper, Theme.surface, Theme.sunken, Theme.line, Theme.edge, Theme.muted, Theme.ink, Theme.accent, Theme.accentSoft, Theme.success, Theme.warning, Theme.danger]
            Rectangle { required property color modelData; width: 6 * Theme.u; height: width; radius: Theme.radius * 0.6; color: modelData; border { width: 1; color: Theme.edge } }
        }
    }
    Column {
        spacing: Theme.u
        Repeater {
            model: [Theme.display, Theme.headline, Theme.title, Theme.lead, Theme.body, Theme.label]
            Txt { required property int modelData; text: "24,90 € Earl Grey"; font.pixelSize: modelData }
        }
    }
    Repeater {
        model: ["primary", "secondary", "danger", "quiet"]
        Row {
            id: line
            required property string modelData
            spacing: Theme.gap
            ActionButton { kind: line.modelData; text: "Normal"; symbol: "basket" }
            ActionButton { kind: line.modelData; text: "Touched"; down: true }
            ActionButton { kind: line.modelData; text: "Disabled"; enabled: false }
            ActionButton { width: 40 * Theme.u; kind: line.modelData; text: "Aside"; symbol: "card"; aside: "24,90 €" }
        }
    }
    Row {
        spacing: Theme.gap
        RoundButton { symbol: "bell"; text: "Normal" }
        RoundButton { symbol: "bell"; text: "Touched"; down: true }
        RoundButton { symbol: "bell"; text: "Disabled"; enabled: false }
        Chip { text: "Normal" }
        Chip { text: "Touched"; down: true }
        Chip { text: "Chosen"; chosen: true }
        Stepper { what: "Earl Grey"; suffix: "a"; value: 1; lowest: 0 }
    }
    Row {
        spacing: Theme.gap
        Toggle { text: "Off" }
        Toggle { text: "On"; on: true }
        Key { width: 12 * Theme.u; height: Theme.touch; text: "a"; caption: "a" }
        Key { width: 12 * Theme.u; height: Theme.touch; text: "b"; caption: "b"; down: true }
        Key { width: 24 * Theme.u; height: Theme.touch; text: "Done"; caption: "Done"; strong: true }
        Badge { text: "Badge" }
        PriceLabel { price: "9,90 €"; was: "12,90 €"; size: Theme.title }
    }
    SwitchRow { width: board.width; symbol: "contrast"; text: "Switched off" }
    SwitchRow { width: board.width; symbol: "contrast"; text: "Switched on"; on: true }
    Grid {
        columns: 2
        spacing: Theme.gap
        Repeater {
            model: ["plain", "good", "attention", "error"]
            Note { required property string modelData; width: (board.width - Theme.gap) / 2; tone: modelData; text: modelData }
        }
    }
    Row {
        spacing: Theme.gap
        Tile { width: 30 * Theme.u; symbol: "camera"; text: "Scan with the camera" }
        Tile { width: 30 * Theme.u; symbol: "bag"; text: "Touched"; down: true }
        Skeleton { width: 40 * Theme.u; kind: "line" }
    }
    Row {
        spacing: Theme.gap
        Repeater {
            model: [{ sku: "A", price: "9,90 €", was: "", badge: "" }, { sku: "B", price: "7,90 €", was: "9,90 €", badge: "Reduced" }, { sku: "", price: "", was: "", badge: "" }]
            ProductCard {
                required property var modelData
                width: (board.width - 2 * Theme.gap) / 3
                sku: modelData.sku
                name: modelData.sku === "" ? "" : "Earl Grey, 100 g"
                brand: modelData.sku === "" ? "" : "Kontor"
                price: modelData.price
                was: modelData.was
                unitPrice: modelData.sku === "" ? "" : "99,00 € / kg"
                picture: ""
                tint: "#E9E2D3"
                badge: modelData.badge
                note: ""
            }
        }
    }
}
