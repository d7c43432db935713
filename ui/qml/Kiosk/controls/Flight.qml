pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What was just added flies from the middle to where the basket is; nothing moves when motion is reduced.
Item {
    id: flight
    property point goal
    readonly property real size: Theme.shortSide * 0.34
    objectName: "flight"
    z: 70
    visible: path.running
    function start(picture: string) : void {
        path.stop()
        if (Theme.fly > 0 && picture !== "") {
            image.source = picture
            takeOff()
        }
    }
    function takeOff() : void {
        if (image.status === Image.Ready)
            path.restart()
    }
    Image {
        id: image
        property real way: 0
        readonly property real shrunk: 1 - 0.8 * way
        width: flight.size * shrunk
        height: width * 1.25
        x: flight.width / 2 + (flight.goal.x - flight.width / 2) * way - width / 2
        y: flight.height * 0.42 + (flight.goal.y - flight.height * 0.42) * way * way - height / 2
        opacity: 1 - 0.6 * way * way
        asynchronous: true
        sourceSize: Qt.size(Math.round(flight.size), 0)
        fillMode: Image.PreserveAspectCrop
        onStatusChanged: flight.takeOff()
        Accessible.ignored: true
    }
    SequentialAnimation {
        id: path
        NumberAnimation { target: image; property: "way"; from: 0; to: 1; duration: Theme.fly; easing.type: Easing.InOutQuad }
        onStopped: image.source = ""
    }
}
