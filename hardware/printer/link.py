"""One conversation with an ESC/POS printer: its status, and whether a slip came out."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Iterable, Iterator

from hardware.printer.status import FIXES, RUBBISH_LIMIT, Answer, AnswerReader, Condition, Kind, condition
from hardware.printer.wire import Wire
from kiosk.errors import PrinterFault

# Epson's ESC/POS reference: DLE EOT n is answered at once; GS r 1 when everything before it is printed
_QUESTIONS = tuple(bytes((0x10, 0x04, number)) for number in (1, 2, 3, 4))
_FENCE = b"\x1dr\x01"
# DLE DC4, function 8: forget everything received and not yet printed
_CLEAR = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")
_SLICE = 0.5
_PROBE = 1.0
_CLEARING = 0.5
_CHUNK = 4096
_PACED_CHUNK = 512
_KEPT = 64


class PrinterLink:
    """Talks over a wire. OSError from any method: the printer is out of reach or answers rubbish."""

    def __init__(self, wire: Wire, timeout: float) -> None:
        self._wire = wire
        self._timeout = timeout
        self._answers = AnswerReader()
        self._came: dict[Kind, deque[Answer]] = {kind: deque(maxlen=_KEPT) for kind in Kind}

    def drain(self) -> None:
        """Throw away what it answered to somebody before."""
        while self._wire.answers and self._wire.read(0):
            pass

    def condition(self) -> Condition:
        """How it is; always good for one that cannot answer."""
        if not self._wire.answers:
            return Condition()
        self._came[Kind.STATUS].clear()
        return condition(*(self._ask(question) for question in _QUESTIONS))

    def require_ready(self) -> Condition:
        """How it is; PrinterFault naming what keeps it from printing."""
        now = self.condition()
        if now.problem:
            raise PrinterFault(now.problem, fix=FIXES.get(now.problem, "look at the printer"))
        return now

    def print(self, parts: Iterable[bytes], patience: float) -> None:
        """Send a slip and wait until it is out; PrinterFault when that is not sure after `patience` seconds.

        `parts` are whole commands. Between them it is asked how it is: the rest of a slip never reaches a printer that
        was switched off and on again meanwhile. When it breaks off, the printer is told to forget what it has of it.
        One that knows no GS r (asked before) is believed when its status is still good after the slip.
        """
        deadline = time.monotonic() + patience
        confirms = self._wire.answers and self._passes_fence(_PROBE)
        try:
            for chunk in _chunks(parts, _PACED_CHUNK if self._wire.paced else _CHUNK):
                self._wire.write(chunk, max(self._timeout, deadline - time.monotonic()))
                if confirms and self._wire.paced:
                    self._wait_until_out(deadline)
                else:
                    self.require_ready()
            if confirms and not self._wire.paced:
                self._wait_until_out(deadline)
        except (OSError, PrinterFault):
            self._forget()
            raise

    def _wait_until_out(self, deadline: float) -> None:
        done = self._passes_fence(_SLICE)
        while not done:
            self.require_ready()
            if time.monotonic() >= deadline:
                raise PrinterFault("the slip did not come out in time", fix="look at the printer, then print it again")
            done = self._answered(Kind.FENCE, _SLICE) is not None

    def _passes_fence(self, seconds: float) -> bool:
        self._came[Kind.FENCE].clear()
        self._send(_FENCE)
        return self._answered(Kind.FENCE, seconds) is not None

    def _forget(self) -> None:
        if self._wire.answers:
            with contextlib.suppress(OSError):  # gone altogether: then it has forgotten
                self._send(_CLEAR)
                self._answered(Kind.BLOCK, _CLEARING)

    def _ask(self, question: bytes) -> int:
        self._send(question)
        answer = self._answered(Kind.STATUS, self._timeout)
        if answer is None:
            raise TimeoutError("no answer")
        return answer.value

    def _send(self, data: bytes) -> None:
        self._wire.write(data, self._timeout)

    def _answered(self, wanted: Kind, seconds: float) -> Answer | None:
        """The next answer of a kind; None when there is none in time."""
        deadline = time.monotonic() + seconds
        while not self._came[wanted]:
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                return None
            for answer in self._answers.feed(self._wire.read(remaining)):
                self._came[answer.kind].append(answer)
            if self._answers.rubbish > RUBBISH_LIMIT:
                raise ConnectionError("what answers there is no ESC/POS printer")
        return self._came[wanted].popleft()


def _chunks(parts: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The parts joined to chunks of about this size, none of them torn: a question may stand between commands only."""
    chunk = b""
    for part in parts:
        if chunk and len(chunk) + len(part) > size:
            yield chunk
            chunk = b""
        chunk += part
    if chunk:
        yield chunk
