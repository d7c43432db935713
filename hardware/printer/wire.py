"""Bytes to and from a printer: over the network, a serial line, a device file. USB has a file of its own."""

from __future__ import annotations

import os
import select
import socket
import stat
import termios
import time
from pathlib import Path
from typing import Protocol

import serial


class Wire(Protocol):
    """Bytes both ways. OSError from any method but `close`: the printer cannot be reached any more.

    `answers`: whether anything can come back. `paced`: nothing tells when the printer takes no more, so it is asked.
    `held`: opening it anew for each slip would disturb the printer or take it away from this kiosk.
    """

    answers: bool
    paced: bool
    held: bool

    def read(self, seconds: float) -> bytes:
        """What came, at the latest after `seconds`; b"" when nothing did."""

    def write(self, data: bytes, seconds: float) -> None:
        """Send all of it; TimeoutError when it was not taken in time."""

    def close(self) -> None:
        """Let go; safe at any time."""


class SocketWire:
    """A printer in the network. python-escpos' own connection leaks when refused and takes silence for good news."""

    answers, paced, held = True, False, False

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self._socket = socket.create_connection((host, port), timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def read(self, seconds: float) -> bytes:
        self._socket.settimeout(max(0.001, seconds))
        try:
            data = self._socket.recv(4096)
        except TimeoutError:
            return b""
        if not data:
            raise ConnectionError("it closed the connection")
        return data

    def write(self, data: bytes, seconds: float) -> None:
        self._socket.settimeout(max(0.001, seconds))
        self._socket.sendall(data)

    def close(self) -> None:
        self._socket.close()


class SerialWire:
    """A serial line, held exclusively: 8 data bits, no parity, 1 stop bit."""

    answers, paced, held = True, True, True

    def __init__(self, port: str, baudrate: int, timeout: float) -> None:
        try:
            self._port = serial.Serial(port, baudrate, timeout=timeout, write_timeout=timeout, exclusive=True)
        except (termios.error, ValueError) as error:
            raise OSError(f"is no serial line: {error}") from error

    def read(self, seconds: float) -> bytes:
        try:
            self._port.timeout = max(0.0, seconds)
            data = bytes(self._port.read(1))
            return data + bytes(self._port.read(self._port.in_waiting)) if data else b""
        except (termios.error, TypeError) as error:  # pyserial, of a line that was pulled out while it read
            raise ConnectionError(f"the line broke: {error}") from error

    def write(self, data: bytes, seconds: float) -> None:
        try:
            self._port.write_timeout = max(0.001, seconds)
            self._port.write(data)
        except serial.SerialTimeoutException as error:
            raise TimeoutError("it takes no more") from error
        except (termios.error, TypeError) as error:
            raise ConnectionError(f"the line broke: {error}") from error

    def close(self) -> None:
        try:
            self._port.close()
        except (OSError, termios.error):
            return  # it was pulled out: there is nothing left to close


class FileWire:
    """A device file such as /dev/usb/lp0; or a real file or a pipe, which never answers: slips are added at its end.

    It must exist: made anew, it would stand where an unplugged printer comes back.
    """

    paced = False

    def __init__(self, path: Path) -> None:
        self.answers = path.is_char_device()
        self.held = self.answers
        flags = os.O_RDWR if self.answers else os.O_WRONLY | os.O_APPEND
        self._file: int | None = os.open(path, flags | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
        self._regular = stat.S_ISREG(os.fstat(self._file).st_mode)

    def read(self, seconds: float) -> bytes:
        if not self._ready(select.POLLIN, seconds):
            return b""
        try:
            return os.read(self._open_file, 4096)
        except BlockingIOError:
            return b""

    def write(self, data: bytes, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        left = memoryview(data)
        while left:
            if not self._ready(select.POLLOUT, deadline - time.monotonic()):
                raise TimeoutError("it takes no more")
            try:
                left = left[os.write(self._open_file, left) :]
            except BlockingIOError:
                continue
        if self._regular:
            os.fsync(self._open_file)

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    @property
    def _open_file(self) -> int:
        if self._file is None:
            raise ConnectionError("it is closed")
        return self._file

    def _ready(self, event: int, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self._open_file, event)
        happened = poll.poll(max(0.0, seconds) * 1000)
        if happened and happened[0][1] & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
            raise ConnectionError("it went away")
        return bool(happened)
