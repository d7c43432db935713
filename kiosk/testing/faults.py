"""The ways in which a simulated device fails at a wish, by the names that stories and the control panel use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hardware.simulated.camera import SimulatedCamera
from hardware.simulated.card_field import CardField
from hardware.simulated.printer import SimulatedPrinter
from hardware.simulated.printer_machine import Failure
from hardware.simulated.rfid import SimulatedTagReader
from hardware.simulated.scanner import SimulatedScanner
from kiosk.errors import BadInput


@dataclass(frozen=True, slots=True)
class Fault:
    """How to bring a fault about and how to mend it. `amount` is what it takes unless told; None: it takes none.

    A fault that is not `lasting` only happens, as noise on a line does, and is never `active`.
    """

    begin: Callable[[float], None]
    end: Callable[[], None]
    active: Callable[[], bool]
    amount: float | None = None
    lasting: bool = True


class Faults:
    """The faults of a set of devices, each by the device's name and its own."""

    def __init__(self, table: Mapping[str, Mapping[str, Fault]]) -> None:
        self._table = table

    def names(self) -> Iterator[tuple[str, str, float | None, bool]]:
        """Every fault there is: device, name, its usual amount, whether it lasts."""
        for device, faults in self._table.items():
            for name, fault in faults.items():
                yield device, name, fault.amount, fault.lasting

    def active(self) -> dict[str, tuple[str, ...]]:
        """The faults each device has now."""
        return {
            device: tuple(name for name, fault in faults.items() if fault.active())
            for device, faults in self._table.items()
        }

    def begin(self, device: str, name: str, amount: float | None = None) -> None:
        """Bring a fault about. BadInput for one that there is not, or an amount that it does not take."""
        fault = self._find(device, name)
        if amount is not None and fault.amount is None:
            raise BadInput(f"the fault {name!r} of the {device} takes no number")
        if amount is not None and amount < 0:
            raise BadInput(f"{amount:g} is no amount of {name!r}", fix="0 or more")
        fault.begin(fault.amount or 0.0 if amount is None else amount)

    def mend(self, device: str, name: str | None = None) -> None:
        """Mend one fault of a device, or all of them."""
        faults = [self._find(device, name)] if name else list(self._of(device).values())
        for fault in faults:
            if fault.active():
                fault.end()

    def _of(self, device: str) -> Mapping[str, Fault]:
        faults = self._table.get(device)
        if faults is None:
            raise BadInput(f"no device with faults is called {device!r}", fix=f"one of {', '.join(self._table)}")
        return faults

    def _find(self, device: str, name: str) -> Fault:
        faults = self._of(device)
        if name not in faults:
            raise BadInput(f"the {device} knows no fault {name!r}", fix=f"one of {', '.join(faults)}")
        return faults[name]


def of_camera(camera: SimulatedCamera) -> dict[str, Fault]:
    """No frame any more, frames that are no pictures, the light gone out."""
    return {name: _flag(camera, name) for name in ("frozen", "garbage", "dark")}


def of_scanner(scanner: SimulatedScanner) -> dict[str, Fault]:
    """Every byte alone; a burst of noise (how many bytes)."""
    return {
        "byte_by_byte": _flag(scanner, "byte_by_byte"),
        "garbage": _moment(lambda count: scanner.garbage(int(count)), 64),
    }


def of_card_reader(reader: CardField) -> dict[str, Fault]:
    """No answers, the next reads broken off (how many), each answer late (seconds)."""
    return {
        "silent": _flag(reader.faults, "silent"),
        "torn": _number(reader.faults, "torn", 1, whole=True),
        "slow": _number(reader.faults, "slow", 0.3),
    }


def of_printer(printer: SimulatedPrinter) -> dict[str, Fault]:
    """Paper, cover, cutter, line; and what happens after so many more lines."""
    flags = ("paper_out", "paper_low", "cover_open", "offline", "cutter_error", "silent", "refusing", "garbage")
    later: dict[str, Failure] = {
        "power_cut_after": "power",
        "paper_out_after": "paper",
        "jam_after": "jam",
        "cutter_after": "cutter",
        "cover_after": "cover",
    }
    return {
        **{name: _flag(printer, name) for name in (*flags, "byte_by_byte")},
        "slow": _number(printer, "slow", 0.2),
        **{name: _fails(printer, how) for name, how in later.items()},
    }


def of_rfid(reader: SimulatedTagReader) -> dict[str, Fault]:
    """No word more, noise instead of words, tags that lie too far off, each answer late (seconds)."""
    flags = {name: _flag(reader, name) for name in ("silent", "garbage", "weak")}
    return {**flags, "slow": _number(reader, "slow", 0.3)}


def _fails(printer: SimulatedPrinter, how: Failure) -> Fault:
    return _moment(lambda lines: printer.fail_after(int(lines), how), 5)


def _flag(peer: Any, name: str) -> Fault:
    return Fault(
        begin=lambda _: setattr(peer, name, True),
        end=lambda: setattr(peer, name, False),
        active=lambda: bool(getattr(peer, name)),
    )


def _number(peer: Any, name: str, usual: float, *, whole: bool = False) -> Fault:
    return Fault(
        begin=lambda amount: setattr(peer, name, int(amount) if whole else amount),
        end=lambda: setattr(peer, name, 0),
        active=lambda: getattr(peer, name) > 0,
        amount=usual,
    )


def _moment(happen: Callable[[float], None], usual: float) -> Fault:
    return Fault(begin=happen, end=lambda: None, active=lambda: False, amount=usual, lasting=False)
