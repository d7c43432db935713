"""Offers and vouchers: what they take off a basket, shared out over its lines to the cent.

Offers add up, in a fixed order: those on products by the prices of these products, then those on the whole basket, then
vouchers, then points, each by what is left. No line ever costs less than nothing, and a deposit is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from kiosk.domain.catalog import Product, localised
from kiosk.domain.money import Money, half_up
from kiosk.domain.tax import BASIS_POINTS

POINT_WORTH = 1
"""Minor units that a point takes off."""


class OfferKind(StrEnum):
    """How an offer reckons."""

    PERCENT = "percent"
    AMOUNT = "amount"
    MULTIBUY = "multibuy"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Offer:
    """What is taken off, of what, and until when.

    Of the products of `skus` and of `category`, of everything when neither is named. `percent` is in basis points;
    `amount` once, or with `per_piece` for each piece; of `buy` pieces only `pay` are paid, the cheapest are free.
    `minimum`: what those goods must cost for it. With `code` it is a voucher, which counts when it is shown; `series`
    begins the codes of vouchers that count once each. `offline`: a voucher that is taken without asking anybody.
    `points` are a customer's, worth `amount` and held for one basket until `valid_until` under `code`.
    """

    id: str
    names: Mapping[str, str]
    kind: OfferKind
    percent: int = 0
    amount: Money | None = None
    per_piece: bool = False
    buy: int = 0
    pay: int = 0
    skus: tuple[str, ...] = ()
    category: str = ""
    minimum: Money | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    code: str = ""
    series: str = ""
    offline: bool = True

    def name(self, language: str) -> str:
        """What it is called, in a language, else in any."""
        return localised(self.names, language) or self.id

    def holds(self, moment: datetime) -> bool:
        """Whether it has begun and not ended."""
        begun = self.valid_from is None or self.valid_from <= moment
        return begun and (self.valid_until is None or moment < self.valid_until)

    def covers(self, product: Product) -> bool:
        """Whether it is about a product."""
        everything = not self.skus and not self.category
        return everything or product.sku in self.skus or (self.category != "" and product.category == self.category)

    @property
    def is_voucher(self) -> bool:
        """Whether somebody has to show a code for it."""
        return bool(self.code or self.series)


@dataclass(frozen=True, slots=True)
class Discount:
    """What an offer takes off a basket: `amount`, and of which line (by its key) how many minor units of it."""

    offer: Offer
    amount: Money
    shares: tuple[tuple[str, int], ...]

    @property
    def points(self) -> int:
        """The points it uses; 0 for what is no points. One that was begun is used."""
        return -(-self.amount.amount // POINT_WORTH) if self.offer.kind is OfferKind.POINTS else 0


class Priced(Protocol):
    """As much of a line as an offer looks at. `is_portion`: weighed or labelled, which no amount a piece fits."""

    @property
    def key(self) -> str: ...
    @property
    def product(self) -> Product: ...
    @property
    def quantity(self) -> int: ...
    @property
    def piece_price(self) -> Money: ...
    @property
    def goods(self) -> Money: ...
    @property
    def is_portion(self) -> bool: ...


def discounts(lines: Sequence[Priced], offers: Iterable[Offer], currency: str) -> tuple[Discount, ...]:
    """What the offers take off the lines, those that take something. Whether they hold now is the caller's to know."""
    left = {line.key: line.goods.amount for line in lines}
    found = []
    for offer in sorted(offers, key=_order):
        if any(money is not None and money.currency != currency for money in (offer.amount, offer.minimum)):
            continue
        scope = [line for line in lines if offer.covers(line.product) and line.goods.currency == currency]
        first = _order(offer)[0] == 0
        base = [line.goods.amount if first else left[line.key] for line in scope]
        if offer.minimum is not None and sum(base) < offer.minimum.amount:
            continue
        saving, weights = _saving(offer, scope, base)
        shares = apportion(saving, weights, [left[line.key] for line in scope])
        taken = tuple((line.key, share) for line, share in zip(scope, shares, strict=True) if share)
        if taken:
            for key, share in taken:
                left[key] -= share
            found.append(Discount(offer, Money(sum(share for _key, share in taken), currency), taken))
    return tuple(found)


def apportion(amount: int, weights: Sequence[int], rooms: Sequence[int]) -> list[int]:
    """Share an amount out by weight, to the unit, no share larger than its room (largest remainder, Hamilton).

    The shares sum to the amount, or to all the room there is where a weight is, if that is less.
    """
    shares = [0] * len(weights)
    open_ = [at for at, weight in enumerate(weights) if weight > 0 and rooms[at] > 0]
    while amount > 0 and open_:
        total = sum(weights[at] for at in open_)
        quotas = {at: amount * weights[at] // total for at in open_}
        largest = sorted(open_, key=lambda at: (-(amount * weights[at] % total), at))
        for at in largest[: amount - sum(quotas.values())]:
            quotas[at] += 1
        for at, quota in quotas.items():
            given = min(quota, rooms[at] - shares[at])
            shares[at] += given
            amount -= given
        open_ = [at for at in open_ if shares[at] < rooms[at]]
    return shares


def _order(offer: Offer) -> tuple[int, str, str]:
    if offer.kind is OfferKind.POINTS:
        rank = 3
    else:
        rank = 2 if offer.is_voucher else 1 if not offer.skus and not offer.category else 0
    return rank, offer.id, offer.code


def _saving(offer: Offer, scope: Sequence[Priced], base: Sequence[int]) -> tuple[int, Sequence[int]]:
    """How much an offer would take off, and by what weights its lines carry it."""
    match offer.kind:
        case OfferKind.PERCENT:
            return half_up(sum(base) * min(offer.percent, BASIS_POINTS), BASIS_POINTS), base
        case OfferKind.AMOUNT | OfferKind.POINTS:
            amount = offer.amount.amount if offer.amount is not None else 0
            if not offer.per_piece:
                return amount, base
            each = [0 if one.is_portion else min(amount, one.piece_price.amount) * one.quantity for one in scope]
            return sum(each), each
        case OfferKind.MULTIBUY:
            return _multibuy(offer, scope)


def _multibuy(offer: Offer, scope: Sequence[Priced]) -> tuple[int, list[int]]:
    """The dearest pieces make the first group, and so on; of each whole group the cheapest pieces are free."""
    weights = [0] * len(scope)
    if not 0 <= offer.pay < offer.buy:
        return 0, weights
    pieces = [
        (one.piece_price.amount, at) for at, one in enumerate(scope) if not one.is_portion for _ in range(one.quantity)
    ]
    pieces.sort(key=lambda piece: (-piece[0], piece[1]))
    grouped = pieces[: len(pieces) // offer.buy * offer.buy]
    for price, at in grouped:
        weights[at] += price
    return sum(price for place, (price, _at) in enumerate(grouped) if place % offer.buy >= offer.pay), weights
