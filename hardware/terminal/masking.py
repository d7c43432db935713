"""Card numbers are never kept: whatever looks like one is masked before anything else sees it."""

from __future__ import annotations

import re

_RUN = re.compile(r"[0-9](?:[ -]?[0-9]){12,}")
_SHORTEST, _LONGEST, _SHOWN = 13, 19, 4
_LONGEST_TEXT = 4096


def luhn_valid(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1)."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit)
        if position % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def mask_text(text: str) -> str:
    """The text, at most 4096 long, with each Luhn-valid run of 13 to 19 digits masked but for its last four."""
    return _RUN.sub(lambda run: _mask_run(run.group()), text[:_LONGEST_TEXT])


def _mask_run(run: str) -> str:
    places = [place for place, character in enumerate(run) if character not in " -"]
    digits = "".join(run[place] for place in places)
    hidden: set[int] = set()
    for start in range(len(digits) - _SHORTEST + 1):
        for size in range(_SHORTEST, min(_LONGEST, len(digits) - start) + 1):
            if luhn_valid(digits[start : start + size]):
                hidden.update(places[start : start + size - _SHOWN])
    return "".join("*" if place in hidden else character for place, character in enumerate(run))


def last_four(packed: bytes) -> str:
    """A packed card number (bitmap 22: E is a masked digit, F filling) as "*1234", or "" when its end is masked."""
    shown = packed.hex().rstrip("f")[-_SHOWN:]
    return f"*{shown}" if len(shown) == _SHOWN and shown.isdecimal() else ""
