"""The control panel's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import assets
from kiosk.errors import BugError
from ui.images import DrawnImages
from ui.panel.desk import Desk
from ui.panel.model import PanelVM

_QML = Path(__file__).parents[1] / "qml"
_COLOURS = {
    "paper": "#15181C",
    "surface": "#1E2329",
    "sunken": "#2A3038",
    "line": "#323942",
    "edge": "#5A6470",
    "ink": "#EEF1F4",
    "muted": "#9AA5B1",
    "accent": "#5BD6A0",
    "accentInk": "#0B1510",
    "accentSoft": "#1D3A2E",
    "danger": "#FF8A7A",
    "dangerSoft": "#43241F",
    "warning": "#F2C26B",
}


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


def build_panel(desk: Desk, closed: Callable[[], None], *, over: bool = False) -> PanelWindow:
    """Show the panel; `closed` is called when the person closes its window. BugError when the QML does not load.

    `over`: the kiosk takes a whole screen, so the panel goes to a second one, or stays on top where there is one only.
    """
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.setFont(QFont(["Inter", "Noto Sans", "DejaVu Sans"]))
    model = PanelVM(desk)
    engine = QQmlApplicationEngine()
    engine.addImageProvider("kiosk", DrawnImages(Path(assets.__path__[0]) / "icons"))
    engine.addImportPath(str(_QML))
    theme = engine.singletonInstance("Kiosk", "Theme")
    if not isinstance(theme, QObject):
        raise BugError("the QML theme could not be loaded; the log says why")
    for name, colour in _COLOURS.items():
        theme.setProperty(name, QColor(colour))
    theme.setProperty("screenWidth", 1350)
    theme.setProperty("screenHeight", 660)
    theme.setProperty("pixelsPerMm", 2.9)
    engine.setInitialProperties({"vm": model})
    engine.loadFromModule("Panel", "Main")
    roots = engine.rootObjects()
    if not roots or not isinstance(window := roots[0], QQuickWindow):
        raise BugError("the control panel could not be loaded; the log says why")
    _place(window, application.screens(), over=over)
    window.show()
    window.closing.connect(lambda _event: closed())
    return PanelWindow(window, engine, model)


def _place(window: QQuickWindow, screens: list[QScreen], *, over: bool) -> None:
    """Beside the kiosk, as far as there is room."""
    if over and len(screens) > 1:
        window.setScreen(screens[1])
        window.setPosition(screens[1].availableGeometry().topLeft())
        return
    window.setFlag(Qt.WindowType.WindowStaysOnTopHint, over)
    room = screens[0].availableGeometry()
    window.setPosition(room.right() - window.width(), room.top() + 40)
