pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Has what it is the transform of rise into its place and fade in, once, when `shown` becomes true.
Translate {
    id: rise
    required property Item target
    property bool shown: target.visible
    onShownChanged: if (shown && Theme.rise > 0) coming.restart()
    readonly property ParallelAnimation coming: ParallelAnimation {
        NumberAnimation { target: rise; property: "y"; from: Theme.rise; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic }
        NumberAnimation { target: rise.target; property: "opacity"; from: 0; to: 1; duration: Theme.quick }
    }
}
