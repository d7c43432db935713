"""Where money is taken: what a card terminal and the buyer's own phone have in common."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from kiosk.domain.order import Sale
from kiosk.domain.payment import Payment
from kiosk.domain.terminal import TerminalResult, TerminalStatus, TransactionMark


class PaymentDesk(Protocol):
    """`changed` is set whenever it may have become reachable."""

    changed: asyncio.Event

    @property
    def is_fitted(self) -> bool:
        """Whether there is one at all."""

    @property
    def works(self) -> bool:
        """Whether it can be asked now."""

    async def mark(self) -> TransactionMark:
        """What its last transaction was; DeviceFault."""

    async def authorise(
        self, sale: Sale, mark: TransactionMark, hear: Callable[[TerminalStatus], None], show: Callable[[str], None]
    ) -> TerminalResult:
        """Take a sale's payment. `hear` is told what it does, `show` the link to be shown to the buyer, if any."""

    def abort(self, payment: Payment) -> None:
        """Have it end soon; its result counts all the same."""

    async def recover(self, payment: Payment, mark: TransactionMark) -> TerminalResult:
        """What became of a payment nobody heard of; from then on it is not made any more. Unknown when not known."""

    def can_reverse(self, result: TerminalResult) -> bool:
        """Whether an approved payment can be given back from here."""

    async def reverse(self, payment: Payment, result: TerminalResult) -> bool:
        """Give an approved payment back; whether that was done."""
