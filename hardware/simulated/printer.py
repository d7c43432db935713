"""A network receipt printer: takes ESC/POS on a TCP port, keeps what it printed, and has paper and a cover."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from typing import Literal

from hardware.simulated.escpos import Cut, EscPosParser, PrintedLine, Question, Slip
from hardware.simulated.slip_picture import draw_slip

Failure = Literal["paper", "jam", "power"]

_GOOD = 0x12


class SimulatedPrinter:
    """`receipts` are the slips it cut, as text. While paper is out or the cover open it keeps its bytes and waits.

    `silent` answers nothing; `knows_fence` is whether it answers GS r, as cheap printers do not.
    """

    def __init__(self, *, port: int = 0) -> None:
        self.silent = False
        self.knows_fence = True
        self._failure: Failure = "paper"
        self._fails_in: int | None = None
        self._jammed = False
        self._paper_out = self._cover_open = False
        self._port = port
        self._listener: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._wake: socket.socket | None = None
        self._lock = threading.RLock()
        self._parser = EscPosParser()
        self._waiting = bytearray()
        self._tail = b""
        self._slips: list[Slip] = []
        self._client: socket.socket | None = None

    @property
    def port(self) -> int:
        """The TCP port; stable from `start` to `stop`."""
        return self._port

    @property
    def plugged(self) -> bool:
        """Whether it is switched on."""
        return self._listener is not None

    @property
    def receipts(self) -> list[str]:
        """The cut slips as plain text, oldest first."""
        with self._lock:
            return [slip.text for slip in self._slips]

    @property
    def slips(self) -> list[Slip]:
        """The cut slips with everything on them."""
        with self._lock:
            return list(self._slips)

    def render(self, index: int = -1) -> bytes:
        """A slip as a PNG picture."""
        return draw_slip(self.slips[index])

    @property
    def paper_out(self) -> bool:
        """Whether the roll is empty."""
        return self._paper_out

    @paper_out.setter
    def paper_out(self, value: bool) -> None:
        with self._lock:
            self._paper_out = value
            self._go_on()

    @property
    def cover_open(self) -> bool:
        """Whether the cover stands open."""
        return self._cover_open

    @cover_open.setter
    def cover_open(self, value: bool) -> None:
        with self._lock:
            self._cover_open = value
            self._go_on()

    def fail_after(self, lines: int, how: Failure) -> None:
        """After so many more lines let the paper end, a jam come that no sensor sees, or the power fail."""
        with self._lock:
            self._fails_in, self._failure = lines, how

    def start(self) -> SimulatedPrinter:
        """Switch on."""
        self.plug()
        return self

    def stop(self) -> None:
        """Switch off for good."""
        self.unplug()

    def plug(self) -> None:
        """Be there (again) at the same port, with nothing half-printed."""
        if self._listener is not None:
            return
        self.unplug()
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._port = self._listener.getsockname()[1]
        self._parser, self._waiting, self._tail, self._jammed = EscPosParser(), bytearray(), b"", False
        self._wake, woken = socket.socketpair()
        self._thread = threading.Thread(
            target=self._serve, args=(self._listener, woken), name="simulated-printer", daemon=True
        )
        self._thread.start()

    def unplug(self) -> None:
        """Be gone at once; what was half-printed is lost."""
        thread, self._listener, self._thread = self._thread, None, None
        if thread is not None and self._wake is not None:
            self._wake.close()
            thread.join()

    def _serve(self, listener: socket.socket, woken: socket.socket) -> None:
        with selectors.DefaultSelector() as selector, listener, woken:
            selector.register(listener, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            clients: set[socket.socket] = set()
            while self._listener is listener:
                for key, _ in selector.select():
                    if key.fileobj is listener:
                        client, _ = listener.accept()
                        clients.add(client)
                        selector.register(client, selectors.EVENT_READ)
                    elif key.fileobj is woken:
                        break
                    elif isinstance(key.fileobj, socket.socket) and not self._receive(key.fileobj):
                        selector.unregister(key.fileobj)
                        clients.discard(key.fileobj)
                        key.fileobj.close()
            for client in clients:
                client.close()

    def _receive(self, client: socket.socket) -> bool:
        """Take what a till sent; False when it hung up."""
        try:
            data = client.recv(65536)
        except OSError:
            return False
        if not data:
            return False
        with self._lock:
            self._client, data = client, self._tail + data
            while (start := data.find(b"\x10\x04")) >= 0 and len(data) > start + 2:
                self._print(data[:start])
                self._reply(self._status(data[start + 2]))  # at once, whatever is waiting
                data = data[start + 3 :]
            kept = max(len(end) for end in (b"", b"\x10", b"\x10\x04") if data.endswith(end))
            self._tail = data[len(data) - kept :]
            self._print(data[: len(data) - kept])
        return True

    def _status(self, number: int) -> int:
        """The answer to DLE EOT: 1 online, 2 why offline, 4 paper."""
        if number == 1:
            return _GOOD | (0x08 if self._paper_out or self._cover_open else 0)
        if number == 2:
            return _GOOD | (0x04 if self._cover_open else 0) | (0x20 if self._paper_out else 0)
        return _GOOD | (0x6C if number == 4 and self._paper_out else 0)

    @property
    def _stopped(self) -> bool:
        return self._paper_out or self._cover_open or self._jammed

    def _go_on(self) -> None:
        if not self._stopped and self._waiting:
            data, self._waiting = bytes(self._waiting), bytearray()
            self._print(data)

    def _print(self, data: bytes) -> None:
        for position in range(len(data)):
            if self._listener is None:
                return
            if self._stopped:
                self._waiting += data[position:]
                return
            for event in self._parser.feed(data[position : position + 1]):
                self._handle(event)

    def _handle(self, event: Question | Cut | PrintedLine) -> None:
        if isinstance(event, Question):
            if self.knows_fence:
                self._reply(0)
        elif isinstance(event, Cut):
            self._slips.append(self._parser.slip)
            self._parser.slip = Slip()
        elif self._fails_in is not None:
            self._fails_in -= 1
            if self._fails_in <= 0:
                self._fails_in = None
                self._fail()

    def _fail(self) -> None:
        if self._failure == "paper":
            self._paper_out = True
        elif self._failure == "jam":
            self._jammed = True
        else:
            self._listener = None  # the thread sees it and hangs up

    def _reply(self, status: int) -> None:
        if self._client is not None and not self.silent:
            with contextlib.suppress(OSError):  # a till that hung up wants no answer
                self._client.sendall(bytes([status]))
