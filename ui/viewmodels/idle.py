"""The countdown before everything is forgotten."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.services.idle import IdleService
from kiosk.services.session import SessionService
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class IdleVM(ViewModel):
    """Shown over whatever page there is."""

    changed = Signal()

    def __init__(self, idle: IdleService, session: SessionService) -> None:
        super().__init__()
        self._idle = idle
        self._session = session
        self.keep(idle.changed.subscribe(lambda _state: self.changed.emit()))

    @Property(bool, notify=changed)
    def warning(self) -> bool:
        """Whether the countdown runs."""
        return self._idle.state.warning

    @Property(int, notify=changed)
    def seconds(self) -> int:
        """Whole seconds left."""
        return self._idle.state.seconds

    @Slot()
    def stillHere(self) -> None:
        """Go on."""
        self._session.touch()
