"""Benches for card terminals: the driver, what one does to its terminal, and what the terminal booked.

A real one takes part when KIOSK_TEST_TERMINAL (host:port or a device) names it; run with `-s` then, it asks for cards.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from hardware.simulated import SimulatedTerminal
from hardware.simulated.terminal_book import Booking
from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.link import Link, Timing, connect_serial, connect_tcp
from kiosk.domain.money import Money
from kiosk.domain.terminal import TerminalResult, TerminalStatus, TransactionMark
from kiosk.ports import CardTerminal
from tests.contract.benches import ask

PATIENT = Timing()
HASTY = Timing(t1=0.05, t2=0.15, t3=0.25, t4=0.4, longest=6.0, connect=2.0, repeats=2)
"""For tests in which a time-out is meant to come; what they check holds also when one comes unasked."""


def euros(amount: int) -> Money:
    return Money(amount, "EUR")


@dataclass
class TerminalBench:
    """`paid` gives what is booked and not undone; None for a real terminal, whose book nobody sees."""

    device: ZvtTerminal
    peer: SimulatedTerminal | None
    timing: Timing
    statuses: list[TerminalStatus] = field(default_factory=list)

    @property
    def terminal(self) -> SimulatedTerminal:
        assert self.peer is not None
        return self.peer

    @property
    def paid(self) -> tuple[int, ...]:
        return self.terminal.book.paid

    @property
    def bookings(self) -> tuple[Booking, ...]:
        return self.terminal.book.bookings

    def pay(self, amount: int, attempt: str = "attempt", mark: TransactionMark | None = None) -> TerminalResult:
        mark = mark or self.device.mark()
        return self.device.authorise(attempt, euros(amount), mark, self.statuses.append)

    def another_driver(self, **options: object) -> ZvtTerminal:
        """The till after a restart: it knows nothing."""
        return driver_for(self.terminal.address, self.timing, **options)


def link_to(address: str, timing: Timing) -> Link:
    if address.startswith("/"):
        return connect_serial(address, 115_200, timing)
    host, _, port = address.partition(":")
    return connect_tcp(host, int(port), timing)


def driver_for(address: str, timing: Timing, **options: object) -> ZvtTerminal:
    return ZvtTerminal(lambda: link_to(address, timing), timing=timing, **options)  # type: ignore[arg-type]


@contextmanager
def simulated(*, on_serial: bool, timing: Timing = PATIENT, **options: object) -> Iterator[TerminalBench]:
    peer = SimulatedTerminal(on_serial=on_serial, timing=timing).start()
    bench = TerminalBench(driver_for(peer.address, timing, **options), peer, timing)
    try:
        yield bench
    finally:
        bench.device.close()
        peer.stop()


@contextmanager
def real() -> Iterator[TerminalBench]:
    bench = TerminalBench(driver_for(os.environ["KIOSK_TEST_TERMINAL"], PATIENT), None, PATIENT)
    ask("have a test card at hand and hold it to the terminal when it asks")()
    try:
        yield bench
    finally:
        bench.device.close()


REAL = "KIOSK_TEST_TERMINAL" in os.environ
WIRES = ["tcp", "serial", *(["real"] if REAL else [])]


def bench_on(wire: str, timing: Timing = PATIENT, **options: object) -> Iterator[TerminalBench]:
    with real() if wire == "real" else simulated(on_serial=wire == "serial", timing=timing, **options) as bench:
        yield bench


def is_port(device: object) -> bool:
    return isinstance(device, CardTerminal)
