"""What the keys of a keyboard write: the layouts a wedge scanner may be set to, by the kernel's key codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Layout = Literal["de", "us"]

# linux/input-event-codes.h
TAB, ENTER, KEYPAD_ENTER, CAPS_LOCK, RIGHT_BRACE = 15, 28, 96, 58, 27
LEFT_SHIFT, RIGHT_SHIFT = 42, 54
LEFT_CONTROL, RIGHT_CONTROL = 29, 97
LEFT_ALT, RIGHT_ALT = 56, 100
LEFT_META, RIGHT_META = 125, 126

GRAVE, ACUTE, CIRCUMFLEX = "\u0300", "\u0301", "\u0302"
"""Dead keys, as the combining characters they put on the next letter."""

_DIGITS, _UPPER, _HOME, _LOWER = 2, 16, 30, 44
"""The first key of each row of a keyboard, from `1`, `Q`, `A` and `Z` on."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Characters by key code, for each level of the keyboard; accents are dead keys."""

    plain: Mapping[int, str]
    shift: Mapping[int, str]
    altgr: Mapping[int, str]


def _rows(digits: str, upper: str, home: str, lower: str, **others: str) -> Mapping[int, str]:
    """A level: its rows, and single keys as `k<code>`; a blank is no character."""
    keys = {int(name[1:]): char for name, char in others.items()}
    for start, row in ((_DIGITS, digits), (_UPPER, upper), (_HOME, home), (_LOWER, lower)):
        keys |= {start + place: char for place, char in enumerate(row) if char != " "}
    return MappingProxyType(keys)


def _both(level: Mapping[int, str], dot: str) -> Mapping[int, str]:
    """The level with what is the same on all: the space bar and the keypad (its digits, whatever Num Lock says)."""
    keypad = dict(zip((82, 79, 80, 81, 75, 76, 77, 71, 72, 73), "0123456789", strict=True))
    return MappingProxyType({57: " ", 55: "*", 74: "-", 78: "+", 83: dot, 98: "/", 117: "=", **keypad, **level})


KEYMAPS: Mapping[Layout, Keymap] = {
    "us": Keymap(
        _both(_rows("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "zxcvbnm,./", k43="\\", k86="<"), "."),
        _both(_rows("!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"~', "ZXCVBNM<>?", k43="|", k86=">"), "."),
        MappingProxyType({}),
    ),
    "de": Keymap(
        _both(
            _rows(f"1234567890ß{ACUTE}", "qwertzuiopü+", f"asdfghjklöä{CIRCUMFLEX}", "yxcvbnm,.-", k43="#", k86="<"),
            ",",
        ),
        _both(_rows(f'!"§$%&/()=?{GRAVE}', "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ°", "YXCVBNM;:_", k43="'", k86=">"), ","),
        _rows(" ²³   {[]}\\", "@ €        ~", "", "      µ", k86="|"),
    ),
}
