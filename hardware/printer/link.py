"""One conversation with an ESC/POS printer: its status, and whether a slip came out."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from kiosk.errors import PrinterFault

# Epson's ESC/POS reference: DLE EOT n is real-time status; GS r 1 is answered when all before it is printed
_OFFLINE_CAUSE, _PAPER = b"\x10\x04\x02", b"\x10\x04\x04"
_FENCE = b"\x1dr\x01"
_COVER_OPEN, _FEEDING, _PAPER_END, _ERROR = 0x04, 0x08, 0x20, 0x40
_NO_PAPER = 0x60
_SLICE = 0.5
_PROBE = 1.0


class PrinterLink:
    """A connection, used once. OSError from any method: the printer is out of reach or answers rubbish."""

    def __init__(self, host: str, port: int, timeout: float) -> None:
        # python-escpos makes the bytes, but its own connection leaks when refused and takes silence for good news
        self._socket = socket.create_connection((host, port), timeout)
        self._timeout = timeout

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def status(self) -> str:
        """What keeps it from printing; "" when nothing does."""
        cause, paper = self._ask(_OFFLINE_CAUSE), self._ask(_PAPER)
        if cause & _COVER_OPEN:
            return "the cover is open"
        if cause & _PAPER_END or paper & _NO_PAPER == _NO_PAPER:
            return "the paper is out"
        if cause & _ERROR:
            return "the printer reports an error"
        return "the printer is offline" if cause & _FEEDING else ""

    def require_ready(self) -> None:
        """PrinterFault naming what keeps it from printing."""
        if problem := self.status():
            raise PrinterFault(problem, fix=_FIXES.get(problem, "look at the printer"))

    def print(self, job: bytes, patience: float) -> None:
        """Send a slip and wait until it is out; PrinterFault when that is not sure after `patience` seconds.

        A printer that knows no GS r (asked before) is believed when its status is still good after the slip.
        """
        confirms = self._passes_fence(_PROBE)
        self._send(job)
        if not confirms:
            self.require_ready()
            return
        deadline = time.monotonic() + patience
        done = self._passes_fence(_SLICE)
        while not done:
            self.require_ready()
            if time.monotonic() >= deadline:
                raise PrinterFault("the slip did not come out in time", fix="look at the printer, then print it again")
            done = self._answered(_is_fence, _SLICE) is not None

    def _passes_fence(self, seconds: float) -> bool:
        self._send(_FENCE)
        return self._answered(_is_fence, seconds) is not None

    def _ask(self, question: bytes) -> int:
        self._send(question)
        answer = self._answered(_is_status, self._timeout)
        if answer is None:
            raise TimeoutError("no answer")
        return answer

    def _send(self, data: bytes) -> None:
        self._socket.settimeout(self._timeout)
        self._socket.sendall(data)

    def _answered(self, wanted: Callable[[int], bool], seconds: float) -> int | None:
        """The first wanted byte it sends; None when there is none in time."""
        deadline = time.monotonic() + seconds
        while (remaining := deadline - time.monotonic()) > 0:
            self._socket.settimeout(remaining)
            try:
                data = self._socket.recv(16)
            except TimeoutError:
                return None
            if not data:
                raise ConnectionError("it closed the connection")
            for byte in data:
                if wanted(byte):
                    return byte
        return None


_FIXES = {"the cover is open": "close it", "the paper is out": "put in a new roll"}


def _is_status(byte: int) -> bool:
    """DLE EOT answers 0xx1xx10."""
    return byte & 0b1001_0011 == 0b0001_0010


def _is_fence(byte: int) -> bool:
    """GS r answers 0xx0xxxx."""
    return byte & 0b1001_0000 == 0
