pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The store's key is the demo's: everyone can read what is kept here.
Note {
    objectName: "demo_key"
    tone: "attention"
    symbol: "warning"
    text: qsTr("Demo key: data on this device is not protected")
}
