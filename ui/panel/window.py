"""The control panel's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import assets
from kiosk.errors import BugError
from kiosk.settings import Store
from ui.i18n import Translations
from ui.images import DrawnImages
from ui.panel.desk import Desk
from ui.panel.model import PanelVM
from ui.theme import colour, furnish, load_brand

_QML = Path(__file__).parents[1] / "qml"
_ASSETS = Path(assets.__path__[0])
_BRAND = _ASSETS / "themes" / "maison-nord.toml"
_BESIDE = 560
"""How much of the screen's width the windowed kiosk takes, its frame included."""
_LARGEST = (1340, 980)


@dataclass(frozen=True, eq=False)
class PanelWindow:
    """The shown panel; `close` before the event loop ends."""

    window: QQuickWindow
    engine: QQmlApplicationEngine
    model: PanelVM

    def close(self) -> None:
        """Take it off the screen and let its threads end."""
        self.model.close()
        self.window.setVisible(False)
        shiboken6.delete(self.engine)


def build_panel(
    desk: Desk, closed: Callable[[], None], *, over: bool = False, language: str = "en", beside: int = _BESIDE
) -> PanelWindow:
    """Show the panel; `closed` is called when the person closes its window. BugError when the QML does not load.

    `over`: the kiosk takes a whole screen, so the panel goes to a second one, or stays on top where there is one only.
    Otherwise it leaves `beside` px at the left to the kiosk.
    """
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.setFont(QFont(["Inter", "Noto Sans", "DejaVu Sans"]))
    store = Store()
    translations = Translations(_ASSETS / "i18n")
    translations.use(language)
    model = PanelVM(desk, translations, translations.languages(store.languages), store.timezone)
    engine = QQmlApplicationEngine()
    translations.attach(engine)
    engine.addImageProvider("kiosk", DrawnImages(_ASSETS / "icons"))
    engine.addImportPath(str(_QML))
    theme = engine.singletonInstance("Kiosk", "Theme")
    if not isinstance(theme, QObject):
        raise BugError("the QML theme could not be loaded; the log says why")
    brand = load_brand(_BRAND)
    furnish(brand, theme)
    colour(brand, theme, dark=False, contrast=False)
    theme.setProperty("screenWidth", 1350)
    theme.setProperty("screenHeight", 675)
    theme.setProperty("pixelsPerMm", 2.75)
    engine.setInitialProperties({"vm": model})
    engine.loadFromModule("Panel", "Main")
    roots = engine.rootObjects()
    if not roots or not isinstance(window := roots[0], QQuickWindow):
        raise BugError("the control panel could not be loaded; the log says why")
    _place(window, application.screens(), over=over, beside=beside)
    window.show()
    window.closing.connect(lambda _event: closed())
    return PanelWindow(window, engine, model)


def _place(window: QQuickWindow, screens: list[QScreen], *, over: bool, beside: int) -> None:
    """Beside the kiosk, as far as there is room."""
    if over and len(screens) > 1:
        window.setScreen(screens[1])
        window.setPosition(screens[1].availableGeometry().topLeft())
        return
    if over:
        window.setFlag(Qt.WindowType.WindowStaysOnTopHint)
    room = screens[0].availableGeometry()
    left = beside if room.width() - beside >= window.minimumWidth() else 0
    width, height = min(_LARGEST[0], room.width() - left), min(_LARGEST[1], room.height())
    window.setGeometry(room.x() + left, room.y(), width, height)
