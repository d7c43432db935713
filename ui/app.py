"""The engine, the window, and the view models put together."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QObject, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import assets
from kiosk.errors import BugError, DisplayMissing
from kiosk.services.session import SessionService
from kiosk.settings import Display
from ui.appearance import usually_dark
from ui.guard import Guard
from ui.i18n import Translations
from ui.images import DrawnImages
from ui.live import NAME as CAMERA
from ui.live import LiveImages
from ui.models.rows import RowsModel
from ui.navigation import Navigation
from ui.present import Presenter
from ui.services import UiServices
from ui.theme import Brand, colour, furnish, load_brand
from ui.viewmodels.age import AgeVM
from ui.viewmodels.base import Opened, ViewModel
from ui.viewmodels.basket import BasketVM
from ui.viewmodels.browse import BrowseVM
from ui.viewmodels.checkout import CheckoutVM
from ui.viewmodels.consents import ConsentsVM
from ui.viewmodels.deliveries import DeliveriesVM
from ui.viewmodels.done import DoneVM
from ui.viewmodels.finder import FinderVM
from ui.viewmodels.handover import HandoverVM
from ui.viewmodels.home import HomeVM
from ui.viewmodels.idle import IdleVM
from ui.viewmodels.login import LoginVM
from ui.viewmodels.my_data import MyDataVM
from ui.viewmodels.narrator import Narrator
from ui.viewmodels.notices import NoticesVM
from ui.viewmodels.packing import BagVM
from ui.viewmodels.payment import PaymentVM
from ui.viewmodels.pickup import PickupVM
from ui.viewmodels.points import PointsVM
from ui.viewmodels.preferences import PreferencesVM
from ui.viewmodels.presence import PresenceVM
from ui.viewmodels.product import ProductVM
from ui.viewmodels.ready import ReadyVM
from ui.viewmodels.screens import AttractRow, Screens
from ui.viewmodels.service import ServiceVM
from ui.viewmodels.shell import ShellVM
from ui.viewmodels.staff import StaffVM
from ui.viewmodels.terminal_care import TerminalCareVM
from ui.viewmodels.viewfinder import ViewfinderVM

_log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"
ASSETS = Path(assets.__path__[0])
DEFAULT_THEME = ASSETS / "themes" / "maison-nord.toml"


@dataclass(frozen=True, eq=False)
class Ui:
    """What is on the screen. `close` before the event loop ends."""

    window: QQuickWindow
    engine: QQmlApplicationEngine
    screens: Screens
    shell: ShellVM
    models: tuple[ViewModel, ...]
    touches: Touches
    guard: Guard

    def wear(self, look: str) -> None:
        """Show the light, dark or contrast colours, as the person before the screen could."""
        preferences = self.screens.preferences
        preferences.setHighContrast(look == "contrast")  # type: ignore[attr-defined] # a Qt property
        preferences.setDark(look == "dark")  # type: ignore[attr-defined] # a Qt property

    def fail(self) -> None:
        """A bug surfaced: apologise with a neutral screen and start over."""
        self.shell.fail()

    def close(self) -> None:
        """End everything on the screen; the engine goes before what it binds to."""
        for model in self.models:
            model.close()
        self.window.removeEventFilter(self.touches)
        self.window.removeEventFilter(self.guard)
        self.window.setProperty("allowClose", True)
        self.window.close()
        shiboken6.delete(self.engine)


class Touches(QObject):
    """Sees every touch before anything else does, so that the idle time starts anew.

    Not during the countdown: it would go before the touch arrives, and the touch would reach what lies under it.
    """

    def __init__(self, session: SessionService, warning: Callable[[], bool]) -> None:
        super().__init__()
        self._session = session
        self._warning = warning

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel}
        if event.type() in kinds and self._session.current.active and not self._warning():
            self._session.touch()
        return super().eventFilter(watched, event)


def build(services: UiServices) -> Ui:
    """Make the window and show it.

    DisplayMissing without a screen; SettingsError for a bad theme; BugError when the QML does not load.
    """
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication) or not application.screens():
        raise DisplayMissing("there is no screen to show a window on", fix="start an X server or Wayland, or Xvfb")
    display = services.settings.display
    brand = load_brand(display.theme or DEFAULT_THEME)
    application.setFont(QFont([brand.family, "Noto Sans", "DejaVu Sans"]))
    translations = Translations(ASSETS / "i18n")
    live = LiveImages()
    parts = _view_models(services, translations, live)
    engine = QQmlApplicationEngine()
    translations.attach(engine)
    engine.addImageProvider("kiosk", DrawnImages(ASSETS / "icons"))
    engine.addImageProvider(CAMERA, live)
    engine.addImportPath(str(QML))
    _dress(engine, brand, parts.preferences, display)
    engine.setInitialProperties({"screens": parts.screens, "width": display.width, "height": display.height})
    engine.loadFromModule("Kiosk", "Main")
    roots = engine.rootObjects()
    if not roots or not isinstance(window := roots[0], QQuickWindow):
        raise BugError("the screens could not be loaded; the log says why")
    touches = Touches(services.session, lambda: services.idle.state.warning)
    window.installEventFilter(touches)
    guard = Guard(window, fullscreen=display.fullscreen)
    if display.fullscreen:
        window.showFullScreen()
    else:
        window.show()
    return Ui(window, engine, parts.screens, parts.shell, parts.models, touches, guard)


def content_pack(files: Sequence[Path]) -> list[AttractRow]:
    """Pictures named `<name>-portrait` and `<name>-landscape` belong together; any other serves both orientations."""
    pairs: dict[str, dict[str, str]] = {}
    for file in files:
        name, _, orientation = file.stem.rpartition("-")
        if orientation not in {"portrait", "landscape"}:
            name, orientation = file.stem, "portrait"
        pairs.setdefault(name, {})[orientation] = QUrl.fromLocalFile(str(file)).toString()
    return [
        AttractRow(one.get("portrait", one.get("landscape", "")), one.get("landscape", one.get("portrait", "")))
        for one in pairs.values()
    ]


@dataclass(frozen=True, eq=False)
class _Parts:
    screens: Screens
    shell: ShellVM
    preferences: PreferencesVM
    models: tuple[ViewModel, ...]


def _view_models(services: UiServices, translations: Translations, live: LiveImages) -> _Parts:
    present = Presenter(services.pictures, services.session, services.clock, services.settings.store.timezone)
    languages = services.settings.store.languages
    # Preferences first: the language is switched before others read their words anew.
    darkness = usually_dark(services.settings.display.appearance, services.clock, services.settings.store.timezone)
    preferences = PreferencesVM(
        services.session, services.idle, translations, languages, darkness, aloud=services.aloud
    )
    preferences.keep(services.devices.changed.subscribe(lambda _health: preferences.lookAtVoice()))
    home = HomeVM(services, present)
    navigation = Navigation()
    browse = BrowseVM(services, present, home, navigation)
    finder = FinderVM(services, present)
    product = ProductVM(services, present)
    basket = BasketVM(services, present)
    points = PointsVM(services, present)
    checkout = CheckoutVM(services, present)
    done = DoneVM(services, present)
    consents = ConsentsVM(services, present)
    my_data = MyDataVM(services, present)
    staff = StaffVM(services, present)
    service = ServiceVM(services, present)
    deliveries = DeliveriesVM(services, present)
    opened: dict[str, Opened] = {
        "browse": browse.opened,
        "finder": finder.opened,
        "product": product.opened,
        "checkout": checkout.opened,
        "consents": my_data.opened,
        "service": service.opened,
        "deliveries": deliveries.opened,
    }
    shell = ShellVM(services, opened, navigation)
    bag = BagVM(services, present, shell)
    opened["bag_check"] = bag.opened
    pickup = PickupVM(services, present)
    opened["pickup"] = pickup.opened
    age = AgeVM(services, shell)
    opened["age_check"] = age.opened
    handover = HandoverVM(services, present, shell)
    opened["handover"] = handover.opened
    login = LoginVM(services, shell)
    opened["login"] = login.opened
    payment = PaymentVM(services, present, checkout)
    terminal_care = TerminalCareVM(services, present)
    viewfinder = ViewfinderVM(services, shell, live)
    presence = PresenceVM(services.presence, services.dimmer)
    ready = ReadyVM(services.devices, services.viewfinder)
    notices = NoticesVM(services, present)
    idle = IdleVM(services.idle, services.session)
    attract = RowsModel(AttractRow, "portrait")
    attract.show(content_pack(services.attract))
    personal = (
        home,
        browse,
        product,
        basket,
        points,
        checkout,
        done,
        consents,
        my_data,
        staff,
        service,
        deliveries,
        bag,
        age,
        handover,
        login,
    )
    about = (finder, pickup, payment, terminal_care, viewfinder, presence, ready)
    models: tuple[ViewModel, ...] = (preferences, *personal, shell, notices, idle, *about)
    for model in models:
        model.wipe_with(services.session)
    home.refresh()
    finder.refresh()
    screens = Screens(
        shell=shell,
        preferences=preferences,
        notices=notices,
        idle=idle,
        home=home,
        browse=browse,
        finder=finder,
        product=product,
        basket=basket,
        points=points,
        age=age,
        checkout=checkout,
        done=done,
        consents=consents,
        my_data=my_data,
        staff=staff,
        service=service,
        deliveries=deliveries,
        bag=bag,
        payment=payment,
        pickup=pickup,
        handover=handover,
        login=login,
        terminal_care=terminal_care,
        viewfinder=viewfinder,
        presence=presence,
        ready=ready,
        attract=attract,
    )
    narrator = Narrator(services.aloud, services.idle, screens)
    narrator.wipe_with(services.session)
    return _Parts(screens, shell, preferences, (*models, narrator))


def _dress(engine: QQmlApplicationEngine, brand: Brand, preferences: PreferencesVM, display: Display) -> None:
    theme = engine.singletonInstance("Kiosk", "Theme")
    if not isinstance(theme, QObject):
        raise BugError("the QML theme could not be loaded; the log says why")
    theme.setProperty("pixelsPerMm", display.pixels_per_mm)
    theme.setProperty("reducedMotion", display.reduced_motion)

    furnish(brand, theme)

    def follow() -> None:
        look = preferences.look
        colour(brand, theme, dark=look.dark, contrast=look.high_contrast)
        theme.setProperty("textSize", look.text_size)
        theme.setProperty("reach", look.reach)

    follow()
    preferences.changed.connect(follow)


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_messages() -> None:
    """What Qt and QML complain about goes to the log."""

    def write(kind: QtMsgType, _context: object, message: str | None) -> None:
        _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)

    qInstallMessageHandler(write)
