pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// Easier to read and reach; back to normal for the next person.
Sheet {
    id: sheet
    required property PreferencesVM preferences
    objectName: "accessibility_sheet"
    title: qsTr("Easier to read and reach")
    onDismissed: opened = false
    TextSizes { width: parent.width; preferences: sheet.preferences }
    SwitchRow { objectName: "high_contrast"; width: parent.width; symbol: "contrast"; text: qsTr("High contrast"); on: sheet.preferences.highContrast; onClicked: sheet.preferences.setHighContrast(!on) }
    SwitchRow { objectName: "dark"; width: parent.width; symbol: "moon"; text: qsTr("Dark colours"); enabled: !sheet.preferences.highContrast; on: sheet.preferences.dark; onClicked: sheet.preferences.setDark(!on) }
    SwitchRow { objectName: "reach_mode"; visible: !Theme.landscape; width: parent.width; symbol: "reach"; text: qsTr("Everything further down"); on: sheet.preferences.reach; onClicked: sheet.preferences.setReach(!on) }
    SwitchRow { objectName: "read_aloud"; visible: sheet.preferences.mayReadAloud; width: parent.width; symbol: "speaker"; text: qsTr("Read aloud"); on: sheet.preferences.readAloud; onClicked: sheet.preferences.setReadAloud(!on) }
    LanguageSwitch { width: parent.width; vm: sheet.preferences }
    Txt { width: parent.width; wrapMode: Text.WordWrap; color: Theme.muted; text: qsTr("You also get three times as long before the screen asks whether you are still here.") }
    ActionButton { objectName: "accessibility_done"; width: parent.width; kind: "primary"; text: qsTr("Done"); onClicked: sheet.dismissed() }
}
