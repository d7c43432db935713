"""How this device is, for the shop's technical staff."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from kiosk.ports import DeviceHealth, DeviceState
from ui import words
from ui.format import number
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device and its health."""

    deviceId: str
    name: str
    state_: str
    reason: str
    well: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A part and its version."""

    name: str
    version: str


@QmlElement
class ServiceVM(ViewModel):
    """Devices, network, queue, versions."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._products = 0
        self._devices = RowsModel(DeviceRow, "deviceId", self)
        self._versions = RowsModel(VersionRow, "name", self)
        self._versions.show([VersionRow(name, version) for name, version in services.versions])
        self.keep(
            services.devices.changed.subscribe(lambda _health: self._follow()),
            services.session.changed.subscribe(lambda _session: self._follow()),
            services.drain.changed.subscribe(lambda _counts: self.changed.emit()),
            services.connectivity.changed.subscribe(lambda _connection: self.changed.emit()),
        )

    def opened(self, _argument: str) -> None:
        """Look at everything anew."""
        self._follow()
        self._services.background.start(self._count(), "count-products")

    @Property(RowsModel, constant=True)
    def devices(self) -> RowsModel:
        """Every configured device."""
        return self._devices

    @Property(RowsModel, constant=True)
    def versions(self) -> RowsModel:
        """What runs here."""
        return self._versions

    @Property(str, constant=True)
    def deviceId(self) -> str:
        """This kiosk's name and shop."""
        store = self._services.settings.store
        return f"{store.device_id} · {store.id}"

    @Property(bool, notify=changed)
    def online(self) -> bool:
        """Whether the central service answers."""
        return bool(self._services.connectivity.current.online)

    @Property(bool, notify=changed)
    def denied(self) -> bool:
        """Whether the central service refuses this device."""
        return self._services.connectivity.current.denied

    @Property(str, notify=changed)
    def reason(self) -> str:
        """Why it does not answer."""
        return self._services.connectivity.current.reason

    @Property(str, notify=changed)
    def lastContact(self) -> str:
        """When it last answered."""
        last = self._services.connectivity.current.last_contact
        return words.age(self._services.clock.now() - last) if last else "–"

    @Property(int, notify=changed)
    def pending(self) -> int:
        """Entries to be sent."""
        return self._services.drain.counts.pending

    @Property(int, notify=changed)
    def parked(self) -> int:
        """Entries that somebody must look at."""
        return self._services.drain.counts.parked

    @Property(int, notify=changed)
    def acknowledged(self) -> int:
        """Entries the central service has."""
        return self._services.drain.counts.acknowledged

    @Property(str, notify=changed)
    def products(self) -> str:
        """How many products are here."""
        return number(self._products, self._present.language)

    async def _count(self) -> None:
        self._products = await self._services.catalog.count()
        self.changed.emit()

    def _follow(self) -> None:
        self._devices.show([_row(health) for health in self._services.devices.health.values()])
        self.changed.emit()


def _row(health: DeviceHealth) -> DeviceRow:
    reason = " – ".join(part for part in (health.reason, health.fix) if part)
    well = health.state in {DeviceState.READY, DeviceState.BUSY}
    return DeviceRow(health.name, words.device_name(health.name), words.device_state(health.state), reason, well)
