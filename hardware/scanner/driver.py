"""A scanner on a serial line, a USB port that behaves like one, or a socket."""

from __future__ import annotations

import termios
import time
from collections import deque

import serial

from hardware.scanner.framing import LineFraming, split_identifier
from kiosk.domain.codes import Scan, ScanSource
from kiosk.errors import DeviceAbsent, DeviceLost

_SLICE = 0.05
_GONE = (serial.SerialException, OSError, termios.error)


class SerialScanner:
    """Reads lines from `port` (a device, or `socket://host:port`), which it holds exclusively where that is possible.

    A text without an end of line is taken as complete after `idle_flush` seconds of silence.
    """

    name = "scanner"

    def __init__(self, port: str, baudrate: int = 9600, *, idle_flush: float = 0.3) -> None:
        self._port = port
        self._baudrate = baudrate
        self._idle_flush = idle_flush
        self._line: serial.Serial | None = None
        self._framing = LineFraming()
        self._scans: deque[Scan] = deque()
        self._heard = 0.0

    def open(self) -> None:
        """Open the port and forget what came before."""
        self.close()
        try:
            if "://" in self._port:
                self._line = serial.serial_for_url(self._port, baudrate=self._baudrate, timeout=_SLICE)
            else:
                self._line = serial.Serial(self._port, self._baudrate, timeout=_SLICE, exclusive=True)
        except (*_GONE, ValueError) as error:
            self.close()
            raise DeviceAbsent(
                f"scanner at {self._port}: {error}", fix="plug it in, or set devices.scanner.port to its port"
            ) from error

    def poll(self, timeout: float) -> Scan | None:
        """As `ports.CodeSource`."""
        deadline = time.monotonic() + timeout
        while not self._scans:
            self._listen()
            if time.monotonic() >= deadline:
                break
        return self._scans.popleft() if self._scans else None

    def close(self) -> None:
        """Let the port go."""
        line, self._line = self._line, None
        self._framing = LineFraming()
        self._scans.clear()
        if line is not None:
            try:
                line.close()
            except _GONE:
                return  # it is gone, and so is the port

    def _listen(self) -> None:
        """Wait one slice for bytes and take what there is."""
        if self._line is None:
            raise DeviceLost(f"scanner at {self._port} is not open")
        try:
            data = self._line.read(1)
            if data:
                data += self._line.read(self._line.in_waiting)
        except _GONE as error:
            raise DeviceLost(f"scanner at {self._port}: {error}", fix="plug it in again") from error
        now = time.monotonic()
        if data:
            self._heard = now
            self._take(self._framing.feed(data))
        elif self._framing.pending and now - self._heard >= self._idle_flush:
            self._take([text] if (text := self._framing.flush()) else [])

    def _take(self, texts: list[str]) -> None:
        for text in texts:
            rest, symbology = split_identifier(text)
            self._scans.append(Scan(rest, ScanSource.SCANNER, symbology))
