"""A serial scanner behind a terminal server: whoever connects to its port gets what is scanned."""

from __future__ import annotations

import contextlib
import queue
import socket
import struct
import threading

from hardware.simulated.held_port import HeldPort

_HOST = "127.0.0.1"
_RESET = struct.pack("ii", 1, 0)
_TCP_REPAIR = 19


class SimulatedSocketScanner:
    """As `SimulatedScanner`, over TCP; the newest connection is the one it sends to.

    `pause` is the time between two writes in seconds. `reset()` breaks the line, `vanish()` loses power: the other end
    is told nothing. Nothing here blocks.
    """

    def __init__(self, *, port: int = 0, terminator: bytes = b"\r\n") -> None:
        self.terminator = terminator
        self.byte_by_byte = False
        self.pause = 0.0
        self._held = HeldPort(port)
        self._listener: socket.socket | None = None
        self._line: socket.socket | None = None
        self._lock = threading.Lock()
        self._outgoing: queue.Queue[bytes | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def port(self) -> str:
        """What to open; stable from the first `start`."""
        return f"socket://{_HOST}:{self._held.number}"

    def start(self) -> SimulatedSocketScanner:
        """Listen."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._send_on, name="simulated-socket-scanner", daemon=True)
        self._thread.start()
        self.plug()
        return self

    def stop(self) -> None:
        """Be gone."""
        self.unplug()
        self._stopping.set()
        if self._thread is not None:
            self._outgoing.put(None)
            self._thread.join()
            self._thread = None
            self._held.release()

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
            with self._lock:
                line = self._newest()
            if line is not None:
                with contextlib.suppress(OSError):  # whoever listened is gone, and this scan with them
                    line.sendall(data)
            self._outgoing.task_done()
            self._stopping.wait(self.pause)

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
