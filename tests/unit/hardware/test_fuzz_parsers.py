"""Every parser of bytes that come from outside gets rubbish: any bytes, and good messages with some bytes changed.

None may raise anything but what its contract names, hang, or keep what it cannot use. A module of `hardware` that takes
bytes and is neither here nor in `WRITERS` fails the last test: a new protocol comes with its fuzz.
"""

from __future__ import annotations

import ast
import contextlib
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import hypothesis
import numpy as np
import pytest
from hypothesis import strategies as st

from hardware import hotplug
from hardware.camera.frame import JpegFrame
from hardware.card import records, tlv
from hardware.card.memory import CardRefused, CardStumbled
from hardware.card.type2 import Type2
from hardware.card.type4 import Type4
from hardware.printer.status import AnswerReader
from hardware.scanner.framing import LineFraming
from hardware.scanner.identifiers import split_identifier
from hardware.scanner.wallet import PassRule
from hardware.simulated.escpos import EscPosParser
from hardware.simulated.escpos_lengths import command_length
from hardware.simulated.printer_realtime import RealTimeFilter
from hardware.simulated.tag import CardInField, SimulatedCard
from hardware.terminal import bitmaps, frames, messages
from hardware.terminal import tlv as zvt_tlv
from hardware.terminal.apdu import Apdu, ApduStream, NotZvt, decode, take
from hardware.terminal.frames import BlockReader
from hardware.terminal.masking import last_four
from kiosk.domain.codes import CodeRules, Scan, ScanSource, classify
from kiosk.errors import CodeRejected

HARDWARE: Final = Path(__file__).parents[3] / "hardware"
EXAMPLES: Final = 60
LONG_EXAMPLES: Final = 5000
ENDLESS: Final = 256 * 1024
KEPT: Final = 144 * 1024
"""Bytes a parser may hold however much rubbish comes: its longest message, and what its results weigh meanwhile."""

RULES: Final = CodeRules(("https://shop.example/c/",), ("https://shop.example/s/",), "EUR")


