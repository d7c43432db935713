pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The languages by their own names.
Flow {
    id: languages
    required property PreferencesVM vm
    spacing: Theme.gap / 2
    Repeater {
        model: languages.vm.languages
        Chip {
            required property string code
            required property string name
            required chosen
            objectName: "language_" + code
            text: name
            onClicked: languages.vm.useLanguage(code)
        }
    }
}
