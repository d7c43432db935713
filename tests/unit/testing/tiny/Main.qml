import QtQuick
import QtQuick.Controls.Basic

Window {
    id: window
    width: 400
    height: 800
    visible: true
    property int touches: 0
    property string typed: ""

    Item {
        objectName: "home"
        anchors.fill: parent

        Text { objectName: "counter"; text: window.touches + " touches" }
        Text { objectName: "typed"; y: 20; text: "typed:\u00a0" + window.typed }
        Button { objectName: "start"; y: 50; width: 100; height: 40; text: "Begin"; onClicked: window.touches += 1 }
        Button { objectName: "greyed"; y: 50; x: 110; width: 80; height: 40; text: "Greyed"; enabled: false }
        Button { objectName: "away"; y: 50; x: 200; text: "Away"; visible: false }
        Button { objectName: "under"; y: 100; width: 100; height: 40; text: "Under" }
        Rectangle { objectName: "lid"; y: 100; width: 100; height: 40; color: "white" }
        Button { objectName: "below"; y: 150; width: 100; height: 40; text: "Below" }
        MouseArea { objectName: "glass"; y: 150; width: 100; height: 40 }
        Rectangle {
            y: 200; width: 200; height: 40; color: "tan"
            Text { text: "Label"; anchors.centerIn: parent }
            MouseArea { anchors.fill: parent; onClicked: window.touches += 10 }
        }
        Rectangle {
            objectName: "row"
            y: 250; width: 200; height: 40; color: "tan"
            Accessible.role: Accessible.ListItem
            Accessible.name: "A row"
            TapHandler { onTapped: window.touches += 100 }
            Button { objectName: "inner"; anchors.centerIn: parent; width: 60; height: 40; text: "In" }
        }
        ListView {
            objectName: "list"
            y: 300; width: 400; height: 300
            clip: true
            model: 20
            delegate: Item {
                id: line
                required property int index
                objectName: "line_" + index
                width: 400; height: 50
                Accessible.role: Accessible.Button
                Accessible.name: "Line " + index
                Text { text: "Line " + line.index }
                TapHandler { onTapped: window.touches += 1000 }
            }
        }
        Row {
            y: 620
            Repeater {
                model: ["a", "b", "1"]
                Button {
                    id: key
                    required property string modelData
                    objectName: "key_" + modelData
                    width: 60; height: 60
                    text: modelData
                    onClicked: window.typed += modelData
                }
            }
        }
        Button {
            objectName: "mover"
            y: 700; width: 60; height: 40
            text: "Mover"
            NumberAnimation on x { from: 0; to: 300; duration: 3000; loops: Animation.Infinite }
        }
    }
}
