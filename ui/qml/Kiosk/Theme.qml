pragma Singleton
import QtQuick

// The design tokens. Colours and the face are set from the brand's TOML (ui/theme.py), sizes follow from the screen.
QtObject {
    property color paper: "#F6F4EF"
    property color surface: "#FFFFFF"
    property color sunken: "#ECE8DF"
    property color line: "#E0DBD1"
    property color edge: "#8A8577"
    property color ink: "#17191D"
    property color muted: "#5B6068"
    property color accent: "#0E6A4E"
    property color accentInk: "#FFFFFF"
    property color accentSoft: "#E2EDE7"
    property color success: "#1B6E45"
    property color successSoft: "#E2F0E8"
    property color warning: "#7A4F00"
    property color warningSoft: "#FBF0D9"
    property color danger: "#A8261B"
    property color dangerSoft: "#FAE7E4"
    property string family: "Inter"
    property string wordmark: ""
    // Inter drawn for large sizes; a brand with a face of its own uses that throughout.
    readonly property string displayFamily: family === "Inter" ? "Inter Display" : family

    property real screenWidth: 1080
    property real screenHeight: 1920
    property real pixelsPerMm: 0
    property bool highContrast: false
    property bool largeText: false
    property bool reach: false
    property bool reducedMotion: false

    readonly property bool landscape: screenWidth > screenHeight
    readonly property real shortSide: Math.min(screenWidth, screenHeight)
    // Unknown size: a screen whose short side is 270 mm, as a 22-inch one's.
    readonly property real mm: pixelsPerMm > 0 ? pixelsPerMm : shortSide / 270
    readonly property real u: shortSide / 135

    // A capital letter of Inter is 0.727 of its font size high; sizes are capital heights in mm.
    readonly property real perCap: mm / 0.727
    readonly property int label: Math.round((largeText ? 7.3 : 3.2) * perCap)
    readonly property int body: Math.round((largeText ? 7.3 : 3.9) * perCap)
    readonly property int lead: Math.round((largeText ? 7.8 : 4.8) * perCap)
    readonly property int title: Math.round((largeText ? 9 : 6.2) * perCap)
    readonly property int headline: Math.round((largeText ? 11 : 8.4) * perCap)
    readonly property int display: Math.round((largeText ? 14 : 12) * perCap)

    readonly property int touch: Math.round(20 * mm)
    readonly property int touchSmall: Math.round(15 * mm)
    readonly property int gap: Math.round(2 * u)
    readonly property int margin: Math.round(6 * u)
    readonly property int radius: Math.round(2.5 * u)
    readonly property int hairline: highContrast ? 2 : 1

    readonly property int quick: reducedMotion ? 0 : 180
    readonly property int slide: reducedMotion ? 0 : 220
    readonly property int rise: reducedMotion ? 0 : Math.round(1.5 * u)
}
