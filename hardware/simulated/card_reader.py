"""An NFC reader at the far end of nfcpy's own UDP transport, and the cards one lays on it."""

from __future__ import annotations

import contextlib
import secrets
import select
import socket
import threading
import time

from hardware.simulated.card_field import CardField, CardReaderFaults

__all__ = ["CardReaderFaults", "SimulatedCardReader"]

_LONGEST_RUBBISH = 24
_CALLS = {b"\x26", b"\x52"}  # REQA and WUPA of ISO 14443-3: is anybody there
_HALT = b"\x50"  # HLTA, which nobody ever answers


class SimulatedCardReader(CardField):
    """A reader that any nfcpy program opens as `path`. An empty field is answered with RFOFF; unplugged, nothing is."""

    def __init__(self, *, port: int = 0) -> None:
        super().__init__()
        self._port = port
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None

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
        """Plug in."""
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

    def _serve(self, server: socket.socket) -> None:
        while self._socket is server:
            ready, _, _ = select.select([server], [], [], 0.5)
            if not ready or self._socket is not server:
                continue
            data, sender = server.recvfrom(4096)
            if self.faults.slow:
                time.sleep(self.faults.slow)
            if not self.faults.silent and (answer := self._datagram(data)) is not None:
                with contextlib.suppress(BrokenPipeError):  # unplugged while it was answering
                    server.sendto(answer, sender)

    def _datagram(self, data: bytes) -> bytes | None:
        technology, _, digits = data.partition(b" ")
        if technology == b"RFOFF":
            self.field_off()
        if not digits:
            return None
        if technology != b"106A":
            return b"RFOFF"
        if self.faults.garbage:
            return technology + b" " + secrets.token_bytes(secrets.randbelow(_LONGEST_RUBBISH)).hex().encode("ascii")
        frame = bytes.fromhex(digits.decode("ascii"))
        answer = self.answer(frame)
        if answer is None:
            return b"RFOFF" if frame in _CALLS or (self.is_empty and frame[:1] != _HALT) else None
        return technology + b" " + answer.hex().encode("ascii")
