"""Something answers at each device's address and talks rubbish: the driver says so, and neither hangs nor breaks."""

from __future__ import annotations

import contextlib
import os
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from hardware.card.driver import NfcCardReader
from hardware.printer.driver import EscPosPrinter
from hardware.rfid.driver import LlrpTagReader
from hardware.scanner.driver import SerialScanner
from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.link import Timing, connect_tcp
from kiosk.errors import DeviceFault
from kiosk.ports import Device

SEED: Final = int(os.environ.get("KIOSK_SEED", "0")) or random.SystemRandom().randrange(1 << 32)
ROUNDS: Final = 4
LONG_ROUNDS: Final = 200
PATIENCE: Final = 30.0
"""Seconds after which a driver that has not said anything counts as hanging."""

ALMOST: Final = (
    bytes.fromhex("800000"),  # ZVT: yes
    bytes.fromhex("04FFFFFFFF"),
    bytes.fromhex("060FFF0001"),
    bytes.fromhex("043F0000000A00000001"),  # LLRP: a header
    bytes.fromhex("043FFFFFFFFF00000001"),
    bytes.fromhex("12161210"),  # ESC/POS: states
    b"37\x00",
    b"106A 0400",  # nfcpy's UDP: answers to REQA
    b"106A 4400",
    b"106A zz",
    b"]E04006381333931\r\n",
    b"\r\n" * 20,
)


class Babbler:
    """Listens on TCP and UDP at one port, and answers whatever it hears, or nobody asked, with rubbish."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._stopping = threading.Event()
        self._stream = socket.create_server(("127.0.0.1", 0))
        self.port = self._stream.getsockname()[1]
        self._datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._datagrams.bind(("127.0.0.1", self.port))
        for listening in (self._stream, self._datagrams):
            listening.settimeout(0.05)
        self._threads = [threading.Thread(target=work) for work in (self._answer_streams, self._answer_datagrams)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()
        self._stream.close()
        self._datagrams.close()

    def _rubbish(self) -> bytes:
        return self._chance.choice(
            (self._chance.choice(ALMOST), self._chance.randbytes(self._chance.randrange(1, 400)))
        )

    def _answer_streams(self) -> None:
        while not self._stopping.is_set():
            with contextlib.suppress(TimeoutError, ConnectionError):
                connection, _ = self._stream.accept()
                with connection:
                    connection.settimeout(0.02)
                    self._babble(connection)

    def _babble(self, connection: socket.socket) -> None:
        """For a while; then it hangs up."""
        for _ in range(self._chance.randrange(1, 40)):
            if self._stopping.is_set():
                return
            with contextlib.suppress(TimeoutError):
                if not connection.recv(4096):
                    return
            connection.sendall(self._rubbish())

    def _answer_datagrams(self) -> None:
        while not self._stopping.is_set():
            with contextlib.suppress(TimeoutError, ConnectionError):
                _, sender = self._datagrams.recvfrom(4096)
                self._datagrams.sendto(self._rubbish(), sender)


@pytest.fixture
def babbler() -> Iterator[Babbler]:
    babbler = Babbler(random.Random(SEED))
    yield babbler
    babbler.stop()


def terminal(port: int) -> ZvtTerminal:
    timing = Timing().scaled(0.05)
    return ZvtTerminal(lambda: connect_tcp("127.0.0.1", port, timing), timing=timing)


DRIVERS: Final[dict[str, Callable[[int], Device]]] = {
    "terminal": terminal,
    "printer": lambda port: EscPosPrinter.in_network("127.0.0.1", port, columns=42),
    "scanner": lambda port: SerialScanner(f"socket://127.0.0.1:{port}"),
    "card_reader": lambda port: NfcCardReader(f"udp:127.0.0.1:{port}"),
    "rfid": lambda port: LlrpTagReader("127.0.0.1", port, patience=0.5),
}


def work(device: Device) -> None:
    """What the supervisor does with it, as often as it lets one."""
    device.open()
    for _ in range(5):
        if hasattr(device, "poll"):
            device.poll(0.02)
        else:
            device.check()  # type: ignore[attr-defined] # what has no poll has a check


@pytest.mark.parametrize("name", DRIVERS)
def test_rubbish_on_the_line_is_a_fault_and_nothing_else(
    name: str, babbler: Babbler, long: bool, figure: Callable[[str], None]
) -> None:
    device = DRIVERS[name](babbler.port)
    began = time.monotonic()
    for _ in range(LONG_ROUNDS if long else ROUNDS):
        done = threading.Event()
        raised: list[BaseException] = []

        def once(done: threading.Event = done, raised: list[BaseException] = raised) -> None:
            try:
                with contextlib.suppress(DeviceFault):
                    work(device)
                device.close()
            except BaseException as error:  # noqa: BLE001 - whatever it is fails the test below
                raised.append(error)
            finally:
                done.set()

        thread = threading.Thread(target=once, daemon=True)
        thread.start()
        assert done.wait(PATIENCE), f"it hangs, KIOSK_SEED={SEED}"
        thread.join()
        assert not raised, f"KIOSK_SEED={SEED}: {raised[0]!r}"
    figure(f"rubbish for the {name}: {time.monotonic() - began:.1f} s, KIOSK_SEED={SEED}")
