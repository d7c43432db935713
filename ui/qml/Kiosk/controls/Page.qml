pragma ComponentBehavior: Bound
import QtQuick

// A page. `foot` is the height of what must stay free at its lower edge: messages in passing float above it.
Item {
    property real foot: 0
}
