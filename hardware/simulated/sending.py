"""What the simulated scanners share: a thread that puts on the line what was scanned."""

from __future__ import annotations

import queue
import shutil
import tempfile
import threading
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Self

_RETRY = 0.01


class Sender(ABC):
    """From `start` to `stop` a thread sends what `send` takes; what the line does not take at once, it sends on.

    With `byte_by_byte` each `_STEP` bytes are a write of their own, `pause` seconds apart. Nothing here blocks.
    """

    _NAME: str
    _STEP = 1

    def __init__(self) -> None:
        self.byte_by_byte = False
        self.pause = 0.0
        self._lock = threading.Lock()
        self._outgoing: queue.Queue[bytes | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    def start(self) -> Self:
        """Begin to send, and plug in."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._send_on, name=self._NAME, daemon=True)
        self._thread.start()
        self.plug()
        return self

    def stop(self) -> None:
        """Unplug, and leave nothing behind."""
        self.unplug()
        self._stopping.set()
        if self._thread is not None:
            self._outgoing.put(None)
            self._thread.join()
            self._thread = None
        self._clear_away()

    @abstractmethod
    def plug(self) -> None:
        """Be there (again) at the same place."""

    @abstractmethod
    def unplug(self) -> None:
        """Be gone at once."""

    def send(self, data: bytes) -> None:
        """Put raw bytes on the line."""
        step = self._STEP if self.byte_by_byte else max(1, len(data))
        for start in range(0, len(data), step):
            self._outgoing.put(data[start : start + step])

    @property
    def idle(self) -> bool:
        """Whether everything scanned so far is on the line."""
        return self._outgoing.unfinished_tasks == 0

    @abstractmethod
    def _clear_away(self) -> None:
        """When the thread has ended; safe to call twice."""

    @abstractmethod
    def _write(self, data: bytes) -> int:
        """How many bytes are dealt with; unplugged, they are all lost."""

    def _send_on(self) -> None:
        while (data := self._outgoing.get()) is not None:
            while data and not self._stopping.is_set():
                data = data[self._write(data) :]
                if data:
                    self._stopping.wait(_RETRY)
            self._outgoing.task_done()
            self._stopping.wait(self.pause)


class NamedSender(Sender):
    """A sender whose place is a name in a folder of its own; the name is stable from `start` to `stop`."""

    _FOLDER: str
    _FILE: str

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None

    @property
    def _place(self) -> Path:
        if self._folder is None:
            raise RuntimeError("start the scanner first")
        return self._folder / self._FILE

    def start(self) -> Self:
        """Take the name, and plug in."""
        self._folder = Path(tempfile.mkdtemp(prefix=self._FOLDER))
        return super().start()

    def _clear_away(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder)
            self._folder = None
