"""Benches of card readers: each driver on each of its simulated readers, and a real one that a variable names."""

from __future__ import annotations

import importlib.util
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from hardware.card.driver import NfcCardReader, PcscCardReader
from hardware.simulated import SimulatedCard, SimulatedCardReader
from hardware.simulated.card_field import CardField
from hardware.simulated.pn532 import SimulatedPn532
from hardware.simulated.vcard_reader import SimulatedPcscReader
from kiosk.errors import DeviceAbsent, DeviceLost
from kiosk.ports import CardEvent, CardLifted, CardRead, CardReader
from tests.contract.benches import BY_HAND, PATIENCE, SLICE, ask, wait_for

RECORD = "shop.example:loyalty"
NFCPY_LEAVES_A_FILE = pytest.mark.filterwarnings(
    "ignore:.*<_io.FileIO name='/dev/ttyKIOSK.*:pytest.PytestUnraisableExceptionWarning"
)
"""It tries whether a serial line is there by opening it, and leaves that to the garbage collector."""
NEED_PCSC = "KIOSK_NEED_PCSC"
_OPENINGS = 3
_folder: list[tempfile.TemporaryDirectory[str]] = []


@dataclass
class CardBench:
    """`peer` is the simulated reader, for what only it can do; None for a real one.

    `stumbles`: its library gives a chip a quarter of a second, which a busy machine may take longer for: then it is
    opened anew, as the supervisor does.
    """

    device: CardReader
    put: Callable[[SimulatedCard], None]
    take_away: Callable[[], None]
    unplug: Callable[[], None]
    plug: Callable[[], None]
    peer: CardField | None = None
    patience: float = PATIENCE
    stumbles: bool = False

    def open(self) -> None:
        """Find the reader; one that stumbles may be asked again."""
        for _ in range(_OPENINGS if self.stumbles else 0):
            with suppress(DeviceAbsent):
                return self.device.open()
        return self.device.open()

    def event(self) -> CardEvent:
        """The next thing that happens."""
        seen: list[CardEvent] = []

        def look() -> bool | None:
            event = self._poll()
            seen.extend([] if event is None else [event])
            return bool(seen) or None

        wait_for(look, self.patience)
        return seen[0]

    def next(self) -> CardRead:
        """The next card that is read, whatever was lifted before."""
        return wait_for(self._read, self.patience)

    def lifted(self) -> None:
        """Wait until the card is away."""
        assert self.event() == CardLifted()

    def simulated(self) -> CardField:
        """The simulated reader; a real one has no faults to set."""
        if self.peer is None:
            pytest.skip("a real reader does not fail on demand")
        return self.peer

    def _poll(self) -> CardEvent | None:
        try:
            return self.device.poll(SLICE)
        except DeviceLost:
            if not self.stumbles:
                raise
            self.open()
            return None

    def _read(self) -> CardRead | None:
        event = self._poll()
        assert event is None or isinstance(event, CardLifted | CardRead), event
        return event if isinstance(event, CardRead) else None


@contextmanager
def over_udp() -> Iterator[CardBench]:
    peer = SimulatedCardReader().start()
    yield CardBench(NfcCardReader(peer.path, RECORD), peer.put_card, peer.remove_card, peer.unplug, peer.plug, peer)
    peer.stop()


@contextmanager
def pn532() -> Iterator[CardBench]:
    if not os.access("/dev", os.W_OK):
        pytest.skip("nfcpy opens serial lines in /dev only, which may not be written here")
    peer = SimulatedPn532().start()
    reader = NfcCardReader(peer.path, RECORD)
    yield CardBench(reader, peer.put_card, peer.remove_card, peer.unplug, peer.plug, peer, stumbles=True)
    peer.stop()


@contextmanager
def pcsc() -> Iterator[CardBench]:
    missing = SimulatedPcscReader.missing() or ("" if importlib.util.find_spec("smartcard") else "pyscard: ./run pcsc")
    if missing:
        assert NEED_PCSC not in os.environ, f"missing: {missing}"
        pytest.skip(f"missing: {missing}")
    peer = SimulatedPcscReader(_one_folder())
    os.environ.update(peer.environment)
    peer.start()
    yield CardBench(PcscCardReader(peer.path, RECORD), peer.put_card, peer.remove_card, peer.unplug, peer.plug, peer)
    peer.stop()


def _one_folder() -> Path:
    """The PC/SC library takes the socket's path once a process, and keeps it."""
    if not _folder:
        _folder.append(tempfile.TemporaryDirectory(prefix="pcsc-"))
    return Path(_folder[0].name)


@contextmanager
def real_card_reader() -> Iterator[CardBench]:
    yield CardBench(
        NfcCardReader(os.environ["KIOSK_TEST_CARD_READER_PATH"]),
        lambda card: ask(f"put on a card that links to {card.ndef_uri}")(),
        ask("take the card away"),
        ask("unplug the card reader"),
        ask("plug the card reader in again"),
        patience=BY_HAND,
    )


CARD_BENCHES: list[Callable[[], AbstractContextManager[CardBench]]] = [over_udp, pn532, pcsc]
if "KIOSK_TEST_CARD_READER_PATH" in os.environ:
    CARD_BENCHES.append(real_card_reader)
