"""A serial scanner on a pseudo-terminal: any program that opens its port sees a tty."""

from __future__ import annotations

import os
import pty
import tty

from hardware.simulated.sending import NamedSender


class SimulatedScanner(NamedSender):
    """Sends what is "scanned" to whoever opened `port`; the port keeps its name over unplugging.

    `terminator` ends each scan.
    """

    _NAME = "simulated-scanner"
    _FOLDER, _FILE = "scanner-", "tty"

    def __init__(self, *, terminator: bytes = b"\r\n") -> None:
        super().__init__()
        self.terminator = terminator
        self._master: int | None = None

    @property
    def port(self) -> str:
        """The device to open; stable from `start` to `stop`."""
        return str(self._place)

    @property
    def plugged(self) -> bool:
        """Whether it is on the line."""
        return self._master is not None

    def plug(self) -> None:
        """Be there (again) under the same name."""
        with self._lock:
            if self._master is not None:
                return
            self._master, slave = pty.openpty()
            tty.setraw(slave)
            os.set_blocking(self._master, False)
            link = self._place
            link.unlink(missing_ok=True)
            link.symlink_to(os.ttyname(slave))
            os.close(slave)

    def unplug(self) -> None:
        """Be gone at once: the port's name too."""
        with self._lock:
            if self._master is None:
                return
            self._place.unlink(missing_ok=True)
            os.close(self._master)
            self._master = None

    def scan(self, text: str) -> None:
        """Read a code: its text and the terminator go on the line; unplugged, nothing does."""
        self.send(text.encode("utf-8") + self.terminator)

    def garbage(self, count: int = 64) -> None:
        """Noise: `count` bytes that are neither text nor an end of line, then the terminator."""
        self.send(bytes(0x80 + index % 0x60 for index in range(count)) + self.terminator)

    def _write(self, data: bytes) -> int:
        """How many bytes are dealt with: unplugged, they are all lost."""
        with self._lock:
            if self._master is None:
                return len(data)
            try:
                return os.write(self._master, data)
            except BlockingIOError:
                return 0
