"""Points: what a purchase earns, and what they take off another one."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.domain.basket import Basket, Totals
from kiosk.domain.money import Money
from kiosk.domain.offers import POINT_WORTH, Discount, Offer, OfferKind

POINTS_PER = 100
"""Minor units paid for goods, deposit left out, that earn one point."""
LEAST_POINTS = 100
"""Fewer than these are not redeemed."""
STEP = 100
"""How many more or fewer a touch redeems."""
POINTS_OFFER = "points"
"""The id of the offer that redeemed points are."""


def points_for(paid: int) -> int:
    """The points that goods earn, from what is paid for them in minor units."""
    return max(0, paid) // POINTS_PER


def points_of(totals: Totals) -> int:
    """The points that a basket or a sale earns: what offers, vouchers and points take off earns none."""
    return points_for((totals.goods - totals.saved).amount)


def worth(points: int, currency: str) -> Money:
    """What points take off."""
    return Money(points * POINT_WORTH, currency)


def points_used(amount: int) -> int:
    """The points it takes to take an amount off, in minor units: one that was begun is used."""
    return -(-amount // POINT_WORTH)


def fewer(points: int) -> int:
    """The next lower choice: whole steps of STEP, the least that is redeemed at last."""
    return max(LEAST_POINTS, (points - 1) // STEP * STEP)


def more(points: int, most: int) -> int:
    """The next higher choice: whole steps of STEP, all there are at last."""
    return min(most, (points // STEP + 1) * STEP)


def redeemed(discounts: Iterable[Discount]) -> int:
    """The points used among what is taken off."""
    return sum(one.points for one in discounts)


def held_in(basket: Basket) -> Offer | None:
    """The points that are held for a basket."""
    return next((offer for offer in basket.offers if offer.kind is OfferKind.POINTS), None)


def usable(basket: Basket, balance: int) -> int:
    """How many of a balance of points this basket could use now, beside its other offers."""
    totals = basket.totals
    return min(balance, points_used((totals.goods - totals.saved).amount))
