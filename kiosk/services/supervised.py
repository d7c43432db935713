"""One device under supervision: kept open, at work, and opened anew when it is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kiosk.errors import DeviceAbsent, DeviceFault, DeviceLost
from kiosk.ports import Device, DeviceState, Warns
from kiosk.services.device_health import WORKING, HealthBoard
from kiosk.services.device_thread import DeviceThread

_log = logging.getLogger(__name__)

T = TypeVar("T")

Step = Callable[["Supervised"], Awaitable[None]]
Report = Callable[[BaseException], None]

CLOSING_LIMIT = 10.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds after which a call of the driver counts as hanging: to open, for a step of its work, and for a `call`."""

    opening: float = 30.0
    step: float = 20.0
    call: float = 60.0


@dataclass(frozen=True, slots=True)
class Backoff:
    """The pauses between tries: `delays`, the last one for ever, each a fifth shorter or longer by `fraction`."""

    delays: Sequence[float]
    fraction: Callable[[], float]

    def after(self, failures: int) -> float:
        """Seconds to wait after so many failures in a row."""
        return self.delays[min(failures, len(self.delays)) - 1] * (0.8 + 0.4 * self.fraction())


class Supervised:
    """Opens a device on a thread of its own, does `step` again and again, and opens it anew when that fails.

    `ready`, called by the step once the device did some work, makes it ready and its failures forgotten.
    """

    def __init__(
        self, name: str, device: Device, *, board: HealthBoard, backoff: Backoff, limits: Limits, report: Report
    ) -> None:
        self.name = name
        self._device = device
        self._warns = device if isinstance(device, Warns) else None
        self._board = board
        self._backoff = backoff
        self._limits = limits
        self._report = report
        self._thread: DeviceThread | None = None
        self._abandoned = 0
        self._kicked = asyncio.Event()
        self._lost: DeviceLost | None = None
        self._calls = 0
        self._failures = 0

    @property
    def abandoned(self) -> int:
        """How many of its threads were left behind, hanging in the driver."""
        return self._abandoned + (self._thread.abandoned if self._thread else 0)

    async def run(self, step: Step) -> None:
        """Until cancelled; then it is closed and its thread has ended, or is left behind."""
        thread = self._thread = DeviceThread(f"device-{self.name}")
        try:
            while True:
                await self._work(thread, step)
        finally:
            await self._let_go(thread)

    async def do(self, work: Callable[[], T]) -> T:
        """A part of the step, on the device's thread; what the driver raises."""
        assert self._thread is not None, "only while it runs"
        self._require_not_lost()
        done = await self._thread.call(work, self._limits.step)
        self._require_not_lost()  # by a call that had its turn first
        return done

    def ready(self) -> None:
        """It did some work."""
        self._failures = 0
        self._at_work(DeviceState.BUSY if self._calls else DeviceState.READY)

    def complain(self, fault: DeviceFault) -> None:
        """It is there and cannot do its work now."""
        self._board.set(self.name, DeviceState.FAULTY, fault)

    async def pause(self, seconds: float) -> None:
        """Wait, or until `hurry` or a loss; not at all when that was since the last pause."""
        try:
            async with asyncio.timeout(seconds):
                await self._kicked.wait()
        except TimeoutError:
            return
        self._kicked.clear()

    def hurry(self) -> None:
        """Something was plugged in: when it is not there, try at once, and often for a while."""
        if self._board.all[self.name].state not in WORKING:
            self._failures = 0
            self._kicked.set()

    async def call(self, work: Callable[[], T], limit: float | None = None, *, even_faulty: bool = False) -> T:
        """As `DeviceSupervisor.call`."""
        health = self._board.all[self.name]
        able = health.state in WORKING or (even_faulty and health.state is DeviceState.FAULTY)
        if not able or self._thread is None:
            raise DeviceAbsent(health.reason or f"the {self.name} is not ready", fix=health.fix)
        self._calls += 1
        self._at_work(DeviceState.BUSY)
        try:
            return await self._thread.call(work, limit or self._limits.call)
        except DeviceFault as fault:
            self.complain(fault)
            if isinstance(fault, DeviceLost):
                self._lost = fault
                self._kicked.set()
            raise
        finally:
            self._calls -= 1
            if not self._calls and self._board.all[self.name].state is DeviceState.BUSY:
                self._at_work(DeviceState.READY)

    def _at_work(self, state: DeviceState) -> None:
        self._board.set(self.name, state, note=self._warns.warning if self._warns else "")

    def _require_not_lost(self) -> None:
        if self._lost is not None:
            raise self._lost

    async def _work(self, thread: DeviceThread, step: Step) -> None:
        """Open it and work with it until that fails; then close it and wait."""
        self._lost = None
        try:
            self._board.set(self.name, DeviceState.RECONNECTING if self._failures else DeviceState.OPENING)
            await thread.call(self._device.open, self._limits.opening)
            while True:
                await step(self)
        except DeviceFault as fault:
            absent = isinstance(fault, DeviceAbsent)
            self._board.set(self.name, DeviceState.ABSENT if absent else DeviceState.FAULTY, fault)
        except Exception as bug:  # noqa: BLE001 - reported; other devices must not stop for one driver's bug
            self._bug(bug)
        self._failures += 1
        await self._close(thread)
        await self.pause(self._backoff.after(self._failures))

    async def _close(self, thread: DeviceThread) -> None:
        try:
            await thread.call(self._device.close, CLOSING_LIMIT)
        except DeviceLost as fault:
            _log.debug("the %s is not closed: %s", self.name, fault)
        except Exception as bug:  # noqa: BLE001 - as above
            self._bug(bug)

    def _bug(self, bug: Exception) -> None:
        """Report a driver's bug, once until the device works again."""
        fault = DeviceFault(f"its driver made a mistake ({type(bug).__name__})", fix="see the log")
        known = self._board.all[self.name].reason == fault.what
        self.complain(fault)
        if not known:
            self._report(bug)

    async def _let_go(self, thread: DeviceThread) -> None:
        try:
            let_go = await thread.close(self._device.close)
        finally:
            self._abandoned, self._thread = self.abandoned, None
        if not let_go:
            _log.warning("the %s does not let go; its thread is left behind", self.name)
