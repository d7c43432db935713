"""What a screen is told of a payment."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.money import Money
from kiosk.domain.payment import Tender
from kiosk.domain.terminal import TerminalReason, TerminalStatus


class PaymentPhase(StrEnum):
    """Where a payment stands, for the screen."""

    IDLE = "idle"
    PREPARING = "preparing"
    ON_TERMINAL = "on_terminal"  # or on the phone
    CANCELLING = "cancelling"
    ASKING = "asking"  # nobody knows what became of it: the terminal is asked
    STORING = "storing"
    UNDOING = "undoing"  # paid, but it could not be stored
    DECLINED = "declined"
    NEEDS_STAFF = "needs_staff"


@dataclass(frozen=True, slots=True)
class PaymentView:
    """What the screen shows. `undone`: declined after money had moved and was given back.

    `link`: what the buyer opens on their phone, when it is paid there.
    """

    phase: PaymentPhase = PaymentPhase.IDLE
    amount: Money | None = None
    status: TerminalStatus | None = None
    reason: TerminalReason = TerminalReason.NONE
    attempt: str = field(default="", repr=False)
    undone: bool = False
    tender: Tender = Tender.CARD
    link: str = field(default="", repr=False)
