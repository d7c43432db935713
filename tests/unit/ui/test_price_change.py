"""A planned price begins while people look: every screen shows it, and the basket does not get dearer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.catalog import PricePeriod, Product
from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.money import Money
from tests.pages.screen import Screen
from tests.unit.ui.shop import NOW, Shop
from ui.app import Ui

MIDNIGHT = NOW + timedelta(hours=12, minutes=30)


@pytest.fixture
def dearer_tomorrow(shop: Shop) -> Iterator[Product]:
    """The most popular product, an offer of 12.34 today and 23.45 from midnight on; prices are watched."""
    kept = max(shop.catalog.products.values(), key=lambda one: (one.popularity, one.sold_by == "piece", one.sku))
    planned = replace(kept, price=Money(1234, "EUR"), deposit=None, prices=(PricePeriod(MIDNIGHT, Money(2345, "EUR")),))
    shop.catalog.put(planned)
    shop.services.background.start(shop.services.prices.run(), "prices")
    yield planned
    shop.catalog.put(kept)


def test_the_open_page_shows_the_new_price_and_the_basket_keeps_the_old_one(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], dearer_tomorrow: Product
) -> None:
    _, ui = kiosk
    scan = Scan(dearer_tomorrow.gtins[0], ScanSource.SCANNER)
    screen.stage.run(shop.services.scanning.scan(scan))
    ui.shell.openWith("product", dearer_tomorrow.sku)
    screen.reads("12,34")
    shop.clock.at = MIDNIGHT
    shop.services.prices.look_again()
    screen.reads("23,45")
    basket = shop.services.session.current.basket
    assert basket.totals.goods == Money(1234, "EUR")
    screen.stage.run(shop.services.scanning.scan(scan))
    basket = shop.services.session.current.basket
    assert (basket.pieces, basket.totals.goods) == (2, Money(2 * 1234, "EUR"))
