"""How a world is, in one look: application, network, devices, central service, printed slips."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from kiosk.errors import KioskError
from kiosk.testing.proxy import Network
from kiosk.testing.remote import RemoteClient
from kiosk.testing.world import World
from ui.panel.desk import (
    CartNow,
    ConsentNow,
    CounterNow,
    DeskState,
    DeviceNow,
    Line,
    PurchaseNow,
    SlipNow,
    TerminalNow,
)

T = TypeVar("T")
_PATIENCE = 2.0
_LOG_BYTES = 16 * 1024
_LOG_LINES = 60


class Outlook:
    """Looks at one world over connections of its own. `folder` gets the pictures of slips. Not for several threads."""

    def __init__(self, world: World, folder: Path) -> None:
        self._world = world
        self._folder = folder
        self._remote = RemoteClient(world.remote.path, timeout=_PATIENCE)
        self._slips: list[SlipNow] = []

    def close(self) -> None:
        """Hang up."""
        self._remote.close()

    def state(self, *, recording: bool, recorded: Sequence[str]) -> DeskState:
        """Everything that can be told now."""
        world = self._world
        status: dict[str, Any] = _or(lambda: dict(self._remote.ask("status")), {}) if world.app_running else {}
        outbox, basket = status.get("outbox", {}), status.get("basket", {})
        state = DeskState(
            running=world.app_running,
            starting=world.app_running and not status,
            screen=_or(lambda: str(self._remote.ask("screen")), "") if status else "",
            line=_line(world.network),
            clock=world.clock_offset.total_seconds(),
            devices=self._devices(status.get("devices", {})),
            terminal=self._terminal(),
            pending=outbox.get("pending", -1),
            parked=outbox.get("parked", -1),
            acknowledged=outbox.get("acknowledged", -1),
            basket_lines=basket.get("lines", -1),
            basket_total=basket.get("total", 0),
            slips=self._pictured(),
            log=self._log(),
            recording=recording,
            recorded=recorded,
        )
        return _or(lambda: self._with_central(state), state)

    def _with_central(self, state: DeskState) -> DeskState:
        found = self._world.effects()
        central = self._world.central
        return replace(
            state,
            reachable=True,
            purchases=tuple(
                PurchaseNow(
                    key=one.id,
                    number=one.number,
                    total=int(one.total.scaleb(2)),
                    pieces=one.pieces,
                    customer=one.customer,
                    placed_at=one.placed_at,
                )
                for one in reversed(found.purchases)
            ),
            consents=tuple(
                ConsentNow(one.id, one.purpose, one.given, one.customer) for one in reversed(found.consents)
            ),
            carts=tuple(CartNow(cart.customer, cart.name, cart.lines, cart.pieces) for cart in central.carts()),
            counters=tuple(
                CounterNow(one.id, one.told, one.high_water, one.applied, ", ".join(one.alarms))
                for one in central.devices()
                if one.told or one.applied or one.alarms
            ),
        )

    def _devices(self, health: Mapping[str, str]) -> tuple[DeviceNow, ...]:
        devices = self._world.devices
        faults, tags = devices.faults.active(), tuple(devices.rfid.tags)
        return tuple(
            DeviceNow(name, plugged, health.get(name, ""), faults.get(name, ()), tags if name == "rfid" else ())
            for name, plugged in devices.plugged().items()
        )

    def _terminal(self) -> TerminalNow:
        terminal = self._world.devices.terminal
        last = terminal.book.last
        state = TerminalNow("hung" if terminal.hung else "busy" if terminal.busy else "idle")
        if last is None:
            return state
        return replace(state, amount=last.amount, code=last.code, reversal=last.original is not None)

    def _pictured(self) -> tuple[SlipNow, ...]:
        devices = self._world.devices
        texts = devices.receipts()
        for index in range(len(self._slips), len(texts)):
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / f"{index + 1:03}.png"
            file.write_bytes(devices.slip_picture(index))
            self._slips.append(SlipNow(f"{index + 1}", texts[index], file.as_uri()))
        return tuple(reversed(self._slips))

    def _log(self) -> tuple[str, ...]:
        with suppress(OSError), self._world.log.open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _LOG_BYTES))
            return tuple(stream.read().decode("utf-8", errors="replace").splitlines()[-_LOG_LINES:])
        return ()


def _line(network: Network) -> Line:
    return Line(network.up, network.latency_ms, network.loss, network.reply.value)


def _or(ask: Callable[[], T], nothing: T) -> T:
    """What cannot be told now is not told."""
    try:
        return ask()
    except KioskError:
        return nothing
