"""ZVT's messages (APDUs): two bytes that say what, a length, data; and cutting a TCP stream into them."""

from __future__ import annotations

from dataclasses import dataclass, field

_LONG = 0xFF
MAX_APDU = 5 + 0xFFFF
"""Bytes of the longest message there can be: control field, FF and a two-byte length, data."""

_CLASSES = frozenset({0x04, 0x05, 0x06, 0x08, 0x80, 0x84})


class NotZvt(Exception):
    """Bytes that no ZVT peer sends: the stream is out of step, and the connection of no more use."""


@dataclass(frozen=True, slots=True)
class Apdu:
    """One message. `control` is CLASS·INSTR of a command, or CCRC·APRC of an answer, as one number."""

    control: int
    data: bytes = field(default=b"", repr=False)

    def encode(self) -> bytes:
        """The bytes on the wire. From 255 bytes of data on, the length is FF and two bytes, low one first."""
        size = len(self.data)
        length = bytes([size]) if size < _LONG else bytes([_LONG]) + size.to_bytes(2, "little")
        return self.control.to_bytes(2, "big") + length + self.data

    @property
    def is_answer(self) -> bool:
        """Whether it answers a message, instead of being one to be answered."""
        return self.control >> 8 in {0x80, 0x84}

    @property
    def is_yes(self) -> bool:
        """80 00, or 84 00, which some terminals send for it."""
        return self.control in {0x8000, 0x8400}


ACK = Apdu(0x8000)


def decode(data: bytes) -> Apdu:
    """The message that these bytes are, no more and no less; NotZvt otherwise."""
    found = take(data)
    if found is None or found[1] != len(data):
        raise NotZvt(f"{len(data)} bytes are not one message")
    return found[0]


def take(data: bytes | bytearray) -> tuple[Apdu, int] | None:
    """The message at the beginning and its size; None when it is not all there; NotZvt."""
    if data and data[0] not in _CLASSES:
        raise NotZvt(f"no message begins with {data[0]:02X}")
    if len(data) < 3:
        return None
    start, size = 3, data[2]
    if size == _LONG:
        if len(data) < 5:
            return None
        start, size = 5, int.from_bytes(data[3:5], "little")
    if len(data) < start + size:
        return None
    return Apdu(int.from_bytes(data[:2], "big"), bytes(data[start : start + size])), start + size


class ApduStream:
    """Cuts a stream into messages; never holds more than one message and one reading."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[Apdu]:
        """Messages that are complete now; NotZvt when the stream is out of step."""
        self._buffer += data
        found: list[Apdu] = []
        while (one := take(self._buffer)) is not None:
            found.append(one[0])
            del self._buffer[: one[1]]
        return found

    @property
    def pending(self) -> int:
        """Bytes of a message that is not complete."""
        return len(self._buffer)
