"""From a keyboard's events to the texts a wedge scanner typed: pure, bounded, and deaf to every hotkey."""

from __future__ import annotations

import unicodedata

from hardware.scanner import keymap as k
from hardware.scanner.framing import LIMIT
from kiosk.domain.codes import GROUP_SEPARATOR

SYNC, KEY = 0, 1
DROPPED = 3
"""Types of event, and the sync that tells that the kernel lost some (linux/input-event-codes.h)."""

_ENDS = frozenset({k.ENTER, k.KEYPAD_ENTER, k.TAB})
_SHIFTS = frozenset({k.LEFT_SHIFT, k.RIGHT_SHIFT})
_CONTROLS = frozenset({k.LEFT_CONTROL, k.RIGHT_CONTROL})
_METAS = frozenset({k.LEFT_META, k.RIGHT_META})
_MODIFIERS = _SHIFTS | _CONTROLS | _METAS | {k.LEFT_ALT, k.RIGHT_ALT}


class KeyText:
    """Follows keys pressed and released, and gives the text at Enter or Tab.

    Control, Alt and Meta with a key write nothing, nor do function and cursor keys; the one exception is Ctrl+], which
    is how scanners type GS1's separator. Control with Alt is AltGr, as scanners type it. `ignored` counts what wrote
    nothing, `dropped` texts that were too long or of which the kernel lost a part.
    """

    def __init__(self, layout: k.Layout, *, caps_lock: bool = False, limit: int = LIMIT) -> None:
        self._map = k.KEYMAPS[layout]
        self._right_alt_writes = bool(self._map.altgr)
        self._caps = caps_lock
        self._limit = limit
        self._held: set[int] = set()
        self._text: list[str] = []
        self._accent = ""
        self._broken = False
        self.ignored = 0
        self.dropped = 0

    @property
    def pending(self) -> bool:
        """Whether a text has begun and not ended, or a key is held."""
        return bool(self._text or self._accent or self._held) or self._broken

    def feed(self, kind: int, code: int, value: int) -> str:
        """Take an event (type, code and value of `struct input_event`); the text that is complete now, or ""."""
        if kind == SYNC and code == DROPPED:
            self._broken = True
        if kind != KEY:
            return ""
        if value == 0:
            self._held.discard(code)
        elif value == 1:
            return self._pressed(code)
        return ""  # a key that repeats is held, which no scanner does

    def flush(self) -> str:
        """End the text here, with all keys let go; "" when there is none."""
        text = "".join(self._text) + _alone(self._accent)
        broken = self._broken
        self._text.clear()
        self._accent = ""
        self._held.clear()
        self._broken = False
        if broken:
            self.dropped += 1
        return "" if broken else text.strip()

    def _pressed(self, code: int) -> str:
        if code in _MODIFIERS:
            self._held.add(code)
        elif code == k.CAPS_LOCK:
            self._caps = not self._caps
        elif code in _ENDS:
            return self.flush()
        elif char := self._char(code):
            self._write(char)
        else:
            self.ignored += 1
        return ""

    def _char(self, code: int) -> str:
        """What a key writes with the keys held now; "" for a hotkey."""
        control, alt = bool(self._held & _CONTROLS), k.LEFT_ALT in self._held
        altgr = (control and alt) or (self._right_alt_writes and k.RIGHT_ALT in self._held)
        if self._held & _METAS or (k.RIGHT_ALT in self._held and not self._right_alt_writes):
            return ""
        if altgr:
            return self._map.altgr.get(code, "")
        if control and not alt and code == k.RIGHT_BRACE:
            return GROUP_SEPARATOR
        if control or alt:
            return ""
        plain, shifted = self._map.plain.get(code, ""), self._map.shift.get(code, "")
        letter = plain.isalpha() and plain.upper() == shifted
        return shifted if bool(self._held & _SHIFTS) != (self._caps and letter) else plain

    def _write(self, char: str) -> None:
        if unicodedata.combining(char):
            self._text.append(_alone(self._accent))
            self._accent = char
            return
        accent, self._accent = self._accent, ""
        whole = unicodedata.normalize("NFC", char + accent)
        if accent and char == " ":
            whole = _alone(accent)
        elif len(whole) > 1:
            whole = _alone(accent) + char
        self._text.append(whole)
        if len(self._text) > self._limit:
            self._broken = True
            self._text.clear()


def _alone(accent: str) -> str:
    """A dead key's own character, as it is written before a space."""
    return {"": "", k.GRAVE: "`", k.ACUTE: "´", k.CIRCUMFLEX: "^"}[accent]
