"""How long an ESC/POS command is, from its first bytes."""

from __future__ import annotations

_ESC_LENGTHS = dict.fromkeys(b" !%-3=EGJMRSTVadert{", 3) | dict.fromkeys(b"$\\c", 4) | {ord("p"): 5}
_GS_LENGTHS = dict.fromkeys(b"!BHIabfhrw/", 3) | dict.fromkeys(b"$LPW\\", 4)
_RASTER_HEADER = 8
_LONGEST_LIST = 33
_LONGEST_BARCODE = 260


def command_length(data: bytes | bytearray) -> int:
    """How long the command at the front is, 0 when there is none.

    With too few bytes to tell: a length that is not reached yet. Of a raster picture only its header counts.
    """
    if not data:
        return 0
    second = data[1] if len(data) > 1 else None
    match data[0]:
        case 0x10:
            return 3
        case 0x1B:
            return _escape(data, second)
        case 0x1C:
            return {ord("!"): 3, ord("-"): 3, ord("p"): 4}.get(second or 0, 2)
        case 0x1D:
            return _group(data, second)
        case _:
            return 1


def _escape(data: bytes | bytearray, second: int | None) -> int:
    if second == ord("D"):  # tab positions up to a NUL
        end = data.find(0, 2, _LONGEST_LIST + 2)
        return end + 1 if end >= 0 else len(data) + 1 if len(data) < _LONGEST_LIST + 2 else _LONGEST_LIST + 2
    if second == ord("*"):
        if len(data) < 5:
            return 5
        return 5 + int.from_bytes(data[3:5], "little") * (3 if data[2] in {32, 33} else 1)
    return _ESC_LENGTHS.get(second or 0, 2)


def _group(data: bytes | bytearray, second: int | None) -> int:
    match second:
        case 0x28:  # ( fn pL pH …
            return 5 + int.from_bytes(data[3:5], "little") if len(data) >= 5 else 5
        case 0x56:  # V m, or V m n
            return 3 if len(data) < 3 or data[2] < 0x41 else 4
        case 0x76:  # v 0 m xL xH yL yH …
            return _RASTER_HEADER
        case 0x2A:  # * x y …
            return 4 + data[2] * data[3] * 8 if len(data) >= 4 else 4
        case 0x6B:  # k m …NUL, or k m n …
            return _barcode(data)
        case _:
            return _GS_LENGTHS.get(second or 0, 2)


def _barcode(data: bytes | bytearray) -> int:
    if len(data) < 4:
        return 4
    if data[2] >= 65:
        return 4 + data[3]
    end = data.find(0, 3, _LONGEST_BARCODE)
    return end + 1 if end >= 0 else len(data) + 1 if len(data) < _LONGEST_BARCODE else _LONGEST_BARCODE
