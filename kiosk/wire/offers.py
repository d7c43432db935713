"""Offers and vouchers on the wire."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.domain.offers import Offer, OfferKind
from kiosk.wire.base import Currency, Instant, Message, MoneyBody, Sku, Texts


class OfferBody(Message):
    """What is taken off, of what, and until when; `kiosk.domain.offers.Offer` says what each field means."""

    id: Annotated[str, Field(min_length=1, max_length=64)]
    names: Texts
    kind: OfferKind
    percent: Annotated[int, Field(ge=0, le=10_000)] = 0
    amount: MoneyBody | None = None
    per_piece: bool = False
    buy: Annotated[int, Field(ge=0, le=100)] = 0
    pay: Annotated[int, Field(ge=0, le=100)] = 0
    skus: Annotated[tuple[Sku, ...], Field(max_length=1000)] = ()
    category: Annotated[str, Field(max_length=64)] = ""
    minimum: MoneyBody | None = None
    valid_from: Instant | None = None
    valid_until: Instant | None = None
    code: Annotated[str, Field(max_length=40)] = ""
    series: Annotated[str, Field(max_length=20)] = ""
    offline: bool = True

    @model_validator(mode="after")
    def _takes_something_off(self) -> Self:
        match self.kind:
            case OfferKind.PERCENT if self.percent == 0:
                raise ValueError("a percentage must say how many")
            case OfferKind.AMOUNT | OfferKind.POINTS if self.amount is None or self.amount.amount <= 0:
                raise ValueError("an amount must be more than nothing")
            case OfferKind.POINTS if not self.code or self.valid_until is None:
                raise ValueError("points are held under a code, until a moment")
            case OfferKind.MULTIBUY if not 0 <= self.pay < self.buy:
                raise ValueError("of some pieces fewer must be paid")
            case _:
                return self

    def to_domain(self) -> Offer:
        return Offer(
            id=self.id,
            names=self.names,
            kind=self.kind,
            percent=self.percent,
            amount=None if self.amount is None else self.amount.to_domain(),
            per_piece=self.per_piece,
            buy=self.buy,
            pay=self.pay,
            skus=self.skus,
            category=self.category,
            minimum=None if self.minimum is None else self.minimum.to_domain(),
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            code=self.code,
            series=self.series,
            offline=self.offline,
        )


class PointsWish(Message):
    """How many of a customer's points shall be held for a basket."""

    points: Annotated[int, Field(ge=1, le=2**31 - 1)]
    currency: Currency


class ReleasedBody(Message):
    """Points are held no more. `released` is False when they were not, or have been used."""

    released: bool


class DiscountShare(Message):
    """How many minor units of a discount a line carries; `line` counts from 0."""

    line: Annotated[int, Field(ge=0, lt=1000)]
    amount: Annotated[int, Field(ge=1, le=2**53)]


class DiscountBody(Message):
    """What an offer or a voucher (`code`) took off a purchase, and of which lines."""

    offer: Annotated[str, Field(min_length=1, max_length=64)]
    code: Annotated[str, Field(max_length=40)] = ""
    name: Annotated[str, Field(max_length=200)] = ""
    amount: MoneyBody
    shares: Annotated[tuple[DiscountShare, ...], Field(max_length=1000)] = ()
