pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Where something is about to be: a calm ground in its place, so that nothing jumps when it comes.
// `kind`: "line" (a name and a price), "card" (with its picture above) or "page" (a product's).
Item {
    id: skeleton
    property string kind: "card"
    readonly property bool beside: kind === "page" && Theme.landscape
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Is being loaded")
    implicitHeight: (kind === "line" ? 0 : width * 1.25 + Theme.gap) + words.implicitHeight
    component Block: Rectangle { radius: Theme.radius * 0.4; color: Theme.sunken }
    Block {
        id: shot
        visible: skeleton.kind !== "line"
        anchors.left: parent.left
        radius: Theme.radius
        width: skeleton.beside ? parent.width * 7 / 12 - Theme.margin : parent.width
        height: skeleton.beside ? parent.height : skeleton.kind === "page" ? parent.height * 0.5 : width * 1.25
    }
    Column {
        id: words
        anchors { left: skeleton.beside ? shot.right : parent.left; leftMargin: skeleton.beside ? 2 * Theme.margin : 0; right: parent.right; top: skeleton.beside || !shot.visible ? parent.top : shot.bottom; topMargin: skeleton.beside || !shot.visible ? Theme.gap / 2 : Theme.gap }
        spacing: Theme.gap
        Block { width: parent.width * 0.72; height: skeleton.kind === "page" ? Theme.headline : Theme.body }
        Block { width: parent.width * 0.34; height: Theme.body }
    }
}
