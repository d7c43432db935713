"""What an ESC/POS printer answers: pure, bounded, and safe with any bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

RUBBISH_LIMIT = 64
"""After so many bytes that are no answer the other end is no ESC/POS printer."""

_LONGEST_BLOCK = 80


class Kind(Enum):
    """What an answer is to."""

    STATUS = auto()  # DLE EOT n: 0xx1xx10
    FENCE = auto()  # GS r n: 0xx0xxxx
    BLOCK = auto()  # a header (37H, 53H, 5FH), data, NUL: here only the buffer-clear answer is expected


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `value` is its byte, 0 for a block."""

    kind: Kind
    value: int = 0


class AnswerReader:
    """Tells answers apart, by Epson's ESC/POS reference. `rubbish` counts bytes that belong to none.

    Automatic status (four bytes, when another till switched it on) and XON/XOFF are passed over.
    """

    def __init__(self) -> None:
        self.rubbish = 0
        self._automatic = 0
        self._block = 0

    def feed(self, data: bytes) -> list[Answer]:
        """The answers that are complete with these bytes."""
        return [answer for byte in data if (answer := self._take(byte)) is not None]

    def _take(self, byte: int) -> Answer | None:
        if self._block:
            return self._in_block(byte)
        if self._automatic:
            self._automatic -= 1
            if byte & 0x90 == 0:
                return None
            self._automatic = 0  # it was no automatic status after all: this byte stands for itself
        if byte in {0x11, 0x13}:
            return None
        if byte == 0x37:
            self._block = 1
            return None
        if byte & 0x93 == 0x12:
            return Answer(Kind.STATUS, byte)
        if byte & 0x93 == 0x10:
            self._automatic = 3
            return None
        if byte & 0x90 == 0:
            return Answer(Kind.FENCE, byte)
        self.rubbish += 1
        return None

    def _in_block(self, byte: int) -> Answer | None:
        self._block += 1
        if byte != 0 and self._block < _LONGEST_BLOCK:
            return None
        self._block = 0
        return Answer(Kind.BLOCK)


@dataclass(frozen=True, slots=True)
class Condition:
    """How a printer is: what keeps it from printing ("" when nothing does), and what soon will."""

    problem: str = ""
    warning: str = ""


def condition(printer: int, offline: int, error: int, paper: int) -> Condition:
    """From the answers to DLE EOT 1 to 4: printer, cause of being offline, cause of an error, paper."""
    warning = "the paper is near its end" if paper & 0x0C else ""
    if offline & 0x04:
        return Condition("the cover is open", warning)
    if offline & 0x20 or paper & 0x60:
        return Condition("the paper is out")
    if error & 0x08:
        return Condition("the cutter is jammed", warning)
    if error & 0x20:
        return Condition("the printer is broken", warning)
    if error & 0x40:
        return Condition("the print head is too hot", warning)
    if offline & 0x40 or error & 0x04:
        return Condition("the printer reports an error", warning)
    if printer & 0x08 or offline & 0x08:
        return Condition("the printer is offline", warning)
    return Condition("", warning)


FIXES = {
    "the cover is open": "close it",
    "the paper is out": "put in a new roll",
    "the cutter is jammed": "take out the paper in the cutter, then switch it off and on",
    "the printer is broken": "switch it off and on; if that does not help, have it repaired",
    "the print head is too hot": "let it cool down; it goes on by itself",
    "the printer is offline": "press its feed or online button",
}
"""What to do about a problem."""
