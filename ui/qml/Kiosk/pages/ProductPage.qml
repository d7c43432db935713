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
            reasoned: false
            title: qsTr("Goes well with it")
            onPicked: sku => page.screens.shell.openWith("product", sku)
        }
    }
    Skeleton {
        visible: !page.vm.ready && !page.vm.gone
        kind: "page"
        anchors { fill: parent; leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: Theme.gap; bottomMargin: Theme.margin }
    }
    Column {
        visible: page.vm.gone
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 100 * Theme.u)
        spacing: 3 * Theme.u
        Heading { objectName: "product_gone"; width: parent.width; horizontalAlignment: Text.AlignHCenter; text: qsTr("This is no longer in our range"); font.pixelSize: Theme.headline }
        ActionButton { objectName: "browse_shop"; anchors.horizontalCenter: parent.horizontalCenter; kind: "primary"; text: qsTr("Look around"); onClicked: page.screens.shell.open("browse") }
    }
    Split {
        id: split
        anchors.fill: parent
        visible: page.vm.ready
        main: Scroll {
            id: scroll
            Loader {
                width: parent.width
                height: Theme.landscape ? scroll.height * 0.92 : Math.min(width * 1.1, page.height * 0.5)
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
