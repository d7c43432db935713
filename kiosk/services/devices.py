"""One supervisor for every device: opens, watches, reconnects, and hands on what they read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from kiosk.domain.codes import Scan
from kiosk.domain.receipt import Receipt
from kiosk.errors import DeviceAbsent, DeviceFault, DeviceLost, PrinterFault
from kiosk.ports import (
    CardRead,
    CardReader,
    CardTerminal,
    CodeSource,
    Device,
    DeviceHealth,
    DeviceState,
    ReceiptPrinter,
)
from kiosk.services.background import Background
from kiosk.services.device_thread import DeviceThread
from kiosk.services.listeners import Listeners

_log = logging.getLogger(__name__)

T = TypeVar("T")

POLL = 0.2
CHECK_EVERY = 2.0
DELAYS = (0.2, 0.5, 1.0, 2.0, 5.0)

OnScan = Callable[[Scan], Awaitable[object]]
OnCard = Callable[[CardRead], Awaitable[object]]
Step = Callable[[], Awaitable[None]]


class DeviceSupervisor:
    """Runs every device on a thread of its own. A missing or broken one degrades its feature and nothing else.

    A device is ready once it was open and did its first work. A driver's bug is reported, and the device opened anew.
    `changed` fires with the health of a device whenever it changes; loss and return are logged once each.
    """

    def __init__(
        self,
        *,
        sources: Sequence[CodeSource] = (),
        readers: Sequence[CardReader] = (),
        printer: ReceiptPrinter | None = None,
        terminal: CardTerminal | None = None,
        background: Background,
        delays: Sequence[float] = DELAYS,
        check_every: float = CHECK_EVERY,
    ) -> None:
        self._sources = sources
        self._readers = readers
        self._printer = printer
        self._terminal = terminal
        self._background = background
        self._delays = delays
        self._check_every = check_every
        self._threads: dict[str, DeviceThread] = {}
        alone = [device for device in (printer, terminal) if device is not None]
        devices: list[Device] = [*sources, *readers, *alone]
        self._health = {device.name: DeviceHealth(device.name, DeviceState.ABSENT) for device in devices}
        self.changed: Listeners[DeviceHealth] = Listeners()

    @property
    def health(self) -> Mapping[str, DeviceHealth]:
        """Every device's health by name."""
        return MappingProxyType(self._health)

    @property
    def has_printer(self) -> bool:
        """Whether a receipt printer is configured."""
        return self._printer is not None

    @property
    def terminal(self) -> CardTerminal | None:
        """The card terminal: every method but `abort` only by `call`."""
        return self._terminal

    async def run(self, on_scan: OnScan, on_card: OnCard) -> None:
        """Until cancelled; then every device is closed and its thread has ended (or is left behind, hanging)."""
        work: list[tuple[Device, Step]] = []
        work += [(source, self._reading(source, source.poll, on_scan)) for source in self._sources]
        work += [(reader, self._reading(reader, reader.poll, on_card)) for reader in self._readers]
        if self._printer is not None:
            work.append((self._printer, self._watching(self._printer)))
        if self._terminal is not None:
            work.append((self._terminal, self._watching(self._terminal)))
        self._threads = {device.name: DeviceThread(f"device-{device.name}") for device, _ in work}
        try:
            async with asyncio.TaskGroup() as group:
                for device, step in work:
                    group.create_task(self._supervise(device, step), name=f"supervise-{device.name}")
        finally:
            await asyncio.gather(*(self._let_go(device) for device, _ in work))

    async def print(self, receipt: Receipt) -> None:
        """Print on the printer's thread; PrinterFault when it did not come out or there is no printer."""
        printer = self._printer
        if printer is None or self._health[printer.name].state not in {DeviceState.READY, DeviceState.BUSY}:
            reason = "" if printer is None else self._health[printer.name].reason
            raise PrinterFault(reason or "the printer is not ready", fix="take the receipt by its code")
        await self.call(printer.name, lambda: printer.print(receipt))

    async def call(self, name: str, work: Callable[[], T]) -> T:
        """Do something with a device on its own thread, after what it is doing now; it is busy meanwhile.

        DeviceAbsent when it is not ready, and whatever `work` raises.
        """
        health = self._health.get(name)
        if health is None or health.state not in {DeviceState.READY, DeviceState.BUSY}:
            raise DeviceAbsent(
                (health and health.reason) or f"the {name} is not ready", fix=health.fix if health else ""
            )
        self._set(name, DeviceState.BUSY)
        try:
            done = await self._threads[name].call(work)
        except DeviceFault as fault:
            self._set(name, DeviceState.FAULTY, fault)
            raise
        self._set(name, DeviceState.READY)
        return done

    async def _supervise(self, device: Device, step: Step) -> None:
        thread = self._threads[device.name]
        failures = 0
        while True:
            try:
                self._set(device.name, DeviceState.RECONNECTING if failures else DeviceState.OPENING)
                await thread.call(device.open)
                while True:
                    await step()
                    failures = 0
            except DeviceFault as fault:
                never_there = isinstance(fault, DeviceAbsent)
                self._set(device.name, DeviceState.ABSENT if never_there else DeviceState.FAULTY, fault)
            except Exception as bug:  # noqa: BLE001 - reported; other devices must not stop for one driver's bug
                self._bug(device.name, bug)
            await thread.call(device.close)
            await asyncio.sleep(self._delays[min(failures, len(self._delays) - 1)])
            failures += 1

    def _bug(self, name: str, bug: Exception) -> None:
        """Report a driver's bug, once until the device works again."""
        fault = DeviceFault(f"its driver made a mistake ({type(bug).__name__})", fix="see the log")
        known = self._health[name].reason == fault.what
        self._set(name, DeviceState.FAULTY, fault)
        if not known:
            self._background.report(bug)

    def _reading(
        self, device: Device, poll: Callable[[float], T | None], handle: Callable[[T], Awaitable[object]]
    ) -> Step:
        async def step() -> None:
            read = await self._threads[device.name].call(poll, POLL)
            self._set(device.name, DeviceState.READY)
            if read is not None:
                self._background.start(_await(handle(read)), f"handle-{device.name}")

        return step

    def _watching(self, device: ReceiptPrinter | CardTerminal) -> Step:
        async def step() -> None:
            try:
                await self._threads[device.name].call(device.check)
            except DeviceLost:
                raise
            except DeviceFault as fault:
                self._set(device.name, DeviceState.FAULTY, fault)
            else:
                self._set(device.name, DeviceState.READY)
            await asyncio.sleep(self._check_every)

        return step

    async def _let_go(self, device: Device) -> None:
        thread = self._threads[device.name]
        closing = asyncio.ensure_future(thread.call(device.close))
        await asyncio.sleep(0)  # the job is in the queue before the queue closes
        if await thread.close():
            await closing
        else:
            closing.cancel()
            _log.warning("the %s does not let go; its thread is left behind", device.name)

    def _set(self, name: str, state: DeviceState, fault: DeviceFault | None = None) -> None:
        before = self._health[name]
        trying = state in {DeviceState.OPENING, DeviceState.RECONNECTING}
        what, fix = (fault.what, fault.fix) if fault else ((before.reason, before.fix) if trying else ("", ""))
        health = DeviceHealth(name, state, what, fix)
        if health == before:
            return
        self._health[name] = health
        if fault is not None and fault.what != before.reason:
            _log.info("the %s does not work: %s", name, fault)
        elif state is DeviceState.READY and before.reason:
            _log.info("the %s works again", name)
        self.changed.emit(health)


async def _await(awaitable: Awaitable[object]) -> None:
    await awaitable
