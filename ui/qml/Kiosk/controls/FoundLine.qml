import QtQuick
import Kiosk
import Kiosk.Backend

// How much was found; and for which word, when nothing is written as it was typed.
Txt {
    id: line
    required property BrowseVM vm
    objectName: "found_" + vm.shown
    visible: vm.searched && !vm.nothingFound
    height: visible ? Theme.body * 1.4 : 0
    readonly property string count: vm.more !== "" ? qsTr("More than %1 products").arg(vm.more) : qsTr("%Ln product(s)", "", vm.results.count)
    text: vm.instead !== "" ? qsTr("Results for “%1”").arg(vm.instead) + " · " + count : count
    color: vm.instead !== "" ? Theme.ink : Theme.muted
    font.weight: vm.instead !== "" ? Font.DemiBold : Font.Normal
    elide: Text.ElideRight
}
