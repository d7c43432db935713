"""Carts on their way between kiosk and phone, on the wire."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.domain.customer import CartLine
from kiosk.domain.handover import MOST_LINES
from kiosk.ports import HandoverOffer
from kiosk.wire.base import Instant, Message, Sku

Code = Annotated[str, Field(min_length=10, max_length=64, pattern=r"^[A-Z2-7]+$", repr=False)]


class HandoverLine(Message):
    """So many pieces of a product."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=999)]


class HandoverBody(Message):
    """A cart to hand over; `link` is what the kiosk's codes begin with, `language` the one it was filled in."""

    lines: Annotated[tuple[HandoverLine, ...], Field(min_length=1, max_length=MOST_LINES)]
    link: Annotated[str, Field(max_length=200, pattern=r"^https?://[!-~]+$")]
    language: Annotated[str, Field(max_length=16)] = ""


class HandoverOfferBody(Message):
    """The code that opens the cart once, until `expires_at`."""

    code: Code
    expires_at: Instant

    def to_domain(self) -> HandoverOffer:
        return HandoverOffer(self.code, self.expires_at)


class HandoverStateBody(Message):
    """Whether somebody has claimed it."""

    state: Literal["open", "claimed", "expired"]


class HandoverCartBody(Message):
    """What was handed over."""

    lines: Annotated[tuple[HandoverLine, ...], Field(max_length=MOST_LINES)]

    def to_domain(self) -> tuple[CartLine, ...]:
        return tuple(CartLine(line.sku, line.quantity) for line in self.lines)
