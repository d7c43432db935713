"""Points for what is paid for goods."""

from __future__ import annotations

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.catalog import Product
from kiosk.domain.loyalty import fewer, more, points_of
from kiosk.domain.money import Money
from kiosk.domain.offers import Offer, OfferKind


def euro(amount: int) -> Money:
    return Money(amount, "EUR")


@pytest.mark.parametrize(("price", "off", "points"), [(199, 0, 1), (200, 0, 2), (200, 1, 1), (99, 0, 0), (99, 99, 0)])
def test_a_point_for_each_whole_euro_paid_for_goods(price: int, off: int, points: int) -> None:
    product = Product("one", (), {}, euro(price), 1900, deposit=euro(500))
    offer = Offer("off", {}, OfferKind.AMOUNT, amount=euro(off))
    assert points_of(Basket("b", "EUR", offers=(offer,)).add(product).totals) == points


def test_how_many_are_redeemed_goes_in_whole_steps_from_the_least_to_all_that_fit() -> None:
    down, up = [990], [100]
    while down[-1] > 100:
        down.append(fewer(down[-1]))
    while up[-1] < 990:
        up.append(more(up[-1], 990))
    assert down == [990, 900, 800, 700, 600, 500, 400, 300, 200, 100]
    assert up == down[::-1]
    assert (fewer(100), more(990, 990), more(100, 150)) == (100, 990, 150)
