"""A scanner that types: the bytes of a keyboard's event device, through a FIFO instead of the kernel's input layer."""

from __future__ import annotations

import contextlib
import os
import struct
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from hardware.scanner import keymap as k
from hardware.scanner.keys import KEY, SYNC
from hardware.simulated.sending import NamedSender

_EVENT = struct.Struct("@llHHi")  # struct input_event of linux/input.h on a 64-bit system

Stroke = tuple[tuple[int, ...], int]
"""Keys held, and the key pressed."""


class SimulatedWedge(NamedSender):
    """Types what is "scanned" to whoever opened `device`; `terminator` is the key it ends with, None for none.

    `garbage()` is events no keyboard sends; with `byte_by_byte` each event is a write of its own.
    """

    _NAME = "simulated-wedge"
    _FOLDER, _FILE = "wedge-", "event-kbd"
    _STEP = _EVENT.size

    def __init__(self, layout: k.Layout = "us", *, terminator: int | None = k.ENTER) -> None:
        super().__init__()
        self.layout: k.Layout = layout
        self.terminator = terminator
        self._end: int | None = None

    @property
    def device(self) -> Path:
        """What to open; stable from `start` to `stop`."""
        return self._place

    @property
    def plugged(self) -> bool:
        """Whether it is there."""
        return self._end is not None

    def plug(self) -> None:
        """Be there (again) under the same name."""
        with self._lock:
            if self._end is None:
                os.mkfifo(self.device)
                self._end = os.open(self.device, os.O_RDWR | os.O_NONBLOCK)

    def unplug(self) -> None:
        """Be gone at once: the device's name too."""
        with self._lock:
            if self._end is not None:
                self.device.unlink(missing_ok=True)
                os.close(self._end)
                self._end = None

    def scan(self, text: str) -> None:
        """Read a code and type it; ValueError for a character the layout does not have."""
        strokes = list(typed(text, self.layout))
        if self.terminator is not None:
            strokes.append(((), self.terminator))
        self.send(b"".join(events(stroke) for stroke in strokes))

    def garbage(self, count: int = 64) -> None:
        """Events of every type, with codes and values no keyboard sends."""
        noise = ((index * 7 % 6, index * 131 % 0x2FF, index * 5 % 4 - 1) for index in range(count))
        self.send(b"".join(_EVENT.pack(0, 0, *event) for event in noise))

    def _write(self, data: bytes) -> int:
        """How many bytes are dealt with; whole events only."""
        with self._lock:
            if self._end is None:
                return len(data)
            with contextlib.suppress(BlockingIOError):
                return os.write(self._end, data[: _EVENT.size * 64])
            return 0


def typed(text: str, layout: k.Layout) -> Iterator[Stroke]:
    """The strokes a scanner set to this layout types a text with; ValueError for a character it does not have."""
    keys = k.KEYMAPS[layout]
    strokes: dict[str, Stroke] = {"\x1d": ((k.LEFT_CONTROL,), k.RIGHT_BRACE)}
    for held, level in (((k.RIGHT_ALT,), keys.altgr), ((k.LEFT_SHIFT,), keys.shift), ((), keys.plain)):
        strokes |= {char: (held, code) for code, char in level.items()}
    for char in text:
        if char in strokes:
            yield strokes[char]
            continue
        letter, *accents = list(unicodedata.normalize("NFD", char))
        if char in "^´`" and layout == "de":
            letter, accents = " ", [{"^": k.CIRCUMFLEX, "´": k.ACUTE, "`": k.GRAVE}[char]]
        if len(accents) != 1 or accents[0] not in strokes or letter not in strokes:
            raise ValueError(f"a scanner set to the layout {layout} cannot type {char!r}")
        yield strokes[accents[0]]
        yield strokes[letter]


def events(stroke: Stroke) -> bytes:
    """A stroke as the bytes an event device gives: keys down, the key, keys up, each with its sync."""
    held, key = stroke
    presses = [(code, 1) for code in (*held, key)] + [(code, 0) for code in (key, *reversed(held))]
    now = int(time.time())
    return b"".join(_EVENT.pack(now, 0, KEY, code, value) + _EVENT.pack(now, 0, SYNC, 0, 0) for code, value in presses)
