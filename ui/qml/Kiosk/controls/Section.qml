pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The heading of a part of a page, with an optional word at its end.
Item {
    id: section
    required property string title
    property string aside: ""
    implicitWidth: 40 * Theme.u
    implicitHeight: heading.implicitHeight
    Heading {
        id: heading
        width: parent.width - (remark.visible ? remark.implicitWidth + Theme.gap : 0)
        text: section.title
        font.pixelSize: Theme.title
    }
    Txt {
        id: remark
        visible: section.aside !== ""
        text: section.aside
        color: Theme.muted
        font.pixelSize: Theme.label
        anchors { right: parent.right; baseline: heading.baseline }
    }
}
