"""How this device is, for the shop's technical staff."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from kiosk.ports import DeviceHealth, DeviceState
from ui import words
from ui import words_outbox as outbox_words
from ui.format import number, size
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


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something the last start found wrong with the store."""

    text: str
    fix: str


@QmlElement
class ServiceVM(ViewModel):
    """Devices, network, queue, versions."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._products = 0
        self._free = ""
        self._devices = RowsModel(DeviceRow, "deviceId", self)
        self._findings = RowsModel(FindingRow, "text", self)
        self._versions = RowsModel(VersionRow, "name", self)
        self._versions.show([VersionRow(name, version) for name, version in services.versions])
        self.keep(
            services.devices.changed.subscribe(lambda _health: self._follow()),
            services.session.changed.subscribe(lambda _session: self._follow()),
            services.drain.changed.subscribe(lambda _counts: self._follow()),
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

    @Property(str, notify=changed)
    def clockOffset(self) -> str:
        """How this device's clock goes beside the server's."""
        return outbox_words.clock_offset(self._services.connectivity.current.offset)

    @Property(str, notify=changed)
    def freeSpace(self) -> str:
        """How much the store's disk still takes."""
        return self._free

    @Property(RowsModel, constant=True)
    def findings(self) -> RowsModel:
        """What the last start found wrong with the store."""
        return self._findings

    @Property(bool, constant=True)
    def demoKey(self) -> bool:
        """Whether what is kept here is encrypted with a key that everyone knows."""
        return self._services.store.demo_key

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
        self._free = size(await asyncio.to_thread(self._services.store.free_bytes), self._present.language)
        self.changed.emit()

    def _found(self) -> list[FindingRow]:
        alarms = self._services.drain.alarms
        found = [
            FindingRow(outbox_words.store_finding(code, what), fix) for code, what, fix in self._services.store.findings
        ]
        if alarms.rolled_back:
            found.append(FindingRow(outbox_words.rolled_back(), ""))
        if alarms.lost:
            found.append(FindingRow(outbox_words.sent_anew(alarms.lost), ""))
        return found

    def _follow(self) -> None:
        self._findings.show(self._found())
        self._devices.show([_row(health) for health in self._services.devices.health.values()])
        self.changed.emit()


def _row(health: DeviceHealth) -> DeviceRow:
    reason = " – ".join(part for part in (health.reason, health.fix) if part)
    well = health.state in {DeviceState.READY, DeviceState.BUSY}
    return DeviceRow(health.name, words.device_name(health.name), words.device_state(health.state), reason, well)
