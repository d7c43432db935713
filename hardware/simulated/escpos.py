"""What an ESC/POS printer does with its bytes: lines, pictures, codes, cuts, and questions it must answer.

By Epson's ESC/POS reference, as far as receipts go. Any bytes may come: nothing crashes, and memory is bounded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from hardware.simulated.escpos_lengths import command_length

DOTS = 576
CHARACTER = 12
LONGEST_SLIP = 2000
"""Lines, pictures and codes a slip may have; what comes after them is not kept."""

_LARGEST_PICTURE = 1_000_000
_LARGEST_RAW = 1_000_000
_CODE_PAGES = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 17: "cp866", 19: "cp858"}


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line on paper."""

    text: str
    bold: bool = False
    wide: bool = False
    tall: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A QR code on paper: its text, the dots of a module, and whether it stands in the middle."""

    text: str
    module: int = 6
    centred: bool = True
    level: str = "m"


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """A raster picture: `across` bytes a row, a set bit is a black dot, the highest bit leftmost."""

    across: int
    rows: bytes = field(repr=False)
    centred: bool = False

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.rows) // self.across if self.across else 0


Printed = PrintedLine | PrintedCode | PrintedPicture


@dataclass(slots=True)
class Slip:
    """What came out between two cuts; `raw` are its bytes."""

    elements: list[Printed] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)

    @property
    def text(self) -> str:
        """As plain text, the codes as `[QR …]`, without pictures."""
        return "\n".join(_as_text(item) for item in self.elements if not isinstance(item, PrintedPicture)).strip(
            "\n"
        ) + ("\n")


def _as_text(item: Printed) -> str:
    return item.text if isinstance(item, PrintedLine) else f"[QR {item.text}]" if isinstance(item, PrintedCode) else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A status request that came up in the stream: GS r `number`."""

    number: int


class Cut:
    """The slip ends here."""


Event = Question | Cut | Printed


