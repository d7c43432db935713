"""The simulated devices themselves: what a story or the control panel relies on."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.camera.decoders import Decoders
from hardware.simulated import (
    SimulatedCamera,
    SimulatedCard,
    SimulatedCardReader,
    SimulatedPrinter,
    SimulatedScanner,
)
from hardware.simulated.escpos import EscPosParser, PrintedLine
from hardware.simulated.scene import draw_code
from hardware.simulated.tag import CardInField
from kiosk.domain.codes import Symbology

Peer = SimulatedCamera | SimulatedCardReader | SimulatedPrinter | SimulatedScanner
PEERS: list[Callable[[], Peer]] = [SimulatedCamera, SimulatedCardReader, SimulatedPrinter, SimulatedScanner]


def address(peer: Peer) -> str:
    return str(getattr(peer, "port", ""))


class PonderingReader(SimulatedCardReader):
    """Takes its time with an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answers = threading.Event(), threading.Event()

    def answer(self, frame: bytes) -> bytes | None:
        self.asked.set()
        self.answers.wait(5.0)
        return frame


def test_a_reader_unplugged_while_it_answers_is_just_gone() -> None:
    reader = PonderingReader()
    reader.start()
    server = reader._socket
    assert server is not None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as driver:
        driver.sendto(b"106A 26", ("127.0.0.1", reader.port))
        assert reader.asked.wait(5.0)
        pulled = threading.Thread(target=reader.unplug)
        pulled.start()
        assert select.select([server], [], [], 5.0)[0]
        reader.answers.set()
        pulled.join(5.0)
    assert not reader.plugged
    assert not pulled.is_alive()


def test_an_empty_field_is_told_at_once_and_a_torn_read_is_not() -> None:
    """A reader need not wait for the answer of a card that was lifted."""
    reader = SimulatedCardReader()
    read = b"106A 3000"
    assert reader._datagram(read) == b"RFOFF"
    assert reader._datagram(b"106A 5000") is None
    reader.tap(SimulatedCard("04A2B3C4D5E680"))
    assert reader._datagram(b"106A 26") not in {None, b"RFOFF"}
    reader.faults.torn = 1
    assert reader._datagram(read) is None
    reader.remove_card()
    found = 0
    while not reader.is_lifted:
        assert reader._datagram(b"106A 26") == b"RFOFF"
        found += 1
    assert found
    assert reader._datagram(read) == b"RFOFF"


@pytest.mark.parametrize("make", PEERS)
def test_a_peer_keeps_its_address_over_unplugging_and_leaves_no_thread(make: Callable[[], Peer]) -> None:
    before = set(threading.enumerate())
    peer = make()
    peer.start()
    first = address(peer)
    states = [peer.plugged]
    for _ in range(3):
        peer.unplug()
        peer.unplug()
        states.append(peer.plugged)
        peer.plug()
        peer.plug()
        states.append(peer.plugged)
        assert address(peer) == first
    assert states == [True, *[False, True] * 3]
    peer.stop()
    assert set(threading.enumerate()) == before


def test_two_peers_of_a_kind_live_side_by_side() -> None:
    first, second = SimulatedPrinter().start(), SimulatedPrinter().start()
    assert first.port != second.port
    first.stop()
    second.stop()


@given(st.binary(max_size=300))
def test_no_bytes_break_the_printer(data: bytes) -> None:
    parser = EscPosParser()
    for byte in data:
        list(parser.feed(bytes([byte])))


@given(text=st.text(st.characters(codec="cp858", exclude_categories=["C"]), max_size=48), at_once=st.booleans())
def test_text_comes_out_as_it_went_in(text: str, *, at_once: bool) -> None:
    parser = EscPosParser()
    data = b"\x1bt\x13" + text.encode("cp858") + b"\n"
    pieces = [data] if at_once else [bytes([byte]) for byte in data]
    lines = [event for piece in pieces for event in parser.feed(piece)]
    assert lines == [PrintedLine(text)]


@given(st.binary(min_size=1, max_size=40), st.sampled_from(["t2", "t4"]))
def test_no_frame_breaks_a_card(frame: bytes, kind: str) -> None:
    card = SimulatedCard("04A2B3C4D5E680", "https://x.example/c", kind="t2" if kind == "t2" else "t4")
    answer = CardInField(card).answer(frame)
    assert answer is None or isinstance(answer, bytes)


@pytest.mark.parametrize("uid", ["04", "04A2B3C4D5E68000", "zz"])
def test_a_card_with_no_proper_uid_cannot_be(uid: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message of bytes.fromhex is Python's
        SimulatedCard(uid)


def test_a_link_that_does_not_fit_on_a_card_cannot_be() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        CardInField(SimulatedCard("04A2B3C4", "https://x.example/" + "y" * 600))


@pytest.mark.parametrize("symbology", [Symbology.EAN_13, Symbology.UPC_A, Symbology.EAN_8])
def test_fourteen_digits_are_shortened_to_what_the_code_holds(symbology: Symbology) -> None:
    digits = {Symbology.EAN_13: "9501234500010", Symbology.UPC_A: "012345678905", Symbology.EAN_8: "95012346"}[
        symbology
    ]
    assert Decoders().thorough(draw_code(digits.zfill(14), symbology))[0].text == digits
