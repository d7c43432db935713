pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Backend

// The window: top bar, page, and what lies over every page. Which page, is decided in Python.
Window {
    id: win
    required property Screens screens
    property bool allowClose: false
    readonly property ShellVM shell: screens.shell
    readonly property string page: shell.page
    readonly property bool framed: page !== "attract"
    property bool woken: false // between the attract screen and what follows nothing slides: whoever taps a card is there at once
    title: shell.storeName
    color: Theme.paper
    onClosing: close => { close.accepted = win.allowClose }

    Binding { target: Theme; property: "screenWidth"; value: win.width }
    Binding { target: Theme; property: "screenHeight"; value: win.height }
    Binding { target: Theme; property: "mirrored"; value: Application.layoutDirection === Qt.RightToLeft }
    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true

    Item {
        id: frame
        anchors.fill: parent
        anchors.topMargin: Theme.reach && !Theme.landscape && win.framed ? Math.round(win.height * 0.36) : 0
        TopBar {
            id: top
            visible: win.framed
            width: parent.width
            height: visible ? implicitHeight : 0
            screens: win.screens
            onAccessibilityWanted: sheet.opened = true
        }
        OfflineStrip { id: strip; anchors.top: top.bottom; width: parent.width; height: implicitHeight; vm: win.shell; visible: win.framed && win.shell.offline }
        Item {
            id: floor
            anchors { top: strip.bottom; left: parent.left; right: parent.right; bottom: parent.bottom }
            transform: Translate { id: shift }
            Loader {
                id: pages
                anchors.fill: parent
                sourceComponent: ({ attract: attract, finder: finder, product: product, checkout: checkout,
                    payment: payment, age_check: age, pickup: pickup, done: done, consents: consents, staff: staff, service: service, deliveries: deliveries, bag_check: bag, handover: handover, login: login })[win.page] ?? null
            }
            // Where most sessions begin, the page that takes longest to build, and the one that a scan opens.
            Kept { id: first; shows: "home"; sourceComponent: home; after: 600 }
            Kept { id: second; shows: "browse"; sourceComponent: browse; after: 1200 }
            Kept { id: third; shows: "basket"; sourceComponent: basket; after: 1800 }
        }
        // Nothing is faded: every translucent item would be blended anew for each frame.
        NumberAnimation { id: arrive; target: shift; property: "x"; from: Theme.slide > 0 ? (Theme.mirrored ? -1 : 1) * win.shell.direction * Math.round(win.width * 0.06) : 0; to: 0; duration: Theme.slide; easing.type: Easing.OutCubic }
    }
    // A page that is built before anybody comes, and kept, hidden while others are shown.
    component Kept: Loader {
        id: kept
        required property string shows
        required property int after
        anchors.fill: parent
        active: false
        visible: win.page === shows
        asynchronous: !visible
        onVisibleChanged: if (visible) active = true
        Timer { interval: kept.after; running: true; onTriggered: kept.active = true }
    }
    Component { id: attract; AttractPage { screens: win.screens; onAccessibilityWanted: sheet.opened = true } }
    Component { id: home; HomePage { screens: win.screens } }
    Component { id: browse; BrowsePage { screens: win.screens } }
    Component { id: finder; FinderPage { screens: win.screens } }
    Component { id: product; ProductPage { screens: win.screens } }
    Component { id: basket; BasketPage { screens: win.screens } }
    Component { id: checkout; CheckoutPage { screens: win.screens } }
    Component { id: age; AgePage { screens: win.screens } }
    Component { id: pickup; PickupPage { screens: win.screens } }
    Component { id: payment; PaymentPage { screens: win.screens } }
    Component { id: done; DonePage { screens: win.screens } }
    Component { id: consents; ConsentsPage { screens: win.screens } }
    Component { id: staff; StaffPage { screens: win.screens } }
    Component { id: service; ServicePage { screens: win.screens } }
    Component { id: deliveries; DeliveriesPage { screens: win.screens } }
    Component { id: login; LoginPage { screens: win.screens } }
    Component { id: handover; HandoverPage { screens: win.screens } }
    Component { id: bag; BagPage { screens: win.screens } }

    // In passing, above what one acts with; in landscape a toast lies in the free middle of the top bar where it fits.
    readonly property bool low: !Theme.landscape || !win.framed || Theme.largeText
    readonly property real lane: Theme.landscape && low ? width * 7 / 12 : width
    readonly property real start: Theme.mirrored ? width - lane : 0
    readonly property Page shown: (page === "home" ? first.item : page === "browse" ? second.item : page === "basket" ? third.item : pages.item) as Page
    readonly property real clear: height - (shown?.foot ?? 0) - Theme.gap
    Toast { id: toast; vm: win.screens.notices; x: win.start + (win.lane - width) / 2; y: win.low ? win.clear - height : Math.max(Theme.gap, (top.height - height) / 2) }
    Glance { vm: win.screens.viewfinder; x: Theme.landscape ? (Theme.mirrored ? win.width * 5 / 12 : 0) + (win.width * 7 / 12 - width) / 2 : (win.width - width) / 2; y: (toast.visible && win.low ? toast.y : win.clear) - height - (toast.visible ? Theme.gap : 0) }
    Flight { id: flight; anchors.fill: parent; goal: Qt.point(!Theme.landscape ? width / 2 : Theme.mirrored ? width * 0.18 : width * 0.82, height - Theme.touch) }
    Connections { target: win.screens.notices; function onAdded(picture) { flight.start(picture) } }
    ScanSheet { vm: win.screens.viewfinder }
    AccessibilitySheet { id: sheet; preferences: win.screens.preferences }
    Connections { target: win; function onPageChanged() { sheet.opened = false; if (win.framed && win.woken) arrive.restart(); win.woken = win.framed } }
    Loader { anchors.fill: parent; active: win.page === "staff"; z: 51; sourceComponent: CardSheet { vm: win.screens.staff.card } }
    Loader { anchors.fill: parent; active: win.page === "deliveries"; z: 50; sourceComponent: DeliverySheet { vm: win.screens.deliveries } }
    Loader { anchors.fill: parent; active: win.page === "deliveries"; z: 51; sourceComponent: PassphraseSheet { vm: win.screens.deliveries } }
    Loader { anchors.fill: parent; active: win.page === "consents"; z: 85; sourceComponent: MyDataSheet { vm: win.screens.myData } }
    Loader { anchors.fill: parent; active: win.shell.busy; z: 60; sourceComponent: BusyVeil {} }
    Loader { anchors.fill: parent; active: win.shell.helpWanted; z: 90; sourceComponent: HelpPage { shell: win.shell } }
    Loader { anchors.fill: parent; active: win.screens.idle.warning; z: 100; sourceComponent: IdlePage { vm: win.screens.idle } }
    Rectangle { objectName: "dimmed"; anchors.fill: parent; z: 105; color: "#000000"; visible: opacity > 0; opacity: win.screens.presence.dark ? 0.72 : 0; Behavior on opacity { NumberAnimation { duration: win.screens.presence.dark ? 9 * Theme.slide : Theme.fly } } }
    Loader { anchors.fill: parent; active: win.shell.fault; z: 110; sourceComponent: FaultPage { shell: win.shell } }
}
