"""A scanner that types: the bytes of a keyboard's event device, through a FIFO instead of the kernel's input layer."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import struct
import tempfile
import threading
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from hardware.scanner import keymap as k
from hardware.scanner.keys import KEY, SYNC

_EVENT = struct.Struct("@llHHi")  # struct input_event of linux/input.h on a 64-bit system
_RETRY = 0.01

Stroke = tuple[tuple[int, ...], int]
"""Keys held, and the key pressed."""


class SimulatedWedge:
    """Types what is "scanned" to whoever opened `device`; `terminator` is the key it ends with, None for none.

    With `byte_by_byte` each event is a write of its own; `garbage()` is events no keyboard sends. Nothing here blocks.
    """

    def __init__(self, layout: k.Layout = "us", *, terminator: int | None = k.ENTER) -> None:
        self.layout: k.Layout = layout
        self.terminator = terminator
        self.byte_by_byte = False
        self._folder: Path | None = None
        self._end: int | None = None
        self._lock = threading.Lock()
        self._outgoing: queue.Queue[bytes | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def device(self) -> Path:
        """What to open; stable from `start` to `stop`."""
        if self._folder is None:
            raise RuntimeError("start the scanner first")
        return self._folder / "event-kbd"

    def start(self) -> SimulatedWedge:
        """Make the device and plug in."""
        self._folder = Path(tempfile.mkdtemp(prefix="wedge-"))
        self._stopping.clear()
        self._thread = threading.Thread(target=self._send_on, name="simulated-wedge", daemon=True)
        self._thread.start()
        self.plug()
        return self

    def stop(self) -> None:
        """Unplug, and remove the device's name."""
        self.unplug()
        self._stopping.set()
        if self._thread is not None:
            self._outgoing.put(None)
            self._thread.join()
            self._thread = None
        if self._folder is not None:
            shutil.rmtree(self._folder)
            self._folder = None

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

    def send(self, data: bytes) -> None:
        """Put raw events on the line."""
        step = _EVENT.size if self.byte_by_byte else max(1, len(data))
        for start in range(0, len(data), step):
            self._outgoing.put(data[start : start + step])

    def _send_on(self) -> None:
        while (data := self._outgoing.get()) is not None:
            while data and not self._stopping.is_set():
                data = data[self._write(data) :]
                if data:
                    self._stopping.wait(_RETRY)
            self._outgoing.task_done()

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
