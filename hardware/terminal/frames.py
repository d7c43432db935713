"""ZVT on a serial line: DLE STX message DLE ETX CRC, with DLE doubled inside; each block is answered by ACK or NAK."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hardware.terminal.apdu import MAX_APDU

STX, ETX, ACK, DLE, NAK = 0x02, 0x03, 0x06, 0x10, 0x15


class Signal(Enum):
    """A block's answer; `BROKEN` is a block that must be asked for again."""

    ACK = "ack"
    NAK = "nak"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Block:
    """What a good block carried."""

    data: bytes


def _table() -> tuple[int, ...]:
    entries = []
    for entry in range(256):
        crc = entry
        for _ in range(8):
            crc = (crc >> 1) ^ 0x8408 if crc & 1 else crc >> 1
        entries.append(crc)
    return tuple(entries)


_CRC = _table()


def crc16(data: bytes) -> int:
    """CRC-16 of CCITT, reflected, from 0 (CRC-16/KERMIT)."""
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ _CRC[(crc ^ byte) & 0xFF]
    return crc


def encode(data: bytes) -> bytes:
    """A block. The checksum goes over the data before doubling and the ETX; its low byte comes first."""
    stuffed = data.replace(bytes([DLE]), bytes([DLE, DLE]))
    return bytes([DLE, STX]) + stuffed + bytes([DLE, ETX]) + crc16(data + bytes([ETX])).to_bytes(2, "little")


class _Place(Enum):
    OUTSIDE = 0
    DLE_OUTSIDE = 1
    INSIDE = 2
    DLE_INSIDE = 3
    CRC_LOW = 4
    CRC_HIGH = 5


class BlockReader:
    """Finds blocks and their answers in what comes over the line; noise between blocks falls away. Bounded."""

    def __init__(self, limit: int = MAX_APDU) -> None:
        self._limit = limit
        self._data = bytearray()
        self._place = _Place.OUTSIDE
        self._crc_low = 0

    def feed(self, data: bytes) -> list[Block | Signal]:
        """What is complete now, in order."""
        found = (self._next(byte) for byte in data)
        return [event for event in found if event is not None]

    @property
    def inside(self) -> bool:
        """Whether a block has begun and not ended."""
        return self._place not in {_Place.OUTSIDE, _Place.DLE_OUTSIDE}

    def reset(self) -> None:
        """Forget the block that has begun."""
        self._data.clear()
        self._place = _Place.OUTSIDE

    def _next(self, byte: int) -> Block | Signal | None:
        match self._place:
            case _Place.OUTSIDE:
                return self._outside(byte)
            case _Place.DLE_OUTSIDE:
                self._place = _Place.INSIDE if byte == STX else _Place.OUTSIDE
                return None if byte == STX else self._outside(byte)
            case _Place.INSIDE:
                return self._inside(byte)
            case _Place.DLE_INSIDE:
                return self._after_dle(byte)
            case _Place.CRC_LOW:
                self._crc_low, self._place = byte, _Place.CRC_HIGH
                return None
            case _Place.CRC_HIGH:
                data = bytes(self._data)
                self.reset()
                good = crc16(data + bytes([ETX])) == self._crc_low | byte << 8
                return Block(data) if good else Signal.BROKEN

    def _outside(self, byte: int) -> Signal | None:
        if byte == DLE:
            self._place = _Place.DLE_OUTSIDE
        return {ACK: Signal.ACK, NAK: Signal.NAK}.get(byte)

    def _inside(self, byte: int) -> Signal | None:
        if byte == DLE:
            self._place = _Place.DLE_INSIDE
            return None
        return self._keep(byte)

    def _after_dle(self, byte: int) -> Signal | None:
        if byte == ETX:
            self._place = _Place.CRC_LOW
            return None
        if byte == STX:  # the peer gave up and began anew
            self._data.clear()
            self._place = _Place.INSIDE
            return None
        self._place = _Place.INSIDE
        if byte != DLE:
            self.reset()
            return Signal.BROKEN
        return self._keep(byte)

    def _keep(self, byte: int) -> Signal | None:
        if len(self._data) >= self._limit:
            self.reset()
            return Signal.BROKEN
        self._data.append(byte)
        return None
