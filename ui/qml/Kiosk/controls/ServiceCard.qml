pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A titled card of rows.
Card {
    id: card
    required property string title
    default property alias content: body.data
    implicitHeight: body.implicitHeight + 6 * Theme.u
    Column {
        id: body
        x: 3 * Theme.u
        y: 3 * Theme.u
        width: parent.width - 6 * Theme.u
        spacing: 1.5 * Theme.u
        Heading { text: card.title; font.pixelSize: Theme.lead }
    }
}
