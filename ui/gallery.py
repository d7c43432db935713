"""`kiosk gallery`: every control of the shop in every state and set of colours, in a window or as pictures."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

import assets
from kiosk.errors import BugError, EnvironmentFault
from ui.images import DrawnImages
from ui.theme import Brand, colour, furnish, load_brand

QML = Path(__file__).parent / "qml"
ASSETS = Path(assets.__path__[0])
HOUSE = ASSETS / "themes" / "maison-nord.toml"
LOOKS = ("light", "dark", "contrast")
_SETTLED_MS = 300


class Gallery:
    """The window. BugError when its QML does not load, SettingsError for a bad brand file."""

    def __init__(self, application: QGuiApplication, theme: Path | None = None) -> None:
        self._brand: Brand = load_brand(theme or HOUSE)
        application.setFont(QFont([self._brand.family, "Noto Sans", "DejaVu Sans"]))
        self._engine = QQmlApplicationEngine()
        self._engine.addImageProvider("kiosk", DrawnImages(ASSETS / "icons"))
        self._engine.addImportPath(str(QML))
        found = self._engine.singletonInstance("Kiosk", "Theme")
        if not isinstance(found, QObject):
            raise BugError("the QML theme could not be loaded; the log says why")
        self._theme = found
        self._theme.setProperty("reducedMotion", True)
        furnish(self._brand, self._theme)
        self.wear("light")
        self._engine.loadFromModule("Gallery", "Main")
        roots = self._engine.rootObjects()
        if not roots or not isinstance(window := roots[0], QQuickWindow):
            raise BugError("the gallery could not be loaded; the log says why")
        self.window = window

    def wear(self, look: str) -> None:
        """Show the light, dark or contrast colours."""
        colour(self._brand, self._theme, dark=look == "dark", contrast=look == "contrast")

    def fit(self) -> None:
        """As high as what there is to see."""
        (area,) = self.window.contentItem().childItems()
        assert isinstance(area, QQuickItem)
        self.window.setHeight(int(area.property("contentHeight")))

    def picture(self, look: str) -> QImage:
        """All of it in these colours."""
        self.wear(look)
        self.fit()
        waiting = QEventLoop()
        QTimer.singleShot(_SETTLED_MS, waiting.quit)
        waiting.exec()
        return self.window.grabWindow()


def take_gallery(gallery: Gallery, folder: Path) -> list[Path]:
    """Write `gallery-<look>.png` for each set of colours; EnvironmentFault when a file cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for look in LOOKS:
        file = folder / f"gallery-{look}.png"
        if not gallery.picture(look).save(str(file)):
            raise EnvironmentFault(f"cannot write the picture {file}")
        files.append(file)
    return files


def show_gallery(screenshots: Path | None, theme: Path | None) -> int:
    """Until the window is closed; or only the pictures, without a screen."""
    if screenshots is not None:
        os.environ.update({"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"})
    application = QGuiApplication([])
    gallery = Gallery(application, theme)
    gallery.window.show()
    if screenshots is None:
        return application.exec()
    take_gallery(gallery, screenshots)
    return 0
