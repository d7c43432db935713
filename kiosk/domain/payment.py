"""A payment attempt as a state machine that knows "outcome unknown"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiosk.domain.money import Money
from kiosk.domain.terminal import SlipKind, TerminalResult
from kiosk.errors import BugError


class Tender(StrEnum):
    """How it is paid."""

    PAY_AT_TILL = "pay_at_till"
    CARD = "card"
    PHONE = "phone"


class PaymentState(StrEnum):
    """created → due (at the till) → settled; created → sent → approved | declined | unknown.

    unknown → approved | declined; approved → settled | reversed.
    """

    CREATED = "created"
    DUE = "due"
    SENT = "sent"
    UNKNOWN = "unknown"
    APPROVED = "approved"
    DECLINED = "declined"
    SETTLED = "settled"
    REVERSED = "reversed"


_NEXT: dict[PaymentState, frozenset[PaymentState]] = {
    PaymentState.CREATED: frozenset({PaymentState.DUE, PaymentState.SENT}),
    PaymentState.DUE: frozenset({PaymentState.SETTLED}),
    PaymentState.SENT: frozenset({PaymentState.APPROVED, PaymentState.DECLINED, PaymentState.UNKNOWN}),
    PaymentState.UNKNOWN: frozenset({PaymentState.APPROVED, PaymentState.DECLINED}),
    PaymentState.APPROVED: frozenset({PaymentState.SETTLED, PaymentState.REVERSED}),
    PaymentState.DECLINED: frozenset(),
    PaymentState.SETTLED: frozenset(),
    PaymentState.REVERSED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Payment:
    """One attempt to pay one basket. `basket_hash` ties it to exactly what was shown."""

    id: str
    tender: Tender
    amount: Money
    basket_hash: str
    state: PaymentState = PaymentState.CREATED

    def to(self, state: PaymentState) -> Payment:
        """The attempt in its next state; a step the machine does not know is a bug."""
        if state not in _NEXT[self.state]:
            raise BugError(f"a payment cannot go from {self.state} to {state}")
        return replace(self, state=state)

    @property
    def final(self) -> bool:
        """Whether nothing can follow."""
        return not _NEXT[self.state]


@dataclass(frozen=True, slots=True)
class CardSlip:
    """What the terminal booked and wants printed: for the receipt, for the shop's books, to reverse it by `receipt_no`.

    `card` shows the last four digits at most.
    """

    receipt_no: int | None = None
    trace_no: int | None = None
    moment: str = ""
    terminal_id: str = ""
    authorisation: str = ""
    card: str = field(default="", repr=False)
    card_name: str = ""
    customer_slip: tuple[str, ...] = field(default=(), repr=False)
    merchant_slip: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, result: TerminalResult) -> CardSlip:
        """Of an approved payment; a slip that does not say whom it is for is the customer's."""
        slips = {slip.kind: slip.lines for slip in result.slips}
        return cls(
            receipt_no=result.receipt_no,
            trace_no=result.trace_no,
            moment=result.moment,
            terminal_id=result.terminal_id,
            authorisation=result.authorisation,
            card=result.card,
            card_name=result.card_name,
            customer_slip=slips.get(SlipKind.CUSTOMER, slips.get(SlipKind.UNNAMED, ())),
            merchant_slip=slips.get(SlipKind.MERCHANT, ()),
        )
