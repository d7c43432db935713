"""What a printer answers, and what a simulated one makes of bytes: any bytes, bounded memory."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.link import PrinterLink
from hardware.printer.logo import logo_parts
from hardware.printer.status import Answer, AnswerReader, Condition, Kind, condition
from hardware.simulated.escpos import LONGEST_SLIP, EscPosParser, PrintedLine, PrintedPicture
from hardware.simulated.printer_machine import MEMORY, PrinterMachine
from hardware.simulated.printer_realtime import Clear, RealTimeFilter, StatusRequest
from hardware.simulated.slip_picture import draw_slip
from kiosk.errors import BadInput, PrinterFault
from tests.unit.hardware.slips import LOGO

byte = st.integers(0, 255)
heads = st.sampled_from([b"\x1b", b"\x1d", b"\x1c", b"\x10", b"\x1dv0", b"\x1d(k", b"\x1b*", b"\x1dk", b"\x1bD", b"\n"])
commands = st.lists(st.one_of(heads, st.binary(max_size=12)), max_size=40).map(b"".join)


@given(st.binary(max_size=400), st.data())
def test_answers_are_the_same_however_they_are_cut_up(data: bytes, cut: st.DataObject) -> None:
    whole, torn = AnswerReader(), AnswerReader()
    at = cut.draw(st.integers(0, len(data)))
    assert whole.feed(data) == torn.feed(data[:at]) + torn.feed(data[at:])
    assert whole.rubbish == torn.rubbish <= len(data)


def test_answers_among_what_else_may_come() -> None:
    automatic = b"\x14\x00\x00\x0f"
    assert AnswerReader().feed(b"\x11" + automatic + b"\x12\x13\x00\x37\x25\x00\x16") == [
        Answer(Kind.STATUS, 0x12),
        Answer(Kind.FENCE, 0x00),
        Answer(Kind.BLOCK),
        Answer(Kind.STATUS, 0x16),
    ]


@given(byte, byte, byte, byte)
def test_any_status_is_a_condition(printer: int, offline: int, error: int, paper: int) -> None:
    told = condition(printer, offline, error, paper)
    troubled = bool(printer & 0x08 or offline & 0x6C or error & 0x6C or paper & 0x60)
    assert bool(told.problem) is troubled


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((0x12, 0x12, 0x12, 0x12), Condition()),
        ((0x1A, 0x16, 0x12, 0x12), Condition("the cover is open")),
        ((0x1A, 0x32, 0x12, 0x7E), Condition("the paper is out")),
        ((0x12, 0x12, 0x12, 0x1E), Condition("", "the paper is near its end")),
        ((0x1A, 0x52, 0x1A, 0x12), Condition("the cutter is jammed")),
        ((0x1A, 0x52, 0x32, 0x12), Condition("the printer is broken")),
        ((0x1A, 0x52, 0x52, 0x12), Condition("the print head is too hot")),
        ((0x1A, 0x12, 0x12, 0x12), Condition("the printer is offline")),
    ],
)
def test_the_status_bits_of_the_reference(answers: tuple[int, int, int, int], expected: Condition) -> None:
    assert condition(*answers) == expected


class Late:
    """A printer that confirms the second fence only while it is asked how it is; without `confirms`, never again."""

    answers, paced, held = True, False, False

    def __init__(self, *, confirms: bool) -> None:
        self.sent = bytearray()
        self._confirms = confirms
        self._fences = 0
        self._owed = b""
        self._waiting = bytearray()

    def read(self, _seconds: float) -> bytes:
        data = bytes(self._waiting)
        self._waiting.clear()
        return data

    def write(self, data: bytes, _seconds: float) -> None:
        self.sent += data
        if data == b"\x1dr\x01":
            self._fences += 1
            if self._fences == 1:
                self._waiting += b"\x00"
            elif self._confirms:
                self._owed = b"\x00"
        elif data[:2] == b"\x10\x04":
            owed, self._owed = self._owed, b""
            self._waiting += owed + b"\x12"

    def close(self) -> None:
        """Nothing."""


def test_a_confirmation_that_comes_between_two_questions_counts() -> None:
    PrinterLink(Late(confirms=True), 0.1).print([b"slip\n"], patience=2.0)


def test_what_was_answered_before_the_slip_confirms_nothing() -> None:
    wire = Late(confirms=False)
    with pytest.raises(PrinterFault, match="in time"):
        PrinterLink(wire, 0.1).print([b"slip\n"], patience=0.1)
    assert wire.sent.endswith(bytes.fromhex("10 14 08 01 03 14 01 06 02 08"))


@given(st.one_of(commands, st.binary(max_size=600)), st.data())
def test_any_bytes_print_the_same_however_they_are_cut_up(data: bytes, cut: st.DataObject) -> None:
    at = cut.draw(st.integers(0, len(data)))
    whole, torn = EscPosParser(), EscPosParser()
    in_one = [str(event) for event in whole.feed(data)]
    in_two = [str(event) for piece in (data[:at], data[at:]) for event in torn.feed(piece)]
    assert [line for line in in_one if "Cut" not in line] == [line for line in in_two if "Cut" not in line]
    assert whole.slip.elements == torn.slip.elements
    assert draw_slip(whole.slip).startswith(b"\x89PNG")


@given(st.lists(commands, max_size=8), st.booleans())
def test_no_bytes_break_the_machine(pieces: list[bytes], power: bool) -> None:
    machine = PrinterMachine(384)
    machine.power_on()
    machine.fail_after(3, "power" if power else "paper")
    for piece in pieces:
        machine.receive(piece, lambda _: None)
        machine.work()
    assert machine.has_room


def test_a_flood_stays_within_bounds() -> None:
    parser = EscPosParser()
    for _ in range(40):
        list(parser.feed(b"x\n" * 200 + b"\x1bd\xff" * 20))
    assert len(parser.slip.elements) == LONGEST_SLIP
    huge = EscPosParser()
    list(huge.feed(b"\x1dv0\x00\xff\xff\xff\xff"))
    for _ in range(70):
        list(huge.feed(bytes(65_536)))
    assert huge.waiting <= 1_000_000
    assert len(huge.slip.raw) <= 1_000_000


def test_a_printer_without_paper_takes_no_more_than_its_memory() -> None:
    machine = PrinterMachine(576)
    machine.power_on()
    machine.paper_out = True
    taken = 0
    while machine.has_room:
        machine.receive(b"x" * 4096, lambda _: None)
        machine.work()
        taken += 4096
    assert taken <= MEMORY + 4096


@given(
    st.lists(st.sampled_from([b"\x10\x04\x01", b"\x10\x04\x04", b"ab", b"\x10\x10", b"\x10"]), max_size=12), st.data()
)
def test_real_time_commands_are_found_however_they_are_cut_up(pieces: list[bytes], cut: st.DataObject) -> None:
    data = b"".join(pieces)
    at = cut.draw(st.integers(0, len(data)))
    whole, torn = RealTimeFilter(), RealTimeFilter()
    in_one = whole.feed(data)
    in_two = torn.feed(data[:at]) + torn.feed(data[at:])
    assert [item for item in in_one if isinstance(item, StatusRequest)] == [
        item for item in in_two if isinstance(item, StatusRequest)
    ]
    assert b"".join(item for item in in_one if isinstance(item, bytes)) == b"".join(
        item for item in in_two if isinstance(item, bytes)
    )


def test_what_is_forgotten_is_never_printed() -> None:
    answers: list[bytes] = []
    machine = PrinterMachine(576)
    machine.power_on()
    machine.fail_after(1, "paper")
    machine.receive(b"one\ntwo\nthree\n", answers.append)
    machine.work()
    machine.receive(bytes.fromhex("10 14 08 01 03 14 01 06 02 08"), answers.append)
    machine.paper_out = False
    machine.receive(b"four\n\x1dV\x00", answers.append)
    machine.work()
    assert machine.slips[-1].text == "one\nfour\n"
    assert answers == [b"\x37\x25\x00"]
    assert any(isinstance(item, Clear) for item in RealTimeFilter().feed(bytes.fromhex("10140801031401060208")))


def test_a_line_longer_than_the_paper_goes_on_in_the_next() -> None:
    parser = EscPosParser(384)
    assert [event.text for event in parser.feed(b"x" * 40 + b"\n") if isinstance(event, PrintedLine)] == [
        "x" * 32,
        "x" * 8,
    ]


# ── the logo ─────────────────────────────────────────────────────────────────────────────────────


def picture_of(parts: tuple[bytes, ...], dots: int) -> np.ndarray:
    parser = EscPosParser(dots)
    list(parser.feed(b"".join(parts)))
    bands = [item for item in parser.slip.elements if isinstance(item, PrintedPicture)]
    rows = [np.frombuffer(band.rows, np.uint8).reshape(-1, band.across) for band in bands]
    return np.unpackbits(np.concatenate(rows), axis=1)


@pytest.mark.parametrize(("columns", "dots"), [(24, 288), (32, 384), (48, 576)])
def test_a_logo_is_never_wider_than_the_paper_and_comes_in_small_bands(columns: int, dots: int) -> None:
    parts = logo_parts(LOGO, columns)
    assert all(len(part) <= 8 + 24 * dots // 8 for part in parts)
    drawn = picture_of(parts, dots)
    assert drawn.shape[1] <= dots
    assert 0.02 < drawn.mean() < 0.5


def test_no_logo_holds_what_a_printer_obeys_at_once(tmp_path: Path) -> None:
    row = np.unpackbits(np.frombuffer(b"\x10\x04\x10\x05\x10\x14\x08\x01" * 9, np.uint8))
    file = tmp_path / "commands.png"
    cv2.imwrite(str(file), np.tile(np.where(row, 0, 255).astype(np.uint8), (60, 1)))
    parts = logo_parts(file, 48)
    assert picture_of(parts, 576).shape == (60, 576)
    found = RealTimeFilter().feed(b"".join(parts) + b"\x00\x00\x00")
    assert [len(item) for item in found if isinstance(item, bytes)] == [len(b"".join(parts)) + 3]


def test_a_transparent_logo_is_white_where_nothing_is(tmp_path: Path) -> None:
    clear = np.zeros((40, 80, 4), np.uint8)
    clear[10:20, 10:30] = (0, 0, 0, 255)
    file = tmp_path / "clear.png"
    cv2.imwrite(str(file), clear)
    assert picture_of(logo_parts(file, 48), 576).sum() == 10 * 20


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40])
def test_a_logo_that_is_no_picture_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.png"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=r"broken\.png") as fault:
        logo_parts(file, 48)
    assert "devices.printer.logo" in fault.value.fix
