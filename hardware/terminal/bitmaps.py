"""ZVT's bitmaps: a number that says what, and how long; numbers packed in BCD, texts with LL or LLL before them."""

from __future__ import annotations

from dataclasses import dataclass, field

from hardware.terminal import tlv

AMOUNT, TLV, TRACE, TIME, DATE = 0x04, 0x06, 0x0B, 0x0C, 0x0D
SERVICE, PAYMENT_TYPE, PAN, RESULT, TERMINAL_ID, CONTRACT = 0x03, 0x19, 0x22, 0x27, 0x29, 0x2A
ORIGINAL_TRACE, AUTHORISATION, ADDED_TEXT, CURRENCY = 0x37, 0x3B, 0x3C, 0x49
RECEIPT, CARD_TYPE, CARD_NAME = 0x87, 0x8A, 0x8B

# PA00P015, "Summary of utilised BMPs": sizes in bytes
_FIXED = {
    **dict.fromkeys((0x01, 0x02, SERVICE, 0x05, PAYMENT_TYPE, RESULT, CARD_TYPE, 0x8C, 0xA0), 1),
    **dict.fromkeys(
        (0xD0, 0xD2, 0xD3, 0xE0, 0xE9, 0xEA, 0xF0, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0x72, 0x73, 0x74, 0x75), 1
    ),
    **dict.fromkeys((DATE, 0x0E, 0x17, 0x3A, CURRENCY, RECEIPT), 2),
    **dict.fromkeys((TRACE, TIME, ORIGINAL_TRACE, 0x3D, 0x88, 0xAA), 3),
    **dict.fromkeys((TERMINAL_ID, 0x70, 0x71), 4),
    0xBA: 5,
    AMOUNT: 6,
    AUTHORISATION: 8,
    0xEB: 8,
    CONTRACT: 15,
}
_LL = frozenset({PAN, 0x23, 0x2D, CARD_NAME, 0xA7, 0xD1, *range(0xE1, 0xE9), *range(0xF1, 0xF9)})
_LLL = frozenset({0x24, 0x2E, ADDED_TEXT, 0x60, 0x9A, 0xAF})
_SECRET = frozenset({0x23, 0x24, 0x2D, 0x2E, 0x3A, 0xD1})
"""Magnetic tracks, chip data, card check value, PIN data: dropped unseen."""


@dataclass(frozen=True, slots=True)
class Bitmaps:
    """What was read. `problem` says why reading stopped early or what contradicts itself; "" when all is well."""

    values: dict[int, bytes] = field(default_factory=dict, repr=False)
    problem: str = ""

    def number(self, bitmap: int) -> int | None:
        """A BCD number; None when it is missing or not one."""
        value = self.values.get(bitmap)
        return None if value is None else unpack(value)

    def byte(self, bitmap: int) -> int | None:
        """A one-byte value."""
        value = self.values.get(bitmap)
        return value[0] if value else None

    def text(self, bitmap: int) -> str:
        """A text, without the filling around it; "" when missing."""
        return decode_text(self.values.get(bitmap, b""))

    @property
    def container(self) -> tuple[tlv.Tlv, ...]:
        """The objects of the TLV container; none when it is missing or damaged."""
        try:
            return tlv.parse(self.values.get(TLV, b""))
        except tlv.BadTlv:
            return ()


def parse(data: bytes) -> Bitmaps:
    """Read until the end, or to the first bitmap that is unknown or cut off: nobody knows where the next begins.

    A bitmap that comes twice with different values counts as missing.
    """
    values: dict[int, bytes] = {}
    contradicted: set[int] = set()
    problem = ""
    place = 0
    while place < len(data):
        bitmap, place = data[place], place + 1
        try:
            size, place = _size(bitmap, data, place)
        except (LookupError, tlv.BadTlv) as error:
            problem = f"bitmap {bitmap:02X} at byte {place - 1}: {error}"
            break
        value, place = data[place : place + size], place + size
        if place > len(data):
            problem = f"bitmap {bitmap:02X} is cut off"
            break
        if bitmap in _SECRET:
            continue
        if values.setdefault(bitmap, value) != value:
            contradicted.add(bitmap)
            problem = f"bitmap {bitmap:02X} comes twice with different values"
    return Bitmaps({bitmap: value for bitmap, value in values.items() if bitmap not in contradicted}, problem)


def _size(bitmap: int, data: bytes, place: int) -> tuple[int, int]:
    """How long a bitmap's value is and where it begins; LookupError, BadTlv."""
    if bitmap == TLV:
        return tlv.read_length(data, place)
    if bitmap in _FIXED:
        return _FIXED[bitmap], place
    digits = 2 if bitmap in _LL else 3 if bitmap in _LLL else 0
    if not digits:
        raise LookupError("unknown, the rest of the message cannot be read")
    if place + digits > len(data):
        raise LookupError("its length is cut off")
    return int_of_ll(data[place : place + digits]), place + digits


def int_of_ll(digits: bytes) -> int:
    """An LL or LLL length: a decimal digit in the low half of each byte (F1 F2 is 12); LookupError."""
    size = 0
    for byte in digits:
        if byte & 0x0F > 9:
            raise LookupError(f"{digits.hex()} is not a length")
        size = size * 10 + (byte & 0x0F)
    return size


def ll(size: int, digits: int) -> bytes:
    """The other way round."""
    return bytes(0xF0 | int(digit) for digit in str(size).zfill(digits))


def unpack(data: bytes) -> int | None:
    """A BCD number; None when a half byte is no digit."""
    digits = data.hex()
    return int(digits) if digits.isdecimal() else None


def pack(number: int, size: int) -> bytes:
    """A number in BCD of `size` bytes; ValueError when it has no room or is negative."""
    digits = str(number).zfill(size * 2)
    if number < 0 or len(digits) > size * 2:
        raise ValueError(f"{number} does not fit {size * 2} digits")
    return bytes.fromhex(digits)


def encode(bitmap: int, value: bytes) -> bytes:
    """One bitmap. The value's size must be the bitmap's when that is fixed."""
    if bitmap == TLV:
        return bytes([bitmap]) + tlv.encode_length(len(value)) + value
    if bitmap in _FIXED:
        if len(value) != _FIXED[bitmap]:
            raise ValueError(f"bitmap {bitmap:02X} takes {_FIXED[bitmap]} bytes, not {len(value)}")
        return bytes([bitmap]) + value
    return bytes([bitmap]) + ll(len(value), 2 if bitmap in _LL else 3) + value


def decode_line(data: bytes) -> str:
    """A line in the terminal's character set (code page 437), up to its NUL, control characters as spaces."""
    text = data.split(b"\0", 1)[0].decode("cp437")
    return "".join(character if character.isprintable() else " " for character in text).rstrip()


def decode_text(data: bytes) -> str:
    """As `decode_line`, without the filling before it either."""
    return decode_line(data).strip()
