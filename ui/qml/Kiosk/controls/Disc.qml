pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A sign on a round ground, in the colours of what it says.
Rectangle {
    id: disc
    required property string symbol
    property string tone: "accent"
    property real size: 11 * Theme.u
    readonly property color front: ({ accent: Theme.accent, good: Theme.success, attention: Theme.warning, error: Theme.danger, plain: Theme.ink })[tone]
    width: Math.round(size)
    height: width
    radius: width / 2
    color: ({ accent: Theme.accentSoft, good: Theme.successSoft, attention: Theme.warningSoft, error: Theme.dangerSoft, plain: Theme.sunken })[tone]
    border.width: Theme.highContrast ? 1 : 0
    border.color: front
    Icon { anchors.centerIn: parent; name: disc.symbol; size: disc.size * 0.54; color: disc.front }
}
