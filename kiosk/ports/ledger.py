"""Sales and operations in the store: asynchronous outside, one writer thread inside."""

from __future__ import annotations

from typing import Protocol

from kiosk.domain.attempt import Attempt
from kiosk.domain.operation import Operation, OutboxEntry
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from kiosk.domain.terminal import TerminalReason


class Ledger(Protocol):
    """Sales and operations of this device; nothing confirmed is ever lost."""

    async def record_sale(self, sale: Sale, operation: Operation) -> Sale:
        """Store sale, payment and outbox entry in one durable transaction; gives the sale with its `number`.

        Before it is stored, `order_number` is put into the operation's payload. The same sale id twice gives the
        stored sale again. StoreFull before anything is written when space is short. The attempt that paid it is settled
        in the same transaction.
        """

    async def begin_attempt(self, attempt: Attempt) -> None:
        """Store durably that a terminal is about to be asked for money. StoreFull; BugError while another is open."""

    async def end_attempt(self, attempt_id: str, state: PaymentState, reason: TerminalReason) -> None:
        """Store durably what became of an attempt that did not end in a sale (`unknown`: nobody can tell yet)."""

    async def open_attempt(self) -> Attempt | None:
        """The attempt whose outcome is not known."""

    async def require_room(self) -> None:
        """A StoreFault when a sale could not be stored now: no room, or a disk that failed; ask before money moves."""

    async def record_operation(self, operation: Operation) -> OutboxEntry:
        """Put one operation durably into the outbox; the same id twice is one entry."""

    async def unshown_sale(self) -> Sale | None:
        """The newest sale that was stored but never shown to its buyer (the process died between)."""

    async def mark_shown(self, sale_id: str) -> None:
        """The buyer has seen that this sale is stored."""