class EscPosParser:
    """Understands the commands that receipt printers are driven with; gives what came of them.

    `dots` is the width of the print head: a line that is longer goes on in the next one.
    """

    def __init__(self, dots: int = DOTS) -> None:
        self.slip = Slip()
        self._dots = dots
        self._events: deque[Event] = deque()
        self.forget()

    def forget(self) -> None:
        """Forget all that was received and is not on paper yet, and every mode, as after power was off."""
        self._buffer = bytearray()
        self._events.clear()
        self._picture: _Picture | None = None
        self._code, self._module, self._level = "", 3, "l"
        self._initialise()

    @property
    def waiting(self) -> int:
        """How many bytes it holds that nothing came of yet."""
        return len(self._buffer) + (len(self._picture.rows) if self._picture else 0)

    def feed(self, data: bytes) -> Iterator[Event]:
        """Take bytes; yields what comes of them in its order. Stop when you like: `feed(b"")` goes on there."""
        self._buffer += data
        while True:
            while self._events:
                yield self._events.popleft()
            if not self._step():
                return

    def _step(self) -> bool:
        """Deal with one command; False when the next is not complete."""
        if self._picture is not None:
            return self._fill(self._picture)
        length = command_length(self._buffer)
        if not length or length > len(self._buffer):
            return False
        command = bytes(self._buffer[:length])
        del self._buffer[:length]
        if command[:2] != b"\x1dr":  # a question is no part of what is on paper
            self._keep(command)
        self._do(command)
        return True

    def _keep(self, data: bytes) -> None:
        self.slip.raw += data[: _LARGEST_RAW - len(self.slip.raw)]

    def _initialise(self) -> None:
        self._line = bytearray()
        self._page = "cp437"
        self._bold = self._wide = self._tall = self._centred = False

    def _do(self, command: bytes) -> None:
        head, name = command[:1], command[1:2]
        if len(command) == 1:
            self._character(command[0])
        elif head == b"\x1b":
            self._escape(name, command)
        elif head == b"\x1d":
            self._group(name, command)

    def _escape(self, name: bytes, command: bytes) -> None:
        argument = command[-1]
        match name:
            case b"@":
                self._initialise()
            case b"!":
                self._bold, self._tall, self._wide = bool(argument & 8), bool(argument & 16), bool(argument & 32)
            case b"E" | b"G":
                self._bold = bool(argument & 1)
            case b"a":
                self._centred = argument in {1, ord("1")}
            case b"t":
                self._page = _CODE_PAGES.get(argument, "cp437")
            case b"d":
                for _ in range(max(argument, 1 if self._line else 0)):
                    self._end_line()
            case b"J" if self._line:
                self._end_line()
            case b"i" | b"m":
                self._events.append(Cut())
            case b"*":
                self._columns(command)
            case _:
                return

    def _group(self, name: bytes, command: bytes) -> None:
        match name:
            case b"V":
                self._events.append(Cut())
            case b"r":
                self._events.append(Question(command[2]))
            case b"!":
                self._wide, self._tall = bool(command[2] & 0x70), bool(command[2] & 0x07)
            case b"(" if command[2:3] == b"k":
                self._qr(command[5:])
            case b"v":
                across, height = (int.from_bytes(command[at : at + 2], "little") for at in (4, 6))
                if self._line:
                    self._end_line()
                self._picture = _Picture(across, across * height)
            case _:
                return

    def _character(self, byte: int) -> None:
        if byte == 0x0A:
            self._end_line()
        elif byte >= 0x20:
            width = CHARACTER * (2 if self._wide else 1)
            if (len(self._line) + 1) * width > self._dots:
                self._end_line()
            self._line.append(byte)

    def _end_line(self) -> None:
        text = self._line.decode(self._page, "replace")
        self._line.clear()
        self._print(PrintedLine(text, self._bold, self._wide, self._tall, self._centred))

    def _print(self, item: Printed) -> None:
        if len(self.slip.elements) < LONGEST_SLIP:
            self.slip.elements.append(item)
        self._events.append(item)

    def _fill(self, picture: _Picture) -> bool:
        data = bytes(self._buffer[: picture.missing])
        del self._buffer[: len(data)]
        self._keep(data)
        picture.missing -= len(data)
        picture.rows += data[: _LARGEST_PICTURE - len(picture.rows)]
        if picture.missing:
            return False
        self._picture = None
        if picture.across:
            whole = len(picture.rows) // picture.across * picture.across
            self._print(PrintedPicture(picture.across, bytes(picture.rows[:whole]), self._centred))
        return True

    def _columns(self, command: bytes) -> None:
        """ESC *: column by column, 8 or 24 dots high; kept as a picture of rows."""
        high = 3 if command[2] in {32, 33} else 1
        width = int.from_bytes(command[3:5], "little")
        across = (width + 7) // 8
        rows = bytearray(across * 8 * high)
        for index, byte in enumerate(command[5:]):
            column, third = divmod(index, high)
            for bit in range(8):
                if byte & (0x80 >> bit):
                    rows[(third * 8 + bit) * across + column // 8] |= 0x80 >> column % 8
        if across:
            self._print(PrintedPicture(across, bytes(rows), self._centred))

    def _qr(self, body: bytes) -> None:
        """GS ( k: module size, error correction, store the text, print it."""
        match body[:2]:
            case b"1C" if len(body) > 2:
                self._module = min(max(body[2], 1), 16)
            case b"1E" if len(body) > 2:
                self._level = {0x30: "l", 0x31: "m", 0x32: "q", 0x33: "h"}.get(body[2], "l")
            case b"1P":
                self._code = body[3:].decode("utf-8", "replace")
            case b"1Q" if self._code:
                self._print(PrintedCode(self._code, self._module, self._centred, self._level))
            case _:
                return


@dataclass(slots=True)
class _Picture:
    """A raster picture on its way; `missing` bytes are still to come, only so many of them are kept."""

    across: int
    missing: int
    rows: bytearray = field(default_factory=bytearray)
