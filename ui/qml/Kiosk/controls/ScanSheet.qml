pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The camera's picture, large, for who wants to see how to hold a code. It closes when one was read.
Sheet {
    id: sheet
    required property ViewfinderVM vm
    objectName: "scan_sheet"
    title: qsTr("Show it to the camera")
    opened: vm.opened
    onDismissed: vm.close_()
    LiveView {
        objectName: "viewfinder_large"
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, sheet.height * 0.42 * 16 / 9)
        height: implicitHeight
        vm: sheet.vm
    }
    CoachLine { width: parent.width; vm: sheet.vm; size: Theme.title }
    Txt { width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; font.pixelSize: Theme.label; text: qsTr("The picture stays on this screen: it is neither stored nor sent.") }
    ActionButton { objectName: "viewfinder_done"; width: parent.width; text: qsTr("Close"); onClicked: sheet.dismissed() }
}
