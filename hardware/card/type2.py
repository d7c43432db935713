"""NFC Forum Type 2 cards (NTAG21x, MIFARE Ultralight): pages of four bytes, the message in a TLV block."""

from __future__ import annotations

from typing import Protocol

from hardware.card import tlv
from hardware.card.memory import MAX_MESSAGE, CardRefused, CardStumbled

_PAGE = 4
_FIRST = 4  # the data area's first page
_MAGIC = 0xE1
_VERSION_1 = 0x10
_READ_ONLY = 0x0F
_STATIC_LOCKS = b"\x00\x00\xff\xff"
_AREA_OF = {0x0B: 0x06, 0x0E: 0x10, 0x0F: 0x12, 0x11: 0x3E, 0x13: 0x6D}
"""The size byte of the capability container by the storage size that GET_VERSION tells (NXP, MF0ULx1 and NTAG21x)."""
_DYNAMIC_LOCKS = {
    0x12: (0x28, b"\xff\x0f\x3f\x00"),
    0x3E: (0x82, b"\xff\x00\x0f\x00"),
    0x6D: (0xE2, b"\xff\x3f\x7f\x00"),
}
"""Page and bits that lock what lies beyond page 15, and themselves, by that size byte (NXP NTAG213/215/216, 8.5.3)."""
_STATIC_ONLY = {0x06}


class Pages(Protocol):
    """How a reader reaches a card's pages. CardStumbled when the card does not answer, CardRefused when it says no."""

    def read(self, page: int) -> bytes:
        """Sixteen bytes: this page and the three after it."""

    def write(self, page: int, data: bytes) -> None:
        """Write one page's four bytes."""

    def version(self) -> bytes | None:
        """Eight bytes of GET_VERSION; None when the card or the reader cannot say."""


class Type2:
    """`CardMemory` on pages."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._container = bytes(_PAGE)
        self._start = 0

    @property
    def capacity(self) -> int:
        """As in CardMemory."""
        if self._container[0] != _MAGIC or self._container[3] & 0x0F:
            return 0
        room = self._size - self._start - 2
        return max(0, min(MAX_MESSAGE, room if room < 0xFF else room - 2))

    @property
    def lockable(self) -> bool:
        """As in CardMemory."""
        return self._container[2] in _DYNAMIC_LOCKS or self._container[2] in _STATIC_ONLY

    def read(self) -> bytes | None:
        """As in CardMemory."""
        self._container = self._read(3)[:_PAGE]
        if self._container[0] != _MAGIC or self._container[1] >> 4 != _VERSION_1 >> 4:
            return None
        area, self._start = bytearray(), 0
        while len(area) < min(tlv.reach(bytes(area)), self._size):
            area += self._read(_FIRST + len(area) // _PAGE)
        block = tlv.find_message(bytes(area[: self._size]))
        if block is None:
            self._start = min(tlv.reach(bytes(area)), self._size) % self._size if self._size else 0
            return b""
        if block.end > self._size or block.end - block.begin > MAX_MESSAGE:
            raise CardStumbled("its message is longer than the card")
        self._start = block.start
        return bytes(area[block.begin : block.end])

    def format(self) -> bool:
        """As in CardMemory. The capability container is one-time programmable: bits once set stay."""
        version = self._pages.version()
        if version is None or len(version) != 8 or any(self._container) or version[6] not in _AREA_OF:
            return False
        self._write(3, bytes([_MAGIC, _VERSION_1, _AREA_OF[version[6]], 0]))
        self._write(_FIRST, tlv.head(0) + bytes([tlv.TERMINATOR, 0]))
        return self.read() is not None

    def write(self, message: bytes) -> None:
        """As in CardMemory: the length is written last, so that half a message is none."""
        if len(message) > self.capacity:
            raise CardRefused("the message does not fit")
        block = tlv.head(len(message)) + message
        if self._start + len(block) < self._size:
            block += bytes([tlv.TERMINATOR])
        image = self._before() + block
        image += bytes(-len(image) % _PAGE)
        pages = range(self._start // _PAGE, len(image) // _PAGE)
        last = (self._start + 1) // _PAGE  # where the length begins
        self._set_length_to_nothing(last)
        for at in (*(page for page in pages if page != last), last):
            self._write(_FIRST + at, image[at * _PAGE : (at + 1) * _PAGE])

    def lock(self) -> None:
        """As in CardMemory: what lies beyond page 15 first, then the rest, and what says so to other readers."""
        if not self.lockable:
            raise CardRefused("where this card's locks are is not known")
        if found := _DYNAMIC_LOCKS.get(self._container[2]):
            self._write(*found)
        container = self._container[:3] + bytes([self._container[3] | _READ_ONLY])
        self._write(3, container)
        self._write(2, _STATIC_LOCKS)
        self._container = container

    @property
    def _size(self) -> int:
        return self._container[2] * 8

    def _before(self) -> bytes:
        """What lies before the message: blocks that tell of locks and reserved bytes stay."""
        before = bytearray()
        while len(before) < self._start:
            before += self._read(_FIRST + len(before) // _PAGE)
        return bytes(before[: self._start])

    def _set_length_to_nothing(self, page: int) -> None:
        data = bytearray(self._read(_FIRST + page)[:_PAGE])
        data[(self._start + 1) % _PAGE] = 0
        self._write(_FIRST + page, bytes(data))

    def _read(self, page: int) -> bytes:
        data = self._pages.read(page)
        if len(data) != 4 * _PAGE:
            raise CardStumbled("it does not give a whole page")
        return bytes(data)

    def _write(self, page: int, data: bytes) -> None:
        self._pages.write(page, data)
