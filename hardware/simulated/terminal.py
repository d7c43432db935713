"""A card terminal that is not there: speaks ZVT on a TCP port or a pseudo-terminal, keeps a book, fails by script."""

from __future__ import annotations

import threading
import time
from collections import deque
from pathlib import Path

from hardware.simulated.terminal_book import TerminalBook
from hardware.simulated.terminal_ends import End, FaultyWire, PtyEnd, TcpEnd, WireFaults
from hardware.simulated.terminal_jobs import Act, Do, Hear, Job, Jobs, Say, Wait
from hardware.simulated.terminal_script import Script
from hardware.terminal import messages
from hardware.terminal.apdu import ACK, Apdu
from hardware.terminal.link import Link, Timing, Wire
from kiosk.errors import DeviceLost

_SLICE = 0.01
_BUSY, _UNKNOWN_COMMAND = Apdu(0x849C), Apdu(0x8483)
_SCRIPTED = frozenset({messages.AUTHORISATION, messages.REVERSAL})


class SimulatedTerminal:
    """One terminal. `book` is what it booked; `wire` spoils bytes; `play` scripts the next transactions.

    `heard` and `said` are what went over the line of late, the latter with its moment on the monotonic clock.

    Without a script it goes by `default`: cards are at hand, payments approved. With `journal`, the book is a file.
    """

    def __init__(
        self,
        *,
        on_serial: bool = False,
        port: int = 0,
        password: str = "000000",  # noqa: S107 - as delivered
        currency: int = 978,
        journal: Path | None = None,
        timing: Timing | None = None,
    ) -> None:
        self._timing = timing or Timing()
        self.book = TerminalBook(journal)
        self.wire = WireFaults()
        self.default = Script()
        self.heard: deque[int] = deque(maxlen=1000)
        self.said: deque[tuple[float, Apdu]] = deque(maxlen=1000)
        self._end: End = PtyEnd(self._timing) if on_serial else TcpEnd(port, self._timing)
        self._jobs = Jobs(self.book, password, currency)
        self._scripts: deque[Script] = deque()
        self._link: Link | None = None
        self._job: Job | None = None
        self._job_link: Link | None = None
        self._waiting: Act | None = None
        self._until = 0.0
        self._crosses_abort = False
        self._hung = threading.Event()
        self._plugged = threading.Event()
        self._power_cut = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """`host:port`, or the serial device's path; stable from `start` to `stop`."""
        return self._end.address

    @property
    def port(self) -> int:
        """The TCP port."""
        return int(self.address.rpartition(":")[2])

    def start(self) -> SimulatedTerminal:
        """Switch it on."""
        self._end.open()
        self._plugged.set()
        self._stopping.clear()
        self._thread = threading.Thread(target=self._serve, name="simulated-terminal", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Switch it off; its address is gone."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._end.forget()

    @property
    def plugged(self) -> bool:
        """Whether its cable is in."""
        return self._plugged.is_set()

    def plug(self) -> None:
        """Put the cable in."""
        self._plugged.set()

    def unplug(self) -> None:
        """Pull the cable; what it is doing goes on."""
        self._plugged.clear()

    def cut_power(self) -> None:
        """Off and on again: what it was doing is gone, its book is not."""
        self._power_cut.set()

    def play(self, *scripts: Script) -> None:
        """How its next payments and reversals go, one script each."""
        self._scripts.extend(scripts)

    def forget(self) -> None:
        """Forget the scripts that were not played."""
        self._scripts.clear()

    @property
    def hung(self) -> bool:
        """Whether it says nothing to anybody."""
        return self._hung.is_set()

    def release(self) -> None:
        """Go on after hanging."""
        self._hung.clear()

    @property
    def busy(self) -> bool:
        """Whether it is doing something."""
        return self._job is not None

    # ── its one thread ───────────────────────────────────────────────────────────────────────────

    def _serve(self) -> None:
        while not self._stopping.is_set():
            self._obey()
            if self._hung.is_set():
                self._stopping.wait(_SLICE)
                continue
            self._meet()
            message = self._hear()
            if message is not None:
                self._handle(message)
            self._go_on()
        self._drop()

    def _obey(self) -> None:
        if self._power_cut.is_set():
            self._power_cut.clear()
            self._die()
        if not self._plugged.is_set() and self._link is not None:
            self._drop()
            self._end.close()
        elif not self._plugged.is_set():
            self._end.close()
        else:
            self._end.open()

    def _meet(self) -> None:
        wire: Wire | None = self._end.meet()
        if wire is not None:
            if self._link is not None:
                self._link.close()
            self._link = self._end.link(FaultyWire(wire, self.wire))

    def _hear(self) -> Apdu | None:
        if self._link is None:
            self._stopping.wait(_SLICE)
            return None
        pause = self._until - time.monotonic() if isinstance(self._waiting, Wait) else _SLICE
        try:
            return self._link.receive(min(_SLICE, max(0.0, pause)))
        except DeviceLost:
            self._lose()
            return None

    def _handle(self, message: Apdu) -> None:
        if message.is_answer:
            if isinstance(self._waiting, (Say, Hear)) and self._link is self._job_link:
                self._resume(heard=message.is_yes)
            return
        self.heard.append(message.control)
        if message.control == messages.ABORT:
            self._jobs.stop_wanted = True
            if not (self._crosses_abort and self._job is not None):
                self._send(ACK)
        elif self._job is not None:
            self._send(_BUSY)
        else:
            self._begin(message)

    def _begin(self, command: Apdu) -> None:
        scripted = command.control in _SCRIPTED and self._scripts
        script = self._scripts.popleft() if scripted else self.default
        job = self._jobs.make(command, script)
        if job is None:
            self._send(_UNKNOWN_COMMAND)
            return
        self._jobs.stop_wanted = self._jobs.alone = False
        self._crosses_abort = script.crosses_abort
        self._job, self._job_link = job, self._link
        self._resume(heard=True, first=True)

    def _go_on(self) -> None:
        """Time passed, or the till is gone."""
        if self._job is None:
            return
        alone = self._link is None or self._link is not self._job_link
        match self._waiting:
            case Wait() if self._jobs.stop_wanted or time.monotonic() >= self._until:
                self._resume(heard=True)
            case Say() | Hear() if alone or time.monotonic() >= self._until:
                self._resume(heard=False)
            case Do() if not self._hung.is_set():  # it was released
                self._resume(heard=True)
            case _:
                pass

    def _resume(self, *, heard: bool, first: bool = False) -> None:
        """Let the job go on until it has to wait for something."""
        while self._job is not None:
            self._jobs.alone = self._link is None or self._link is not self._job_link
            try:
                act = next(self._job) if first else self._job.send(heard)
            except StopIteration:
                self._job, self._waiting = None, None
                return
            first, heard = False, True
            self._waiting = act
            match act:
                case Say(message, needs_hearing):
                    sent = self._link is self._job_link and self._send(message)
                    if needs_hearing and sent:
                        self._until = time.monotonic() + self._timing.t3
                        return
                    heard = sent
                case Hear():
                    self._until = time.monotonic() + self._timing.t3
                    return
                case Wait(seconds):
                    self._until = time.monotonic() + seconds
                    if seconds > 0:
                        return
                case Do(what, noise):
                    if self._fail(what, noise):
                        return

    def _fail(self, what: str, noise: bytes) -> bool:
        """Fail as scripted; whether the job must wait."""
        if what == "noise" and self._link is not None:
            self._spit(noise)
        elif what == "cut":
            self._lose()
        elif what == "die":
            self._die()
            return True
        elif what == "hang":
            self._hung.set()
            return True
        return False

    def _spit(self, noise: bytes) -> None:
        link = self._link
        if link is None:
            return
        try:
            link.wire.write(noise)
        except DeviceLost:
            self._lose()

    def _send(self, message: Apdu) -> bool:
        if self._link is None:
            return False
        try:
            self.said.append((time.monotonic(), message))
            self._link.send(message)
        except DeviceLost:
            self._lose()
            return False
        return True

    def _lose(self) -> None:
        """This till is gone; the next may come."""
        self._drop()
        self._end.cut()

    def _drop(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.close()

    def _die(self) -> None:
        job, self._job, self._waiting = self._job, None, None
        if job is not None:
            job.close()
        self._lose()
