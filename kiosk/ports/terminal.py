"""Card terminals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from kiosk.domain.money import Money
from kiosk.domain.terminal import TerminalResult, TerminalStatus, TransactionMark
from kiosk.ports.devices import Device


@runtime_checkable
class CardTerminal(Device, Protocol):
    """A card terminal. `mark`, keep it with the attempt, `authorise`; after `unknown` or a restart, `recover`."""

    def check(self) -> None:
        """Ask how it is; DeviceLost when it does not answer, TerminalFault naming why it can take no payment."""

    def mark(self) -> TransactionMark:
        """Its last transaction, to be stored with an attempt before that is authorised; DeviceFault."""

    def authorise(
        self,
        attempt_id: str,
        amount: Money,
        mark: TransactionMark,
        on_status: Callable[[TerminalStatus], None] = ...,
    ) -> TerminalResult:
        """Take a payment; blocks until it is decided, minutes if need be. `on_status` is called on this thread.

        DeviceFault only when nothing was asked of the terminal. An amount or currency that is not the one asked for is
        reversed at once. `unknown` when the link or the terminal's word failed: `recover` before anything else.
        """

    def abort(self, attempt_id: str) -> None:
        """From any thread: have an attempt end soon, or not begin. It may still be approved: its result counts."""

    def recover(self, attempt_id: str, amount: Money, mark: TransactionMark) -> TerminalResult:
        """What became of an attempt of which nothing was heard, however long ago, as long as it was the last one.

        Waits for a terminal that is still busy with it, and reverses a wrong amount. Still `unknown`: with `link_lost`,
        `timed_out` or `busy` ask again later; with any other reason the terminal cannot tell, and staff must look.
        DeviceFault when it cannot be asked now.
        """

    def reverse(self, receipt_no: int) -> TerminalResult:
        """Undo a payment; approved also when it was undone before. After `unknown` it may be repeated. DeviceFault."""

    def repeat_receipt(self) -> TerminalResult:
        """The last transaction with its slips once more; DeviceFault."""

    def end_of_day(self) -> TerminalResult:
        """Close the terminal's day: `amount` is its total, the slips its journal; DeviceFault."""

    def diagnose(self) -> TerminalResult:
        """Have it call its host; DeviceFault."""
