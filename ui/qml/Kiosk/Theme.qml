pragma Singleton
import QtQuick

// The design tokens. Colours, the face and the tokens are set from the brand's TOML (ui/theme.py), sizes follow from the screen.
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
    property bool dark: false
    property int textSize: 0
    readonly property bool largeText: textSize > 0
    property bool reach: false
    property bool mirrored: false // a language from right to left
    property bool reducedMotion: false

    readonly property bool landscape: screenWidth > screenHeight
    readonly property real shortSide: Math.min(screenWidth, screenHeight)
    // Unknown size: a screen whose short side is 270 mm, as a 22-inch one's.
    readonly property real mm: pixelsPerMm > 0 ? pixelsPerMm : shortSide / 270
    readonly property real u: shortSide / 135

    // A capital letter of Inter is 0.727 of its font size high; sizes are capital heights in mm.
    readonly property real perCap: mm / 0.727
    property var scale: ({ label: [3.2, 5, 7.3], body: [3.9, 5.6, 7.3], lead: [4.8, 6.4, 7.8], title: [6.2, 7.6, 9], headline: [8.4, 9.6, 11], display: [12, 13, 14] })
    readonly property int label: Math.round(scale.label[textSize] * perCap)
    readonly property int body: Math.round(scale.body[textSize] * perCap)
    readonly property int lead: Math.round(scale.lead[textSize] * perCap)
    readonly property int title: Math.round(scale.title[textSize] * perCap)
    readonly property int headline: Math.round(scale.headline[textSize] * perCap)
    readonly property int display: Math.round(scale.display[textSize] * perCap)

    // Millimetres, but for the hairline (px), durations (ms) and opacities.
    property real spaceTouch: 20
    property real spaceTouchSmall: 15
    property real spaceGap: 4
    property real spaceMargin: 12
    property real shapeRadius: 5
    property real shapeHairline: 1
    property int motionQuick: 180
    property int motionSlide: 220
    property int motionFly: 250
    property real motionRise: 3
    property real elevationShadow: 1
    property real elevationScrim: 0.45

    readonly property int touch: Math.round(spaceTouch * mm)
    readonly property int touchSmall: Math.round(spaceTouchSmall * mm)
    readonly property int gap: Math.round(spaceGap * mm)
    readonly property int margin: Math.round(spaceMargin * mm)
    readonly property int radius: Math.round(shapeRadius * mm)
    readonly property int hairline: highContrast ? Math.max(2, shapeHairline) : shapeHairline

    readonly property int quick: reducedMotion ? 0 : motionQuick
    readonly property int slide: reducedMotion ? 0 : motionSlide
    readonly property int fly: reducedMotion ? 0 : motionFly
    readonly property int rise: reducedMotion ? 0 : Math.round(motionRise * mm)
}