class Rubbish:
    """A card that gives the bytes there are, from the front, whatever is asked, and then nothing."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def _next(self, size: int) -> bytes:
        given, self._data = self._data[:size], self._data[size:]
        if not given:
            raise CardStumbled("it does not answer")
        return given

    def read(self, page: int) -> bytes:
        return self._next(16)

    def write(self, page: int, data: bytes) -> None:
        if self._next(1) < b"\x80":
            raise CardRefused("it says no")

    def version(self) -> bytes | None:
        return self._data[:8] or None

    def transceive(self, command: bytes) -> bytes:
        size = self._next(1)[0]
        return self._next(size + 2) if size else self._next(2)


def card(kind: type[Type2 | Type4]) -> Callable[[bytes], object]:
    def use(data: bytes) -> None:
        memory = kind(Rubbish(data))
        with contextlib.suppress(CardStumbled, CardRefused):
            memory.read()
            assert memory.capacity >= 0
            memory.write(b"\xd1\x01\x02T\x00\x00")

    return use


def zvt_messages(data: bytes) -> None:
    slips = messages.Slips()
    slips.line(data)
    slips.block(data)
    for understand in (
        messages.transaction,
        messages.intermediate,
        messages.abort_code,
        messages.supported_commands,
        messages.currency_in,
        messages.state_code,
    ):
        understand(data)


def camera_frame(data: bytes) -> None:
    frame = JpegFrame(np.frombuffer(data, np.uint8))
    for size in ("gray", "small", "colour"):
        with contextlib.suppress(ValueError):
            frame.colour(halved=True) if size == "colour" else getattr(frame, size)


def code(data: bytes) -> None:
    for symbology in (None, split_identifier(data.decode("latin-1"))[1]):
        with contextlib.suppress(CodeRejected):
            classify(Scan(split_identifier(data.decode("latin-1"))[0], ScanSource.SCANNER, symbology), RULES)


def escpos(data: bytes) -> None:
    for _ in EscPosParser().feed(data):
        pass


class Zvt:
    """As the driver has it: what is no ZVT ends the line, and the next one begins anew."""

    def __init__(self) -> None:
        self._stream = ApduStream()

    def feed(self, data: bytes) -> None:
        try:
            self._stream.feed(data)
        except NotZvt:
            self._stream = ApduStream()


def only(*allowed: type[Exception]) -> Callable[[Callable[[bytes], object]], Callable[[bytes], object]]:
    """Let a parser say in its own way that it was rubbish."""

    def wrap(parse: Callable[[bytes], object]) -> Callable[[bytes], object]:
        def parsed(data: bytes) -> None:
            with contextlib.suppress(*allowed):
                parse(data)

        return parsed

    return wrap


PARSERS: Final[Mapping[str, Callable[[bytes], object]]] = MappingProxyType(
    {
        "hardware/card/records.py": records.decode,
        "hardware/card/tlv.py": lambda data: (tlv.find_message(data), tlv.reach(data)),
        "hardware/card/type2.py": card(Type2),
        "hardware/card/type4.py": card(Type4),
        "hardware/hotplug.py": hotplug.tells_of_arrival,
        "hardware/printer/status.py": lambda data: AnswerReader().feed(data),
        "hardware/scanner/framing.py": lambda data: LineFraming().feed(data),
        "hardware/scanner/wallet.py": lambda data: PassRule("{}", "A", ",", ";", 2).read(data.decode("latin-1")),
        "hardware/simulated/escpos.py": escpos,
        "hardware/simulated/escpos_lengths.py": command_length,
        "hardware/simulated/printer_realtime.py": lambda data: RealTimeFilter().feed(data),
        "hardware/simulated/tag.py": lambda data: CardInField(SimulatedCard("04A1B2C3D4E580")).answer(data or b"\0"),
        "hardware/terminal/apdu.py": only(NotZvt)(lambda data: (take(data), ApduStream().feed(data), decode(data))),
        "hardware/terminal/bitmaps.py": only(LookupError, ValueError)(
            lambda data: (bitmaps.decode_line(data), bitmaps.decode_text(data), bitmaps.parse(data))
        ),
        "hardware/terminal/frames.py": lambda data: (frames.crc16(data), BlockReader().feed(data)),
        "hardware/terminal/masking.py": last_four,
        "hardware/terminal/messages.py": zvt_messages,
        "hardware/terminal/tlv.py": only(zvt_tlv.BadTlv)(zvt_tlv.parse),
        "hardware/camera/frame.py": camera_frame,
        "kiosk/domain/codes.py": code,
    }
)

WRITERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hardware/card/frontend.py": "sends to nfcpy; what comes back is read in type2, type4 and records",
        "hardware/card/memory.py": "writes",
        "hardware/card/pcsc.py": "sends to the PC/SC reader; what comes back is read in type2, type4 and records",
        "hardware/printer/link.py": "sends; answers are read in status",
        "hardware/printer/slip.py": "makes a slip of a receipt",
        "hardware/printer/usb_wire.py": "carries bytes",
        "hardware/printer/wire.py": "carries bytes",
        "hardware/terminal/link.py": "carries bytes; messages are read in apdu and frames",
        "hardware/simulated/card_field.py": "hands frames to tag",
        "hardware/simulated/printer_ends.py": "carries bytes",
        "hardware/simulated/printer_machine.py": "hands bytes to escpos and printer_realtime",
        "hardware/simulated/sending.py": "sends",
        "hardware/simulated/tag_sun.py": "makes a card's message",
        "hardware/simulated/terminal_ends.py": "carries bytes",
    }
)

GOOD: Final = tuple(
    bytes.fromhex(sample)
    for sample in (
        "06010A04000000000990490978",  # ZVT: an authorisation
        "040F0E2700040000000009902972012345",  # a status
        "04FF020A00",  # an intermediate status
        "10020601000603001003ABCD",  # a block
        "0312D1010E55037368 6F702E6578616D706C652F63FE".replace(" ", ""),  # a card's message
        "D1010E5504736860702E6578616D706C65",  # a record
        "1B401B61011D6B04313233001D5601",  # a slip
        "FFD8FFE000104A46494600010100000100010000FFD9",  # a JPEG's bones
        "5D4530343030363338313333333933310D0A",  # a scan
        "5D43313031303935303630303031333433353231375B",  # GS1
        "000F2000 7F0073E1043206 00FF00FF9000".replace(" ", ""),  # a container of a Type 4 card
        "E1101200 00000000 00000000 00000000".replace(" ", ""),  # of a Type 2 card
    )
)


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A good message, some of whose bytes are others, left out or doubled."""
    data = bytearray(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        match draw(st.integers(0, 2)):
            case 0:
                data[at : at + 1] = draw(st.binary(max_size=3))
            case 1:
                del data[at:]
            case _:
                data[at:at] = data[at : at + 8]
    return bytes(data)


@pytest.fixture
def examples(long: bool) -> int:
    return LONG_EXAMPLES if long else EXAMPLES


@pytest.mark.parametrize("module", PARSERS)
def test_rubbish_is_survived(module: str, examples: int) -> None:
    @hypothesis.settings(max_examples=examples, database=None)
    @hypothesis.given(st.one_of(st.binary(max_size=600), spoiled(), st.lists(spoiled(), max_size=4).map(b"".join)))
    def survives(data: bytes) -> None:
        PARSERS[module](data)

    survives()


STREAMS: Final[Mapping[str, Callable[[], Callable[[bytes], object]]]] = MappingProxyType(
    {
        "printer answers": lambda: AnswerReader().feed,
        "scanner lines": lambda: LineFraming().feed,
        "ZVT messages": lambda: Zvt().feed,
        "ZVT blocks": lambda: BlockReader().feed,
        "ESC/POS in real time": lambda: RealTimeFilter().feed,
    }
)


@pytest.mark.parametrize("name", STREAMS)
@pytest.mark.parametrize("byte", [b"A", b"\x10\x02"])
def test_a_stream_without_an_end_is_not_kept(name: str, byte: bytes) -> None:
    feed = STREAMS[name]()
    piece = byte * (4096 // len(byte))
    feed(piece)
    tracemalloc.start()
    try:
        for _ in range(ENDLESS // len(piece)):
            feed(piece)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < KEPT


def takes_bytes(file: Path) -> bool:
    """Whether a public function or method of a module has a parameter of bytes."""
    functions = [
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
    ]
    return any(
        argument.annotation is not None and "bytes" in ast.unparse(argument.annotation).replace("nbytes", "")
        for function in functions
        for argument in (*function.args.args, *function.args.kwonlyargs)
    )


def test_every_module_that_takes_bytes_is_fuzzed_or_says_why_not() -> None:
    root = HARDWARE.parent
    taking = {str(file.relative_to(root)) for file in HARDWARE.rglob("*.py") if takes_bytes(file)}
    assert sorted(taking - PARSERS.keys() - WRITERS.keys()) == [], "add a fuzz to PARSERS, or a reason to WRITERS"
    assert sorted(WRITERS.keys() - taking) == [], "these take no bytes any more"
    assert not PARSERS.keys() & WRITERS.keys()


def test_a_message_of_ours_is_no_rubbish() -> None:
    """The samples really are messages: a fuzz that begins with rubbish finds little."""
    assert decode(GOOD[0]) == Apdu(0x0601, GOOD[0][3:])
    assert LineFraming().feed(GOOD[8]) == ["]E04006381333931"]
