"""Devices of paper."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.camera import Hint, Picture
from kiosk.domain.codes import Scan
from kiosk.domain.money import Money
from kiosk.domain.terminal import (
    TerminalOutcome,
    TerminalReason,
    TerminalResult,
    TerminalStatus,
    TerminalStep,
    TransactionMark,
)
from kiosk.errors import DeviceLost, TerminalFault


class Frame(bytearray):
    """A frame's memory, so that a test can see it go."""


class PaperCamera:
    """Films one grey frame after the other while it is `open_`; keeps none of them."""

    name = "camera"

    def __init__(self) -> None:
        self.hint: Hint | None = None
        self.quiet_for: float | None = None
        self.filmed = 0
        self.broken = False
        self.frames: list[weakref.ref[Frame]] = []
        self._tell: Callable[[Hint | None], None] | None = None

    def open(self) -> None: ...

    def close(self) -> None: ...

    def poll(self, timeout: float) -> Scan | None:
        time.sleep(timeout)
        if self.broken:
            raise DeviceLost("no pictures")
        return None

    def on_hint(self, tell: Callable[[Hint | None], None] | None) -> None:
        self._tell = tell

    @property
    def heard(self) -> bool:
        """Whether somebody listens to the coach."""
        return self._tell is not None

    def see(self, hint: Hint | None) -> None:
        """The coach says this now."""
        self.hint = hint
        if self._tell is not None:
            self._tell(hint)

    def preview(self, *, halved: bool = True) -> Picture | None:
        self.filmed += 1
        frame = Frame(b"\x80" * (64 * 36 * 3))
        self.frames.append(weakref.ref(frame))
        return Picture(self.filmed, 64, 36, memoryview(frame).toreadonly())


class PaperTerminal:
    """Takes cards as it is told: it stands at `step` until `press` is set, then `result` counts."""

    name = "terminal"

    def __init__(self) -> None:
        self.step = TerminalStep.INSERT_CARD
        self.result = TerminalResult(TerminalOutcome.APPROVED)
        self.press = threading.Event()
        self.broken = False

    def open(self) -> None: ...

    def close(self) -> None: ...

    def check(self) -> None:
        if self.broken:
            raise TerminalFault("closes its day")

    def mark(self) -> TransactionMark:
        return TransactionMark(known=True, empty=True)

    def authorise(
        self,
        attempt_id: str,
        amount: Money,
        mark: TransactionMark,
        on_status: Callable[[TerminalStatus], None] = lambda _status: None,
    ) -> TerminalResult:
        on_status(TerminalStatus(self.step))
        self.press.wait(10)
        return replace(self.result, amount=amount, receipt_no=7)

    def abort(self, attempt_id: str) -> None:
        self.result = TerminalResult(TerminalOutcome.DECLINED, TerminalReason.CANCELLED)
        self.press.set()

    def recover(self, attempt_id: str, amount: Money, mark: TransactionMark) -> TerminalResult:
        return TerminalResult(TerminalOutcome.UNKNOWN, TerminalReason.UNVERIFIED)

    def reverse(self, receipt_no: int) -> TerminalResult:
        return TerminalResult(TerminalOutcome.APPROVED)

    def repeat_receipt(self) -> TerminalResult:
        return self.result

    def end_of_day(self) -> TerminalResult:
        return self.result

    def diagnose(self) -> TerminalResult:
        return self.result
