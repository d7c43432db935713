"""A scanner on a serial line, a USB port that behaves like one, or a socket."""

from __future__ import annotations

import contextlib
import logging
import socket
import termios
import time
from collections import deque

import serial

from hardware.scanner.framing import LineFraming
from hardware.scanner.identifiers import split_identifier
from hardware.scanner.wallet import PassRule
from kiosk.domain.codes import Scan, ScanSource
from kiosk.errors import DeviceAbsent, DeviceLost

_log = logging.getLogger(__name__)

_SLICE = 0.05
_AT_ONCE = 4096
_GONE = (serial.SerialException, OSError, termios.error)

KEEPALIVE = 5
"""Seconds of silence on a socket until its other end is asked whether it is still there; it has three tries."""


class SerialScanner:
    """Reads lines from `port` (a device, or `socket://host:port`), which it holds exclusively where that is possible.

    `prefix` and `suffix` are what it was set to send around a text. A text without an end of line is taken as complete
    after `idle_flush` seconds of silence. With `passes` it is a wallet reader: its lines are passes, not codes.
    """

    def __init__(
        self,
        port: str,
        baudrate: int = 9600,
        *,
        name: str = "scanner",
        prefix: str = "",
        suffix: str = "",
        passes: PassRule | None = None,
        idle_flush: float = 0.3,
        keepalive: int = KEEPALIVE,
    ) -> None:
        self.name = name
        self._port = port
        self._baudrate = baudrate
        self._marks = (prefix, suffix)
        self._passes = passes
        self._idle_flush = idle_flush
        self._keepalive = keepalive
        self._line: serial.Serial | None = None
        self._socket: socket.socket | None = None
        self._framing = self._fresh()
        self._foreign_told = False
        self._scans: deque[Scan] = deque()
        self._heard = 0.0

    def open(self) -> None:
        """Open the port and forget what came before."""
        self.close()
        try:
            if "://" in self._port:
                self._line = serial.serial_for_url(self._port, baudrate=self._baudrate, timeout=_SLICE)
                self._keep_alive()
            else:
                self._line = serial.Serial(self._port, self._baudrate, timeout=_SLICE, exclusive=True)
        except (*_GONE, ValueError) as error:
            self.close()
            raise DeviceAbsent(
                f"{self.name} at {self._port}: {error}",
                fix=f"plug it in, or set devices.{self.name}.port to its port",
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
        self._framing = self._fresh()
        self._scans.clear()
        if line is not None:
            with contextlib.suppress(*_GONE):  # it is gone, and so is the port
                line.close()
        if self._socket is not None:
            self._socket.close()  # pyserial forgets it, still open, when the other end was gone first
            self._socket = None

    def _fresh(self) -> LineFraming:
        prefix, suffix = self._marks
        return LineFraming(prefix=prefix, suffix=suffix)

    def _keep_alive(self) -> None:
        """A box at the other end that lost its power says nothing: without probes that were silence for ever."""
        line = self._socket = getattr(self._line, "_socket", None)
        if line is None:
            return
        line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, self._keepalive)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, self._keepalive)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3)

    def _listen(self) -> None:
        """Wait one slice for bytes and take what there is."""
        if self._line is None:
            raise DeviceLost(f"{self.name} at {self._port} is not open")
        try:
            data = self._line.read(1)
            while data and len(data) < _AT_ONCE and (waiting := self._line.in_waiting):
                data += self._line.read(waiting)
        except _GONE as error:
            raise DeviceLost(f"{self.name} at {self._port}: {error}", fix="plug it in again") from error
        now = time.monotonic()
        if data:
            self._heard = now
            self._take(self._framing.feed(data))
        elif self._framing.pending and now - self._heard >= self._idle_flush:
            self._take([text] if (text := self._framing.flush()) else [])
        if self._framing.foreign and not self._foreign_told:
            self._foreign_told = True
            _log.warning("the %s sends lines without devices.%s.prefix: they are not read", self.name, self.name)

    def _take(self, texts: list[str]) -> None:
        for text in texts:
            if self._passes is None:
                rest, symbology = split_identifier(text)
                self._scans.append(Scan(rest, ScanSource.SCANNER, symbology))
            elif token := self._passes.read(text):
                self._scans.append(Scan(token, ScanSource.SCANNER))
