pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What an offer takes off the basket; a voucher can be left for another time, unless the line is `fixed`.
Item {
    id: line
    required property int index
    required property string name
    required property string amount
    required property string code
    property bool fixed: false
    readonly property bool idle: amount === ""
    signal dropped(string code)
    objectName: code === "" ? "discount_" + index : "voucher_" + code
    implicitHeight: Math.max(words.implicitHeight, value.implicitHeight, off.visible ? off.height : 0)
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ", " + (idle ? qsTr("not yet") : amount)
    Txt {
        id: words
        width: parent.width - value.implicitWidth - Theme.gap - (off.visible ? off.width + Theme.gap : 0)
        text: line.name
        color: line.idle ? Theme.muted : Theme.success
        wrapMode: Text.WordWrap
        maximumLineCount: 2
        elide: Text.ElideRight
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        Accessible.ignored: true
    }
    RoundButton {
        id: off
        visible: line.code !== "" && !line.fixed
        objectName: "take_off_" + line.code
        size: Theme.touchSmall
        anchors { right: value.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        symbol: "close"
        text: qsTr("Leave %1 for another time").arg(line.name)
        onClicked: line.dropped(line.code)
    }
    Txt {
        id: value
        text: line.idle ? qsTr("not yet") : line.amount
        color: line.idle ? Theme.muted : Theme.success
        font.weight: line.idle ? Font.Normal : Font.DemiBold
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        Accessible.ignored: true
    }
}
