"""What one can do here now, by which devices work."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from kiosk.services.device_health import WORKING
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.viewfinder import ViewfinderService
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ReadyVM(ViewModel):
    """Invitations follow it: nobody is asked to tap a card where no reader works."""

    changed = Signal()

    def __init__(self, devices: DeviceSupervisor, viewfinder: ViewfinderService) -> None:
        super().__init__()
        self._devices = devices
        self._viewfinder = viewfinder
        self._shown = self._now()
        self.keep(devices.changed.subscribe(lambda _health: self._follow()))

    @Property(bool, notify=changed)
    def mayTap(self) -> bool:
        """Whether a card can be tapped."""
        return self._shown[0]

    @Property(bool, notify=changed)
    def mayScan(self) -> bool:
        """Whether codes are read."""
        return self._shown[1]

    @Property(bool, notify=changed)
    def mayFilm(self) -> bool:
        """Whether the camera's picture can be shown."""
        return self._shown[2]

    @Property(bool, notify=changed)
    def mayPrint(self) -> bool:
        """Whether slips are printed."""
        return self._shown[3]

    def _now(self) -> tuple[bool, bool, bool, bool]:
        camera = self._devices.health.get("camera")
        films = self._viewfinder.there and camera is not None and camera.state in WORKING
        return self._devices.can_tap, self._devices.can_scan, films, self._devices.can_print

    def _follow(self) -> None:
        now = self._now()
        if now != self._shown:
            self._shown = now
            self.changed.emit()
