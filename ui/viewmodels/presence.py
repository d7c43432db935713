"""Who stands before the screen, as far as anybody can tell: greeted when they come, dark when nobody does."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from kiosk.services.presence import Attendance, Dimmer, Presence, PresenceService
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PresenceVM(ViewModel):
    """Without presence, or while it is unknown: nobody is greeted, nothing rests, nothing is dark."""

    changed = Signal()
    arrived = Signal()

    def __init__(self, presence: PresenceService, dimmer: Dimmer) -> None:
        super().__init__()
        self._presence = presence
        self._dimmer = dimmer
        self._before = presence.presence
        self.keep(
            presence.changed.subscribe(self._follow),
            dimmer.changed.subscribe(lambda _: self.changed.emit()),
        )

    @Property(bool, notify=changed)
    def somebody(self) -> bool:
        """Whether somebody is known to be there."""
        return self._presence.presence is Presence.SOMEBODY

    @Property(bool, notify=changed)
    def nobody(self) -> bool:
        """Whether it is known that nobody is."""
        return self._presence.presence is Presence.NOBODY

    @Property(bool, notify=changed)
    def dark(self) -> bool:
        """Whether the picture is to be darkened."""
        return self._presence.now.dimmed and not self._dimmer.works

    def _follow(self, now: Attendance) -> None:
        came = self._before is Presence.NOBODY and now.presence is Presence.SOMEBODY
        self._before = now.presence
        self.changed.emit()
        if came:
            self.arrived.emit()
