pragma ComponentBehavior: Bound
import QtQuick

// What came out of the printer last.
Rectangle {
    id: slip
    property string text: ""
    radius: 8
    color: slip.text === "" ? "transparent" : "#FBFAF6"
    border.width: slip.text === "" ? 1 : 0
    border.color: "#5A6470"
    clip: true
    Flickable {
        anchors { fill: parent; margins: 12 }
        contentHeight: words.implicitHeight
        contentWidth: width
        boundsBehavior: Flickable.StopAtBounds
        Text {
            id: words
            objectName: "slip"
            width: parent.width
            text: slip.text === "" ? "No slip printed yet" : slip.text
            color: slip.text === "" ? "#9AA5B1" : "#17191D"
            textFormat: Text.PlainText
            font.family: "monospace"
            font.pixelSize: 10
            wrapMode: slip.text === "" ? Text.WordWrap : Text.NoWrap
        }
    }
}
