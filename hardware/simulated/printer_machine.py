"""A receipt printer without its plug: bytes in, answers and slips out, paper, cover, cutter and power."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Literal

from hardware.simulated.escpos import Cut, EscPosParser, Event, PrintedLine, Question, Slip
from hardware.simulated.printer_realtime import RealTimeFilter, StatusRequest

Failure = Literal["paper", "jam", "power", "cutter", "cover"]
Reply = Callable[[bytes], None]

MEMORY = 65_536
"""Bytes it takes in before they are printed; then it takes no more."""

_GOOD = 0x12
_KEPT = 1000
_PORTION = 4096
_CLEARED = b"\x37\x25\x00"


class PrinterMachine:
    """Its flags may be set from any thread, under `lock`; then call `work`."""

    def __init__(self, dots: int) -> None:
        self.lock = threading.RLock()
        self.dots = dots
        self.paper_out = self.paper_low = self.cover_open = self.cutter_error = self.jammed = self.offline = False
        self.silent = self.garbage = False
        self.knows_fence = self.knows_clear = True
        self.slow = 0.0
        self.powered = False
        self.slips: deque[Slip] = deque(maxlen=_KEPT)
        self.scraps: deque[Slip] = deque(maxlen=_KEPT)
        self.first_byte_at: float | None = None
        self._fails_in: int | None = None
        self._failure: Failure = "paper"
        self._parser = EscPosParser(dots)
        self._realtime = RealTimeFilter()
        self._buffer = bytearray()
        self._reply: Reply = lambda _: None
        self._next_line_at = 0.0

    @property
    def stopped(self) -> bool:
        """Whether it cannot print now."""
        return self.paper_out or self.cover_open or self.cutter_error or self.jammed or self.offline

    @property
    def has_room(self) -> bool:
        """Whether it takes more bytes."""
        return len(self._buffer) + self._parser.waiting < MEMORY

    def fail_after(self, lines: int, how: Failure) -> None:
        """After so many more lines, codes or pictures this happens."""
        self._fails_in, self._failure = lines, how

    def power_on(self) -> None:
        """Start with nothing received, and no jam."""
        with self.lock:
            self._forget()
            self._realtime = RealTimeFilter()
            self.jammed, self.powered = False, True

    def power_off(self) -> None:
        """Stop at once: what was received is lost, a half-printed slip is a scrap."""
        with self.lock:
            self.powered = False
            if self._parser.slip.elements:
                self.scraps.append(self._parser.slip)
            self._parser = EscPosParser(self.dots)
            self._forget()

    def receive(self, data: bytes, reply: Reply) -> None:
        """Take bytes from a till; real-time commands are answered at once, to that till."""
        with self.lock:
            if not self.powered:
                return
            if self.first_byte_at is None:
                self.first_byte_at = time.monotonic()
            self._reply = reply
            for item in self._realtime.feed(data):
                if isinstance(item, bytes):
                    self._buffer += item
                elif isinstance(item, StatusRequest):
                    self._answer(bytes([self._status(item.number)]))
                elif self.knows_clear:
                    self._forget()
                    self._answer(_CLEARED)

    def work(self) -> float | None:
        """Print what can be printed; seconds until it wants to go on, None when only something new makes it."""
        with self.lock:
            while self.powered and not self.stopped:
                wait = self._next_line_at - time.monotonic()
                if self.slow and wait > 0:
                    return wait
                portion = bytes(self._buffer[:_PORTION])
                del self._buffer[:_PORTION]
                if not self._print(portion) and not self._buffer:
                    return None
            return None

    def _print(self, portion: bytes) -> bool:
        """Whether it stopped in the middle of it."""
        for event in self._parser.feed(portion):
            self._handle(event)
            if not self.powered or self.stopped or (self.slow and not isinstance(event, Question)):
                self._next_line_at = time.monotonic() + self.slow
                return True
        return False

    def _handle(self, event: Event) -> None:
        if isinstance(event, Question):
            if self.knows_fence:
                self._answer(b"\x00")
        elif isinstance(event, Cut):
            if not all(isinstance(item, PrintedLine) and not item.text.strip() for item in self._parser.slip.elements):
                self.slips.append(self._parser.slip)
            self._parser.slip = Slip()
        elif self._fails_in is not None:
            self._fails_in -= 1
            if self._fails_in <= 0:
                self._fails_in = None
                self._fail()

    def _fail(self) -> None:
        match self._failure:
            case "paper":
                self.paper_out = True
            case "cover":
                self.cover_open = True
            case "cutter":
                self.cutter_error = True
            case "jam":
                self.jammed = True
            case "power":
                self.power_off()

    def _status(self, number: int) -> int:
        """The answer to DLE EOT: 1 online, 2 why offline, 3 which error, 4 paper."""
        match number:
            case 1:
                return _GOOD | (0x08 if self.offline or self.paper_out or self.cover_open or self.cutter_error else 0)
            case 2:
                paper, error = 0x20 if self.paper_out else 0, 0x40 if self.cutter_error else 0
                return _GOOD | (0x04 if self.cover_open else 0) | paper | error
            case 3:
                return _GOOD | (0x08 if self.cutter_error else 0)
            case 4:
                return _GOOD | (0x6C if self.paper_out else 0x0C if self.paper_low else 0)
            case _:
                return _GOOD

    def _answer(self, data: bytes) -> None:
        if not self.silent:
            self._reply(bytes(0xE1 | byte for byte in data) if self.garbage else data)

    def _forget(self) -> None:
        self._buffer.clear()
        self._parser.forget()
