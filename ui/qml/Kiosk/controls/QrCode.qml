pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// A QR code drawn from its dark runs: whole pixels a module, black on white, with its quiet zone.
Rectangle {
    id: code
    required property RowsModel runs
    required property int side
    required property string label
    property real size: 40 * Theme.u
    readonly property int module: side > 0 ? Math.max(2, Math.floor(size / (side + 8))) : 0
    width: module * (side + 8)
    height: width
    radius: Theme.radius * 0.6
    color: "#FFFFFF"
    Accessible.role: Accessible.Graphic
    Accessible.name: label
    Item {
        x: 4 * code.module
        y: 4 * code.module
        Repeater {
            model: code.runs
            Rectangle {
                required property int row
                required property int column
                required property int length
                x: column * code.module
                y: row * code.module
                width: length * code.module
                height: code.module
                color: "#000000"
                antialiasing: false
            }
        }
    }
}
