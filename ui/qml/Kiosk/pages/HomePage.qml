pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// What is there for everybody, and what waits for this person.
Page {
    id: page
    required property Screens screens
    readonly property HomeVM vm: screens.home
    objectName: "home"
    foot: split.foot
    // Who is here and what to begin with: the first of the page in portrait, beside it in landscape.
    Component {
        id: personal
        Column {
            spacing: 4 * Theme.u
            HomeTop { width: parent.width; screens: page.screens }
            HomeWays { width: parent.width; screens: page.screens }
        }
    }
    Split {
        id: split
        anchors.fill: parent
        main: Scroll {
            id: whole
            Stands { shell: page.screens.shell; list: whole; place: "home" }
            Loader { width: parent.width; active: !Theme.landscape; visible: active; sourceComponent: personal }
            WishShelf {
                width: parent.width
                objectName: "wishlist"
                shell: page.screens.shell
                vm: page.vm
            }
            ProductShelf {
                width: parent.width
                objectName: "suggestions"
                shell: page.screens.shell
                visible: page.vm.identified && products.count > 0
                products: page.vm.suggestions
                title: page.vm.personal ? qsTr("For you") : qsTr("You may like")
                onPicked: sku => page.screens.shell.openWith("product", sku)
            }
            Column {
                width: parent.width
                visible: page.vm.categories.count > 0
                spacing: 2 * Theme.u
                Section { width: parent.width; title: qsTr("Look around") }
                Stands { shell: page.screens.shell; list: shelves; place: "shelves"; sideways: true }
                CategoryRow {
                    id: shelves
                    x: -Theme.margin
                    width: parent.width + 2 * Theme.margin
                    leftMargin: Theme.margin
                    rightMargin: Theme.margin
                    categories: page.vm.categories
                    onPicked: key => page.screens.shell.openWith("browse", key)
                }
            }
            ProductGrid {
                width: parent.width
                products: page.vm.popular
                title: qsTr("Popular in this shop")
                onPicked: sku => page.screens.shell.openWith("product", sku)
            }
            Note {
                objectName: "catalogue_empty"
                visible: page.vm.popular.count === 0
                width: parent.width
                text: qsTr("The range is being loaded. You can scan products as soon as they are here.")
                symbol: "clock"
            }
            Row {
                id: places
                visible: page.vm.popular.count === 0
                width: parent.width
                spacing: 2.5 * Theme.u
                Repeater { model: Theme.largeText ? 2 : 3; Skeleton { width: Math.floor((places.width - (Theme.largeText ? 1 : 2) * places.spacing) / (Theme.largeText ? 2 : 3)) } }
            }
        }
        side: Item {
            implicitHeight: bar.visible ? Theme.touch + 5 * Theme.u : 0
            Scroll {
                anchors { fill: parent; bottomMargin: bar.visible ? bar.height + 6 * Theme.u : 0 }
                visible: Theme.landscape
                Loader { width: parent.width; active: Theme.landscape; sourceComponent: personal }
            }
            BasketButton {
                id: bar
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.margin; bottomMargin: 3 * Theme.u }
                vm: page.screens.basket
                onClicked: page.screens.shell.open("basket")
            }
        }
    }
}
