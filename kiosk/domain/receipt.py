"""The receipt as facts, before any printer or screen sets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.basket import Totals
from kiosk.domain.fulfilment import TAKE_NOW, Fulfilment
from kiosk.domain.money import Money
from kiosk.domain.payment import CardSlip, Tender


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One sold line: `name` in the shopper's language; `grams` for weighed goods (`piece_price`: the portion's).

    `saved`: how much less the line costs than at the regular price, when it was reduced.
    """

    name: str
    quantity: int
    piece_price: Money
    goods: Money
    deposit: Money
    vat_rate: int
    grams: int | None = None
    price_per_kg: Money | None = None
    saved: Money | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything a slip says. `is_order` is True while nothing was paid here: then it is called an order.

    `qr` is the text of the code that fetches the order (at the till, or on one's phone). `copy` marks a reprint.
    `points_hint` is what it earns, `points_then` the balance after it. `card` is what the card terminal booked and
    wants printed, when it was paid there. `pickup_code` fetches what is collected.
    """

    store_name: str
    store_address: tuple[str, ...]
    number: str
    placed_at: datetime
    timezone: str
    language: str
    lines: tuple[ReceiptLine, ...]
    totals: Totals
    tender: Tender
    is_order: bool
    qr: str
    points_hint: int | None = None
    points_then: int | None = None
    copy: bool = False
    card: CardSlip | None = None
    fulfilment: Fulfilment = TAKE_NOW
    pickup_code: str = ""


@dataclass(frozen=True, slots=True)
class TextSlip:
    """Lines to be printed as they are, such as a card terminal's journal; no line holds a full card number."""

    lines: tuple[str, ...]
