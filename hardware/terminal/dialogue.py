"""One command and all that belongs to it: its answer, the terminal's messages (each acknowledged), and how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum

from hardware.terminal import messages
from hardware.terminal.apdu import ACK, Apdu
from hardware.terminal.link import Link, Timing
from kiosk.errors import DeviceLost

_SLICE = 0.05
_MOST_LATE = 1000


class End(Enum):
    """completion (06 0F), abort (06 1E), or a refusal before it began (84 xx)."""

    COMPLETED = "completed"
    ABORTED = "aborted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Ending:
    """How it ended: the abort's or refusal's `code`, the completion's `data`. A `spent` link must be opened anew."""

    end: End
    code: int = 0
    data: bytes = field(default=b"", repr=False)
    spent: bool = False


class Silence(DeviceLost):
    """The terminal is connected and says nothing."""


class Dialogue:
    """Runs a command over a link, once. Any DeviceLost from `run` leaves the link useless and the outcome open."""

    def __init__(
        self,
        link: Link,
        timing: Timing,
        heard: Callable[[Apdu], None],
        wants_abort: Callable[[], bool] = lambda: False,
    ) -> None:
        self._link = link
        self._timing = timing
        self._heard = heard
        self._wants_abort = wants_abort
        self._abort_sent = False
        self._abort_answer_due: float | None = None

    def run(self, command: Apdu, *, only_answered: bool = False) -> Ending:
        """The command's ending; DeviceLost. `only_answered`: nothing follows this command's answer."""
        self._drain()
        self._link.send(command)
        answer = self._answer()
        if not answer.is_yes:
            return Ending(End.REFUSED, answer.control & 0xFF)
        if only_answered:
            return Ending(End.COMPLETED)
        ending = self._listen()
        return ending if self._abort_answered() else replace(ending, spent=True)

    def _drain(self) -> None:
        """Acknowledge and drop what belongs to a dialogue that is over."""
        for _ in range(_MOST_LATE):
            late = self._link.receive(0)
            if late is None:
                return
            self._acknowledge(late)
        raise DeviceLost("the terminal does not stop talking", fix="restart the terminal")

    def _answer(self) -> Apdu:
        """The command's own answer. What comes before it was sent before it, and belongs to nothing."""
        deadline = time.monotonic() + self._timing.t3
        while (left := deadline - time.monotonic()) > 0:
            message = self._link.receive(left)
            if message is not None and message.is_answer:
                return message
            if message is not None:
                self._acknowledge(message)
        raise Silence("the terminal does not answer", fix="look at the terminal")

    def _listen(self) -> Ending:
        began = heard = time.monotonic()
        while True:
            now = time.monotonic()
            if not self._abort_sent and self._tired_of_it(now - heard, now - began):
                self._abort(now)
                heard = now
            if self._abort_sent and (
                now - heard > max(self._timing.t3, self._rest(now - began))
                or now - began > self._timing.longest + self._timing.t4
            ):
                raise Silence("the terminal stopped in the middle", fix="look at the terminal")
            message = self._link.receive(_SLICE)
            if message is None:
                continue
            heard = time.monotonic()
            if message.is_answer:
                self._abort_answer_due = None
                continue
            self._acknowledge(message)
            match message.control:
                case messages.COMPLETION:
                    return Ending(End.COMPLETED, data=message.data)
                case messages.ABORTED:
                    return Ending(End.ABORTED, messages.abort_code(message.data), message.data)
                case _:
                    self._heard(message)

    def _tired_of_it(self, silent: float, all_in_all: float) -> bool:
        return self._wants_abort() or silent > self._timing.t4 or all_in_all > self._timing.longest

    def _rest(self, all_in_all: float) -> float:
        """After a person's abort the terminal may go on like any transaction: it may have come too late."""
        return self._timing.t4 if self._wants_abort() and all_in_all < self._timing.longest else 0.0

    def _abort(self, now: float) -> None:
        self._abort_sent = True
        self._link.send(Apdu(messages.ABORT))
        self._abort_answer_due = now + self._timing.t3

    def _abort_answered(self) -> bool:
        """When both sides ended it at once: a late answer must not be taken for the next command's."""
        try:
            while self._abort_answer_due is not None:
                left = self._abort_answer_due - time.monotonic()
                message = self._link.receive(max(0.0, left))
                if message is None and left <= 0:
                    return False
                if message is not None and message.is_answer:
                    self._abort_answer_due = None
                elif message is not None:
                    self._acknowledge(message)
        except DeviceLost:
            return False
        return True

    def _acknowledge(self, message: Apdu) -> None:
        if not message.is_answer:
            self._link.send(ACK)
