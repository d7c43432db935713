pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// One product. Portrait: picture above, facts below; landscape: picture left, facts and the action right.
Page {
    id: page
    required property Screens screens
    readonly property ProductVM vm: screens.product
    objectName: "product"
    foot: split.foot
    Component {
        id: shot
        Picture {
            source: page.vm.picture
            tint: page.vm.tint
            dimmed: page.vm.stopped === "recalled"
            radius: Theme.radius * 1.2
        }
    }
    Component { id: facts; ProductFacts { vm: page.vm } }
    Component {
        id: companions
        ProductShelf {
            products: page.vm.companions
            title: qsTr("Goes well with it")
            onPicked: sku => page.screens.shell.openWith("product", sku)
        }
    }
    Split {
        id: split
        anchors.fill: parent
        visible: page.vm.ready
        main: Scroll {
            id: scroll
            Loader {
                width: parent.width
                height: Theme.landscape ? scroll.height * 0.84 : Math.min(width * 1.05, page.height * 0.46)
                sourceComponent: shot
            }
            Loader { width: parent.width; active: !Theme.landscape; visible: active; sourceComponent: facts }
            Loader { width: parent.width; sourceComponent: companions }
        }
        side: Item {
            implicitHeight: actions.implicitHeight + 6 * Theme.u
            Scroll {
                anchors { fill: parent; bottomMargin: actions.implicitHeight + 8 * Theme.u }
                visible: Theme.landscape
                Loader { width: parent.width; active: Theme.landscape; sourceComponent: facts }
            }
            ProductActions {
                id: actions
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.margin; bottomMargin: 3 * Theme.u }
                screens: page.screens
            }
        }
    }
}
