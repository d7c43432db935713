"""What the camera sees, and how to hold a code so that it can be read."""

from __future__ import annotations

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.camera import Hint, Picture
from kiosk.services.scanning import Scanned
from ui import words_devices as words
from ui.live import LiveImages
from ui.services import UiServices
from ui.viewmodels.base import ViewModel
from ui.viewmodels.shell import ShellVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

SCANNING = frozenset({"attract", "home", "browse", "product", "basket"})
"""The pages on which one shows codes to the camera."""
LINGER_MS = 2_500
OPEN_MS = 40_000


@QmlElement
class ViewfinderVM(ViewModel):
    """A glance in the corner while a code held up cannot be read, or a sheet that the person opened.

    The camera films only while one of them is shown.
    """

    changed = Signal()
    filmed = Signal()

    def __init__(self, services: UiServices, shell: ShellVM, images: LiveImages) -> None:
        super().__init__()
        self._services = services
        self._viewfinder = services.viewfinder
        self._shell = shell
        self._images = images
        self._open = False
        self._glanced = False
        self._page = ""
        self._frame = ""
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self._follow)
        self._closing = QTimer(self, singleShot=True, interval=OPEN_MS)
        self._closing.timeout.connect(self.close_)
        shell.changed.connect(self._follow_page)
        self.keep(
            self._viewfinder.hinted.subscribe(self._follow_hint),
            self._viewfinder.filmed.subscribe(self._follow_film),
            services.scanning.scanned.subscribe(self._follow_scan),
            services.devices.changed.subscribe(lambda _health: self.changed.emit()),
        )

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        """Whether the sheet with the large picture is open."""
        return self._open

    @Property(bool, notify=changed)
    def glance(self) -> bool:
        """Whether the small picture is shown: something like a code is there, and a hint would help."""
        return self._glances

    @Property(str, notify=filmed)
    def frame(self) -> str:
        """The newest frame's address; "" while nothing is filmed."""
        return self._frame

    @Property(str, notify=changed)
    def hint(self) -> str:
        """How to hold it."""
        return words.hint(self._viewfinder.hint)[0]

    @Property(str, notify=changed)
    def symbol(self) -> str:
        """The hint's icon."""
        return words.hint(self._viewfinder.hint)[1]

    @Property(bool, notify=changed)
    def helping(self) -> bool:
        """Whether there is a hint."""
        return self._viewfinder.hint is not None

    @Slot()
    def open(self) -> None:
        """Show the large picture."""
        if self._viewfinder.there and self._shell.in_view in SCANNING:
            self._services.session.begin()
            self._open, self._page = True, self._shell.in_view
            self._closing.start()
            self._follow()

    @Slot()
    def close_(self) -> None:
        """Put it away."""
        self._open = False
        self._closing.stop()
        self._linger.stop()
        self._follow()

    def wipe(self) -> None:
        self.close_()
        self._viewfinder.hide()

    @property
    def _glances(self) -> bool:
        if self._open or self._shell.in_view not in SCANNING:
            return False
        return _about_a_code(self._viewfinder.hint) or self._linger.isActive()

    def _follow(self) -> None:
        self._glanced = self._glances
        if self._open or self._glanced:
            self._viewfinder.show()
        else:
            self._viewfinder.hide()
        self.changed.emit()

    def _follow_hint(self, hint: Hint | None) -> None:
        if hint is None and self._glanced:
            self._linger.start()
        elif _about_a_code(hint):
            self._linger.stop()
        self._follow()

    def _follow_scan(self, _scanned: Scanned) -> None:
        self.close_()

    def _follow_page(self) -> None:
        if self._open and self._shell.in_view not in {"", self._page}:
            self._open = False
            self._closing.stop()
        self._follow()

    def _follow_film(self, picture: Picture | None) -> None:
        self._frame = self._images.show(picture)
        self.filmed.emit()


def _about_a_code(hint: Hint | None) -> bool:
    """The light of the place is no reason to show anybody a picture of themselves."""
    return hint is not None and not hint.about_the_place
