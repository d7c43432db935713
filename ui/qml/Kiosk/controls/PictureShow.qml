pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Full-bleed pictures, one after the other; with reduced motion the first stays.
Item {
    id: show
    required property RowsModel pictures
    property int current: 0
    property bool resting: false
    property bool changing: false // the first picture is there at once: who comes back here may tap a card now
    Timer {
        interval: 9000
        repeat: true
        running: show.visible && show.pictures.count > 1 && !show.resting && Theme.slide > 0
        onTriggered: { show.changing = true; show.current = (show.current + 1) % show.pictures.count }
    }
    Repeater {
        model: show.pictures
        Image {
            required property int index
            required property string portrait
            required property string landscape
            readonly property bool near: index === show.current || (index + 1) % show.pictures.count === show.current
            anchors.fill: parent
            source: near ? (Theme.landscape ? landscape : portrait) : ""
            sourceSize: Theme.landscape ? Qt.size(0, show.height) : Qt.size(show.width, 0)
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            // The pack's compositions leave their room above (portrait) or at the left (landscape).
            verticalAlignment: Image.AlignBottom
            horizontalAlignment: Image.AlignRight
            z: index === show.current ? 1 : 0
            opacity: index === show.current && status === Image.Ready ? 1 : 0
            Behavior on opacity { NumberAnimation { duration: show.changing ? 5 * Theme.slide : 0 } }
            Accessible.ignored: true
        }
    }
}
