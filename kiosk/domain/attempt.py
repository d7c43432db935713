"""A card payment that was asked of a terminal, or may have been: what must be known of it whatever happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from kiosk.domain.terminal import TerminalReason, TransactionMark

OPEN = frozenset({PaymentState.SENT, PaymentState.UNKNOWN})
"""States in which money may have moved and nobody knows."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Stored before the terminal is asked. `sale` is what it pays, as it was shown; its payment's id is the attempt's.

    `mark` is the terminal's last transaction before it. At most one attempt of a device is open at any time.
    """

    sale: Sale
    mark: TransactionMark
    started_at: datetime
    state: PaymentState = PaymentState.SENT
    reason: TerminalReason = TerminalReason.NONE

    @property
    def id(self) -> str:
        """The payment's id."""
        return self.sale.payment.id
