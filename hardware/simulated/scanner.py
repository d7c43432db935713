"""A serial scanner on a pseudo-terminal: any program that opens its port sees a tty."""

from __future__ import annotations

import os
import pty
import queue
import shutil
import tempfile
import threading
import tty
from pathlib import Path

_RETRY = 0.01


class SimulatedScanner:
    """Sends what is "scanned" to whoever opened `port`; the port keeps its name over unplugging.

    `terminator` ends each scan; with `byte_by_byte` every byte is a write of its own. Nothing here blocks: what the
    line does not take at once, a thread sends on.
    """

    def __init__(self, *, terminator: bytes = b"\r\n") -> None:
        self.terminator = terminator
        self.byte_by_byte = False
        self._folder: Path | None = None
        self._master: int | None = None
        self._lock = threading.Lock()
        self._outgoing: queue.Queue[bytes | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def port(self) -> str:
        """The device to open; stable from `start` to `stop`."""
        if self._folder is None:
            raise RuntimeError("start the scanner first")
        return str(self._folder / "tty")

    def start(self) -> SimulatedScanner:
        """Make the port and plug in."""
        self._folder = Path(tempfile.mkdtemp(prefix="scanner-"))
        self._stopping.clear()
        self._thread = threading.Thread(target=self._send_on, name="simulated-scanner", daemon=True)
        self._thread.start()
        self.plug()
        return self

    def stop(self) -> None:
        """Unplug, and remove the port's name."""
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
            link = Path(self.port)
            link.unlink(missing_ok=True)
            link.symlink_to(os.ttyname(slave))
            os.close(slave)

    def unplug(self) -> None:
        """Be gone at once: the port's name too."""
        with self._lock:
            if self._master is None:
                return
            Path(self.port).unlink(missing_ok=True)
            os.close(self._master)
            self._master = None

    def scan(self, text: str) -> None:
        """Read a code: its text and the terminator go on the line; unplugged, nothing does."""
        self.send(text.encode("utf-8") + self.terminator)

    def garbage(self, count: int = 64) -> None:
        """Noise: `count` bytes that are neither text nor an end of line, then the terminator."""
        self.send(bytes(0x80 + index % 0x60 for index in range(count)) + self.terminator)

    def send(self, data: bytes) -> None:
        """Put raw bytes on the line."""
        step = 1 if self.byte_by_byte else max(1, len(data))
        for start in range(0, len(data), step):
            self._outgoing.put(data[start : start + step])

    @property
    def idle(self) -> bool:
        """Whether everything scanned so far is on the line."""
        return self._outgoing.unfinished_tasks == 0

    def _send_on(self) -> None:
        while (data := self._outgoing.get()) is not None:
            while data and not self._stopping.is_set():
                data = data[self._write(data) :]
                if data:
                    self._stopping.wait(_RETRY)
            self._outgoing.task_done()

    def _write(self, data: bytes) -> int:
        """How many bytes are dealt with: unplugged, they are all lost."""
        with self._lock:
            if self._master is None:
                return len(data)
            try:
                return os.write(self._master, data)
            except BlockingIOError:
                return 0
