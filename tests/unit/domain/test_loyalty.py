"""Points for what is paid for goods."""

from __future__ import annotations

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.catalog import Product
from kiosk.domain.loyalty import points_of
from kiosk.domain.money import Money
from kiosk.domain.offers import Offer, OfferKind


def euro(amount: int) -> Money:
    return Money(amount, "EUR")


@pytest.mark.parametrize(("price", "off", "points"), [(199, 0, 1), (200, 0, 2), (200, 1, 1), (99, 0, 0), (99, 99, 0)])
def test_a_point_for_each_whole_euro_paid_for_goods(price: int, off: int, points: int) -> None:
    product = Product("one", (), {}, euro(price), 1900, deposit=euro(500))
    offer = Offer("off", {}, OfferKind.AMOUNT, amount=euro(off))
    assert points_of(Basket("b", "EUR", offers=(offer,)).add(product).totals) == points
