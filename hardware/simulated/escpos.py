"""What an ESC/POS printer does with its bytes, one at a time: lines, codes, cuts, and questions it must answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_ESC, _GS, _DLE, _LF = 0x1B, 0x1D, 0x10, 0x0A
_ESC_WITH_ARGUMENT = b"!tdEMa-{JR23A"
_GS_WITH_ARGUMENT = b"!bBrV"


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
    """A QR code on paper."""

    text: str


@dataclass(slots=True)
class Slip:
    """What came out between two cuts; `raw` are its bytes."""

    elements: list[PrintedLine | PrintedCode] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)

    @property
    def text(self) -> str:
        """As plain text, the codes as `[QR …]`."""
        lines = (item.text if isinstance(item, PrintedLine) else f"[QR {item.text}]" for item in self.elements)
        return "\n".join(lines).strip("\n") + "\n"


@dataclass(frozen=True, slots=True)
class Question:
    """A status request that came up in the stream: GS r `number`."""

    number: int


class Cut:
    """The slip ends here."""


class EscPosParser:
    """Understands the commands that receipt printers are driven with; gives what came of them."""

    def __init__(self) -> None:
        self.slip = Slip()
        self._buffer = bytearray()
        self._line = bytearray()
        self._code = ""
        self._reset()

    def feed(self, data: bytes) -> Iterator[Question | Cut | PrintedLine]:
        """Take bytes; yields questions, cuts and finished lines in their order."""
        self._buffer += data
        while (length := self._length()) and length <= len(self._buffer):
            command = bytes(self._buffer[:length])
            del self._buffer[:length]
            self.slip.raw += command
            yield from self._do(command)

    def _reset(self) -> None:
        self._bold = self._wide = self._tall = self._centred = False

    def _length(self) -> int:
        """How long the command at the front is; 0 when there is none. Too few bytes: a length not reached yet."""
        head = self._buffer
        if not head:
            return 0
        if head[0] == _DLE:
            return 3
        if head[0] == _ESC:
            return 3 if len(head) > 1 and head[1] in _ESC_WITH_ARGUMENT else 2
        if head[0] != _GS:
            return 1
        if len(head) > 4 and head[1:3] == b"(k":
            return 5 + int.from_bytes(head[3:5], "little")
        if len(head) > 1 and head[1] == ord("("):
            return 5
        if len(head) > 2 and head[1] == ord("V") and head[2] >= 0x41:
            return 4
        return 3 if len(head) < 2 or head[1] in _GS_WITH_ARGUMENT else 2

    def _do(self, command: bytes) -> Iterator[Question | Cut | PrintedLine]:
        if len(command) == 1:
            yield from self._character(command[0])
        elif command[0] == _ESC:
            yield from self._escape(command[1:2], command[-1])
        elif command[:2] == b"\x1dV":
            yield Cut()
        elif command[:2] == b"\x1dr":
            yield Question(command[2])
        elif command[:2] == b"\x1d!":
            self._wide, self._tall = bool(command[2] & 0x70), bool(command[2] & 0x07)
        elif command[:3] == b"\x1d(k":
            self._qr(command[5:])

    def _escape(self, name: bytes, argument: int) -> Iterator[PrintedLine]:
        if name == b"@":
            self._line.clear()
            self._reset()
        elif name == b"!":
            self._bold, self._tall, self._wide = bool(argument & 8), bool(argument & 16), bool(argument & 32)
        elif name == b"E":
            self._bold = bool(argument & 1)
        elif name == b"a":
            self._centred = argument in {1, ord("1")}
        elif name == b"d":
            for _ in range(argument):
                yield self._end_line()

    def _character(self, byte: int) -> Iterator[PrintedLine]:
        if byte == _LF:
            yield self._end_line()
        elif byte >= 0x20:
            self._line.append(byte)

    def _end_line(self) -> PrintedLine:
        line = PrintedLine(self._line.decode("cp858"), self._bold, self._wide, self._tall, self._centred)
        self._line.clear()
        self.slip.elements.append(line)
        return line

    def _qr(self, body: bytes) -> None:
        """Functions 180 (store the text) and 181 (print it) of GS ( k."""
        if body[:2] == b"1P":
            self._code = body[3:].decode("utf-8")
        elif body[:2] == b"1Q":
            self.slip.elements.append(PrintedCode(self._code))
