"""One supervisor for every device: opens, watches, reconnects, and hands on what they read."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Generic, TypeVar

from kiosk.domain.codes import Scan
from kiosk.domain.receipt import Receipt, TextSlip
from kiosk.errors import DeviceAbsent, DeviceFault, DeviceLost, PrinterFault
from kiosk.ports import (
    CardEvent,
    CardReader,
    CardTerminal,
    CodeSource,
    Device,
    DeviceHealth,
    ReceiptPrinter,
    TagReader,
    TagsRead,
    Voice,
)
from kiosk.services.background import Background
from kiosk.services.device_health import HealthBoard
from kiosk.services.listeners import Listeners
from kiosk.services.supervised import Backoff, Limits, Step, Supervised

T = TypeVar("T")

POLL = 0.2
CHECK_EVERY = 2.0
DELAYS = (0.2, 0.5, 1.0, 2.0, 5.0)
LIMITS = Limits()
LONGEST_PAYMENT = 3600.0
"""The terminal's protocol has limits of its own; this one only tells that its driver hangs."""

OnScan = Callable[[Scan], Awaitable[object]]
OnCard = Callable[[CardEvent], Awaitable[object]]
OnTags = Callable[[TagsRead], Awaitable[object]]


class DeviceSupervisor:
    """Runs every device on a thread of its own. A missing or broken one degrades its feature and nothing else.

    A device is ready once it was open and did its first work. A driver's bug is reported, and the device opened anew;
    a driver that hangs is left behind with its thread. Devices with one name are told apart: scanner, scanner-2.
    """

    def __init__(
        self,
        *,
        sources: Sequence[CodeSource] = (),
        readers: Sequence[CardReader] = (),
        printer: ReceiptPrinter | None = None,
        terminal: CardTerminal | None = None,
        tags: TagReader | None = None,
        voice: Voice | None = None,
        background: Background,
        delays: Sequence[float] = DELAYS,
        check_every: float = CHECK_EVERY,
        limits: Limits = LIMITS,
        fraction: Callable[[], float] = random.random,
    ) -> None:
        alone = [device for device in (tags, printer, terminal, voice) if device is not None]
        names = _names([*sources, *readers, *alone])
        self._names = {id(device): name for name, device in names.items()}
        self._sources = sources
        self._readers = readers
        self._printer = printer
        self._terminal = terminal
        self._tags = tags
        self._voice = voice
        self._background = background
        self._check_every = check_every
        self._board = HealthBoard(names)
        self._devices = {
            name: Supervised(
                name,
                device,
                board=self._board,
                backoff=Backoff(delays, fraction),
                limits=limits if device is not terminal else Limits(limits.opening, limits.step, LONGEST_PAYMENT),
                report=background.report,
            )
            for name, device in names.items()
        }

    @property
    def health(self) -> Mapping[str, DeviceHealth]:
        """Every device's health by name."""
        return self._board.all

    @property
    def changed(self) -> Listeners[DeviceHealth]:
        """Fires with the health of a device whenever it changes."""
        return self._board.changed

    @property
    def abandoned(self) -> int:
        """How many threads were left behind, hanging in a driver."""
        return sum(device.abandoned for device in self._devices.values())

    @property
    def has_printer(self) -> bool:
        """Whether a receipt printer is configured."""
        return self._printer is not None

    @property
    def terminal(self) -> CardTerminal | None:
        """The card terminal: every method but `abort` only by `call`."""
        return self._terminal

    @property
    def can_scan(self) -> bool:
        """Whether a camera or a scanner works now."""
        return any(self._works(source) for source in self._sources)

    @property
    def can_tap(self) -> bool:
        """Whether a card reader works now."""
        return any(self._works(reader) for reader in self._readers)

    @property
    def can_print(self) -> bool:
        """Whether the receipt printer works now."""
        return self._printer is not None and self._works(self._printer)

    @property
    def can_count_tags(self) -> bool:
        """Whether the tag reader works now."""
        return self._tags is not None and self._works(self._tags)

    @property
    def can_read_aloud(self) -> bool:
        """Whether the voice is there and can be heard now."""
        return self._voice is not None and self._works(self._voice)

    @property
    def can_pay_by_card(self) -> bool:
        """Whether the card terminal works now."""
        return self._terminal is not None and self._works(self._terminal)

    def hurry(self) -> None:
        """Something was plugged in: devices that are not there are tried at once."""
        for device in self._devices.values():
            device.hurry()

    async def run(self, on_scan: OnScan, on_card: OnCard, on_tags: OnTags | None = None) -> None:
        """Until cancelled; then every device is closed and its thread has ended (or is left behind, hanging)."""
        work: list[tuple[Device, Step]] = []
        work += [(source, _Reading(source.poll, on_scan, self._background)) for source in self._sources]
        work += [(reader, _Reading[CardEvent](reader.poll, on_card, self._background)) for reader in self._readers]
        if self._tags is not None:
            work.append((self._tags, _Reading(self._tags.poll, on_tags or _dropped, self._background)))
        if self._printer is not None:
            work.append((self._printer, self._watching(self._printer)))
        if self._terminal is not None:
            work.append((self._terminal, self._watching(self._terminal)))
        if self._voice is not None:
            work.append((self._voice, _Reading[object](self._voice.speak, _dropped, self._background)))
        async with asyncio.TaskGroup() as group:
            for device, step in work:
                name = self._name(device)
                group.create_task(self._devices[name].run(step), name=f"supervise-{name}")

    async def print(self, slip: Receipt | TextSlip) -> None:
        """Print on the printer's thread; PrinterFault when it did not come out or there is no printer."""
        printer = self._printer
        if printer is None or not self._works(printer):
            reason = "" if printer is None else self.health[self._name(printer)].reason
            raise PrinterFault(reason or "the printer is not ready", fix="take the receipt by its code")
        try:
            await self.call(self._name(printer), lambda: printer.print(slip))
        except DeviceLost as lost:
            raise PrinterFault(lost.what, fix=lost.fix) from lost

    async def call(
        self, name: str, work: Callable[[], T], *, limit: float | None = None, even_faulty: bool = False
    ) -> T:
        """Do something with a device on its own thread, after what it is doing now; it is busy meanwhile.

        DeviceAbsent when it is not ready (`even_faulty`: when it is not there at all), and whatever `work` raises.
        DeviceLost when it did not return within `limit` seconds (None: a minute; a payment's limits are the terminal's
        own): its thread is left behind.
        """
        device = self._devices.get(name)
        if device is None:
            raise DeviceAbsent(f"the {name} is not ready")
        return await device.call(work, limit, even_faulty=even_faulty)

    def _name(self, device: Device) -> str:
        return self._names[id(device)]

    def _works(self, device: Device) -> bool:
        return self._board.works(self._name(device))

    def _watching(self, watched: ReceiptPrinter | CardTerminal) -> Step:
        async def step(device: Supervised) -> None:
            try:
                await device.do(watched.check)
            except DeviceLost:
                raise
            except DeviceFault as fault:
                device.complain(fault)
            else:
                device.ready()
            await device.pause(self._check_every)

        return step


class _Reading(Generic[T]):
    """A step of what reads: what it read is handed on, and handled while it reads on."""

    def __init__(
        self, poll: Callable[[float], T | None], handle: Callable[[T], Awaitable[object]], background: Background
    ) -> None:
        self._poll = poll
        self._handle = handle
        self._background = background

    async def __call__(self, device: Supervised) -> None:
        read = await device.do(lambda: self._poll(POLL))
        device.ready()
        if read is not None:
            self._background.start(_await(self._handle(read)), f"handle-{device.name}")


def _names(devices: Sequence[Device]) -> dict[str, Device]:
    named: dict[str, Device] = {}
    for device in devices:
        name, number = device.name, 1
        while name in named:
            number += 1
            name = f"{device.name}-{number}"
        named[name] = device
    return named


async def _dropped(_read: object) -> None:
    """Nobody wants it."""


async def _await(awaitable: Awaitable[object]) -> None:
    await awaitable
