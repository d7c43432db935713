"""What a screen is told of a card payment."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.money import Money
from kiosk.domain.terminal import TerminalReason, TerminalStatus


class PaymentPhase(StrEnum):
    """Where a card payment stands, for the screen."""

    IDLE = "idle"
    PREPARING = "preparing"
    ON_TERMINAL = "on_terminal"
    CANCELLING = "cancelling"
    ASKING = "asking"  # nobody knows what became of it: the terminal is asked
    STORING = "storing"
    UNDOING = "undoing"  # paid, but it could not be stored
    DECLINED = "declined"
    NEEDS_STAFF = "needs_staff"


@dataclass(frozen=True, slots=True)
class PaymentView:
    """What the screen shows. `undone`: declined after money had moved and was given back."""

    phase: PaymentPhase = PaymentPhase.IDLE
    amount: Money | None = None
    status: TerminalStatus | None = None
    reason: TerminalReason = TerminalReason.NONE
    attempt: str = field(default="", repr=False)
    undone: bool = False
