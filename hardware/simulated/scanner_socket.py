"""A serial scanner behind a terminal server: whoever connects to its port gets what is scanned."""

from __future__ import annotations

import contextlib
import socket
import struct

from hardware.simulated.held_port import HeldPort
from hardware.simulated.sending import Sender

_HOST = "127.0.0.1"
_RESET = struct.pack("ii", 1, 0)
_TCP_REPAIR = 19


class SimulatedSocketScanner(Sender):
    """As `SimulatedScanner`, over TCP; the newest connection is the one it sends to.

    `reset()` breaks the line, `vanish()` loses power: the other end is told nothing.
    """

    _NAME = "simulated-socket-scanner"

    def __init__(self, *, port: int = 0, terminator: bytes = b"\r\n") -> None:
        super().__init__()
        self.terminator = terminator
        self._held = HeldPort(port)
        self._listener: socket.socket | None = None
        self._line: socket.socket | None = None

    @property
    def port(self) -> str:
        """What to open; stable from the first `start`."""
        return f"socket://{_HOST}:{self._held.number}"

    @property
    def plugged(self) -> bool:
        """Whether it listens."""
        return self._listener is not None

    def plug(self) -> None:
        """Listen (again) at the same port."""
        with self._lock:
            if self._listener is None:
                self._listener = self._held.listen()
                self._listener.setblocking(False)

    def unplug(self) -> None:
        """Close the line and listen no more."""
        with self._lock:
            self._newest()
            for end in (self._line, self._listener):
                if end is not None:
                    end.close()
            self._line = self._listener = None

    def reset(self) -> None:
        """Break the line with a reset."""
        with self._lock:
            if (line := self._newest()) is not None:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                line.close()
            self._line = None

    def vanish(self) -> None:
        """Lose power: the line is gone here, and nobody there is told. OSError where the kernel forbids the trick."""
        with self._lock:
            if (line := self._newest()) is not None:
                line.setsockopt(socket.IPPROTO_TCP, _TCP_REPAIR, 1)
                line.close()
            self._line = None

    def scan(self, text: str) -> None:
        """Read a code: its text and the terminator go on the line; unplugged, nothing does."""
        self.send(text.encode("utf-8") + self.terminator)

    def _clear_away(self) -> None:
        self._held.release()

    def _write(self, data: bytes) -> int:
        with self._lock:
            line = self._newest()
        if line is not None:
            with contextlib.suppress(OSError):  # whoever listened is gone, and this scan with them
                line.sendall(data)
        return len(data)

    def _newest(self) -> socket.socket | None:
        """The newest connection there is."""
        while self._listener is not None:
            try:
                line, _ = self._listener.accept()
            except BlockingIOError:
                break
            if self._line is not None:
                self._line.close()
            line.settimeout(5.0)
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._line = line
        return self._line
