"""An NFC reader at the far end of nfcpy's own UDP transport, and the cards one lays on it."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from dataclasses import dataclass

from hardware.simulated.tag import CardInField, SimulatedCard

_PATIENCE = 10.0


@dataclass(slots=True)
class CardReaderFaults:
    """`silent`: answers nothing; `torn`: how many of the next reads break off; `slow`: seconds before each answer."""

    silent: bool = False
    torn: int = 0
    slow: float = 0.0


_LIFTED = 4
"""Empty fields in a row after which any reader knows that a card was taken away."""


class SimulatedCardReader:
    """A reader that any nfcpy program opens as `path`. An empty field is answered with RFOFF; unplugged, nothing is."""

    def __init__(self) -> None:
        self.faults = CardReaderFaults()
        self._port = 0
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._field: CardInField | None = None
        self._tap_seconds: float | None = None
        self._leaves_at: float | None = None
        self._breaking = False
        self._empty = _LIFTED  # how often a reader has found nothing since the last card
        self._lifted = 0  # how often it shall still find nothing before the next
        self._lock = threading.Lock()

    @property
    def port(self) -> int:
        """The UDP port; stable from `start` to `stop`."""
        return self._port

    @property
    def path(self) -> str:
        """What to open."""
        return f"udp:127.0.0.1:{self._port}"

    @property
    def plugged(self) -> bool:
        """Whether it answers at all."""
        return self._socket is not None

    def start(self) -> SimulatedCardReader:
        """Plug in at a free port."""
        self.plug()
        return self

    def stop(self) -> None:
        """Unplug for good."""
        self.unplug()

    def plug(self) -> None:
        """Be there (again) at the same port."""
        if self._socket is not None:
            return
        server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        server.bind(("127.0.0.1", self._port))
        self._port = server.getsockname()[1]
        self._socket = server
        self._thread = threading.Thread(target=self._serve, args=(server,), name="simulated-reader", daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Be gone; a card stays where it lies."""
        server, self._socket = self._socket, None
        if server is None or self._thread is None:
            return
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)  # wakes the thread; "not connected" is the expected answer
        self._thread.join()
        server.close()

    def put_card(self, card: SimulatedCard) -> None:
        """Lay a card on the reader, in place of any other."""
        with self._lock:
            self._field, self._tap_seconds, self._leaves_at = CardInField(card), None, None
            self._lifted = 0

    def remove_card(self) -> None:
        """Take the card away."""
        with self._lock:
            self._field = None

    def tap(self, card: SimulatedCard, seconds: float = 0.6) -> None:
        """Hold a card to the reader for `seconds` from when the reader notices it; given up after ten."""
        with self._lock:
            empty = 0 if self._present() is not None else self._empty
            self._lifted = max(0, _LIFTED - empty)  # a hand that taps twice lifts the card in between
            self._field, self._tap_seconds = CardInField(card), seconds
            self._leaves_at = time.monotonic() + _PATIENCE

    @property
    def has_card(self) -> bool:
        """Whether a card lies on it."""
        with self._lock:
            return self._present() is not None

    def _present(self) -> CardInField | None:
        if self._leaves_at is not None and time.monotonic() >= self._leaves_at:
            self._field = self._leaves_at = None
        return self._field

    def _serve(self, server: socket.socket) -> None:
        while self._socket is server:
            ready, _, _ = select.select([server], [], [], 0.5)
            if not ready or self._socket is not server:
                continue
            data, sender = server.recvfrom(4096)
            if self.faults.slow:
                time.sleep(self.faults.slow)
            if not self.faults.silent and (answer := self._answer(data)) is not None:
                server.sendto(answer, sender)

    def _answer(self, data: bytes) -> bytes | None:
        technology, _, digits = data.partition(b" ")
        if not digits:
            return None
        if technology != b"106A":
            return b"RFOFF"
        frame = bytes.fromhex(digits.decode("ascii"))
        with self._lock:
            field = self._present()
            if field is None or self._lifted:
                if frame not in {b"\x26", b"\x52"}:
                    return None
                self._empty, self._lifted = self._empty + 1, max(0, self._lifted - 1)
                return b"RFOFF"
            if frame == b"\x26":
                self._noticed()
            if self._breaking and frame[0] not in {0x26, 0x93, 0x95}:
                return None
            answer = field.answer(frame)
        return None if answer is None else technology + b" " + answer.hex().encode("ascii")

    def _noticed(self) -> None:
        """A reader has begun to talk to the card."""
        self._empty = 0
        if self._tap_seconds is not None:
            self._leaves_at, self._tap_seconds = time.monotonic() + self._tap_seconds, None
        self._breaking = self.faults.torn > 0
        self.faults.torn = max(0, self.faults.torn - 1)
