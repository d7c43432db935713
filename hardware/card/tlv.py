"""The blocks in a Type 2 card's memory (NFC Forum Type 2 Tag, 2.3): which of them is the NDEF message."""

from __future__ import annotations

from dataclasses import dataclass

NULL, NDEF, TERMINATOR = 0x00, 0x03, 0xFE
_LONG = 0xFF


@dataclass(frozen=True, slots=True)
class Block:
    """A block that begins at `start` and whose content is `area[begin:end]`; `end` may lie beyond what was read."""

    start: int
    begin: int
    end: int


def find_message(area: bytes) -> Block | None:
    """The first NDEF block of a data area; None when there is none, or it begins beyond what was read."""
    at = 0
    while at < len(area):
        tag = area[at]
        if tag == NULL:
            at += 1
            continue
        if tag == TERMINATOR:
            return None
        block = _block(area, at)
        if block is None or tag == NDEF:
            return block
        at = block.end
    return None


def reach(area: bytes) -> int:
    """How many bytes of an area must be there before `find_message` can tell; `len(area)` at most when it can."""
    at = 0
    while at < len(area):
        tag = area[at]
        if tag == NULL:
            at += 1
            continue
        if tag == TERMINATOR:
            return at
        block = _block(area, at)
        if block is None:
            return at + 4
        if tag == NDEF:
            return block.end
        at = block.end
    return at + 1


def head(length: int) -> bytes:
    """Tag and length of an NDEF block."""
    return bytes([NDEF, length]) if length < _LONG else bytes([NDEF, _LONG]) + length.to_bytes(2, "big")


def _block(area: bytes, at: int) -> Block | None:
    if at + 2 > len(area):
        return None
    if area[at + 1] != _LONG:
        return Block(at, at + 2, at + 2 + area[at + 1])
    if at + 4 > len(area):
        return None
    return Block(at, at + 4, at + 4 + int.from_bytes(area[at + 2 : at + 4], "big"))
