"""What a UHF tag's number means: EPC binary coding by the GS1 EPC Tag Data Standard 2.1, as far as trade items go."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Table 14-2 (SGTIN partition): bits and digits of company prefix, then of indicator and item reference
_PARTITIONS = (
    (40, 12, 4, 1),
    (37, 11, 7, 2),
    (34, 10, 10, 3),
    (30, 9, 14, 4),
    (27, 8, 17, 5),
    (24, 7, 20, 6),
    (20, 6, 24, 7),
)
_SGTIN_96 = 0x30
_SGTIN_198 = 0x36
_LENGTHS = {_SGTIN_96: 96, _SGTIN_198: 198}
_SERIAL_96 = 38
_SERIAL_198 = 140
_CHARACTER = 7
# Table A-1: the characters an alphanumeric serial may have
_SERIAL = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sgtin:
    """One piece of a product: the product's 14-digit GTIN and the piece's serial number."""

    gtin: str
    serial: str


def sgtin(epc: str) -> Sgtin | None:
    """The piece an EPC (hex) stands for; None for another scheme, or one that breaks the standard.

    Reads SGTIN-96 and SGTIN-198 with any filter value. Bits behind the scheme's own are padding.
    """
    try:
        coded = bytes.fromhex(epc)
    except ValueError:
        return None
    length = _LENGTHS.get(coded[0]) if coded else None
    if length is None or len(coded) * 8 < length:
        return None
    bits = int.from_bytes(coded, "big") >> (len(coded) * 8 - length)
    partition = _field(bits, length, 11, 3)
    if partition >= len(_PARTITIONS):
        return None
    company_bits, company_digits, item_bits, item_digits = _PARTITIONS[partition]
    company = _field(bits, length, 14, company_bits)
    item = _field(bits, length, 14 + company_bits, item_bits)
    if company >= 10**company_digits or item >= 10**item_digits:
        return None
    serial = _number(bits) if length == 96 else _letters(bits)
    if serial is None:
        return None
    reference = f"{item:0{item_digits}d}"
    body = f"{reference[0]}{company:0{company_digits}d}{reference[1:]}"
    return Sgtin(body + check_digit(body), serial)


def sgtin_96(gtin: str, serial: int, *, company_digits: int = 7, filter_value: int = 1) -> str:
    """The EPC of a piece as upper-case hex; `gtin` has 14 digits. ValueError for what SGTIN-96 cannot hold.

    `filter_value` 1 is a point-of-sale item (Table 14-1).
    """
    body = gtin[1 : 1 + company_digits], gtin[0] + gtin[1 + company_digits : 13]
    if not re.fullmatch(r"\d{14}", gtin, re.ASCII) or gtin[13] != check_digit(gtin[:13]):
        raise ValueError(f"{gtin!r} is not a GTIN of 14 digits")
    if not (0 <= serial < 1 << _SERIAL_96 and 6 <= company_digits <= 12 and 0 <= filter_value <= 7):
        raise ValueError("serial, company prefix or filter value is out of range")
    company_bits, _, item_bits, _ = _PARTITIONS[12 - company_digits]
    bits = _SGTIN_96 << 6 | filter_value << 3 | (12 - company_digits)
    bits = (bits << company_bits | int(body[0])) << item_bits | int(body[1])
    return f"{bits << _SERIAL_96 | serial:024X}"


def check_digit(digits: str) -> str:
    """The GS1 check digit to stand behind these digits."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def _field(bits: int, length: int, start: int, width: int) -> int:
    return bits >> (length - start - width) & ((1 << width) - 1)


def _number(bits: int) -> str:
    return str(bits & ((1 << _SERIAL_96) - 1))


def _letters(bits: int) -> str | None:
    """The serial's seven-bit characters; None when it is empty, has others, or goes on behind its end."""
    coded = bits & ((1 << _SERIAL_198) - 1)
    shifts = range(_SERIAL_198 - _CHARACTER, -1, -_CHARACTER)
    text = "".join(chr(coded >> shift & 0x7F) for shift in shifts).rstrip("\0")
    return text if _SERIAL.fullmatch(text) else None
