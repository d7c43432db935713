pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A line of the basket.
Item {
    id: line
    required property int index
    required property string key
    required property string suffix
    required property string sku
    required property string name
    required property string detail
    required property int quantity
    required property string total
    required property string deposit
    required property string picture
    required property string tint
    required property bool fixed
    required property string saved
    readonly property bool tight: Theme.largeText || width < 100 * Theme.u
    signal picked()
    signal counted(int quantity)
    objectName: "line_" + suffix
    implicitHeight: Math.max(image.height, words.implicitHeight + (tight ? Theme.touchSmall + Theme.gap : 0)) + 4 * Theme.u
    Accessible.role: Accessible.ListItem
    Accessible.name: quantity + " " + name + ", " + total
    Hairline { visible: line.index > 0; x: 2 * Theme.u; width: parent.width - 4 * Theme.u }
    Picture {
        id: image
        anchors { left: parent.left; leftMargin: 2 * Theme.u }
        y: 2 * Theme.u
        width: 12 * Theme.u
        height: 15 * Theme.u
        source: line.picture
        tint: line.tint
        behind: Theme.surface
        radius: Theme.radius * 0.7
    }
    Item { // the picture and what is beside it, over the whole height of the line
        anchors { left: image.left; right: price.left; top: parent.top; bottom: line.tight ? steps.top : parent.bottom }
        TapHandler { onTapped: line.picked() }
    }
    Column {
        id: words
        anchors { left: image.right; leftMargin: 2.5 * Theme.u; right: price.left; rightMargin: Theme.gap }
        y: line.tight ? 2 * Theme.u : (parent.height - height) / 2
        spacing: Theme.u / 2
        Txt { width: parent.width; text: line.name; font.weight: Font.DemiBold; wrapMode: Text.WordWrap; maximumLineCount: 2; elide: Text.ElideRight; lineHeight: 1.15; Accessible.ignored: true }
        Txt { objectName: "saved_" + line.suffix; visible: line.saved !== ""; width: parent.width; color: Theme.success; font.pixelSize: Theme.label; font.weight: Font.Medium; text: qsTr("%1 on offer").arg(line.saved) }
        Txt { width: parent.width; visible: text !== ""; color: Theme.muted; text: line.quantity < 2 && !line.fixed ? line.deposit === "" ? "" : qsTr("plus %1 deposit").arg(line.deposit) : line.deposit === "" ? line.detail : qsTr("%1, plus %2 deposit").arg(line.detail).arg(line.deposit); wrapMode: Text.WordWrap; font.pixelSize: Theme.label }
    }
    Txt {
        id: price
        width: Math.max(13 * Theme.u, implicitWidth)
        horizontalAlignment: Text.AlignRight
        anchors { right: line.tight ? parent.right : steps.left; rightMargin: 3 * Theme.u }
        y: line.tight ? words.y : (parent.height - height) / 2
        text: line.total
        font.pixelSize: Theme.lead
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    Stepper {
        id: steps
        visible: !line.fixed
        anchors { right: parent.right; rightMargin: 2 * Theme.u }
        y: line.tight ? parent.height - height - 2 * Theme.u : (parent.height - height) / 2
        what: line.name
        suffix: "_" + line.suffix
        value: line.quantity
        onPicked: value => line.counted(value)
    }
    RoundButton {
        visible: line.fixed
        objectName: "remove_" + line.suffix
        anchors { right: parent.right; rightMargin: 2 * Theme.u }
        y: line.tight ? parent.height - height - 2 * Theme.u : (parent.height - height) / 2
        symbol: "trash"
        text: qsTr("Remove %1").arg(line.name)
        onClicked: line.counted(0)
    }
}
