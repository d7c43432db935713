"""What a checkout makes: an order, with its lines frozen as they were sold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.age import AgeCheck
from kiosk.domain.basket import Basket, BasketLine, Totals
from kiosk.domain.customer import Identity
from kiosk.domain.fulfilment import TAKE_NOW, Fulfilment
from kiosk.domain.payment import CardSlip, Payment
from kiosk.errors import BugError


class OrderState(StrEnum):
    """open → stored (safe on this device) → delivered (the central service has it) | parked (staff must look)."""

    OPEN = "open"
    STORED = "stored"
    DELIVERED = "delivered"
    PARKED = "parked"


_NEXT: dict[OrderState, frozenset[OrderState]] = {
    OrderState.OPEN: frozenset({OrderState.STORED}),
    OrderState.STORED: frozenset({OrderState.DELIVERED, OrderState.PARKED}),
    OrderState.PARKED: frozenset({OrderState.STORED, OrderState.DELIVERED}),
    OrderState.DELIVERED: frozenset(),
}


def next_state(state: OrderState, to: OrderState) -> OrderState:
    """`to`, when it may follow `state`; anything else is a bug."""
    if to not in _NEXT[state]:
        raise BugError(f"an order cannot go from {state} to {to}")
    return to


@dataclass(frozen=True, slots=True)
class Sale:
    """One checkout. `id` is the operation's id and idempotency key, made before anything is stored.

    `number` is this device's number series ("K01-000042"), filled in by the ledger when it is stored. `card` is what
    the terminal booked, when it was paid by card; `age_check` says who saw that the buyer is old enough. `points_then`
    are the buyer's points after it, as far as this device knew them.
    """

    id: str
    basket_id: str
    placed_at: datetime
    lines: tuple[BasketLine, ...]
    totals: Totals
    payment: Payment
    language: str
    identity: Identity | None = None
    number: str = ""
    card: CardSlip | None = None
    age_check: AgeCheck | None = None
    fulfilment: Fulfilment = TAKE_NOW
    points_then: int | None = None


def basket_hash(basket: Basket, fulfilment: Fulfilment = TAKE_NOW) -> str:
    """SHA-256 over what the shopper saw: keys, quantities, line totals, what was taken off, where it goes."""
    rows = [f"{line.key}|{line.quantity}|{line.total.amount}{line.total.currency}" for line in basket.lines]
    rows += [f"-{one.offer.id}|{one.offer.code}|{one.amount.amount}{one.amount.currency}" for one in basket.discounts]
    rows += [f"+{basket.delivery.amount.amount}{basket.delivery.amount.currency}"] if basket.delivery else []
    rows += [f"@{fulfilment.way}|{fulfilment.store}"] if fulfilment != TAKE_NOW else []
    return hashlib.sha256("\n".join((basket.id, *rows)).encode()).hexdigest()
