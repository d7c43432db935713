"""Taken along or collected, at the checkout."""

from __future__ import annotations

import pytest

from kiosk.domain.fulfilment import Way
from kiosk.domain.pickup import code_of
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, checkout
from ui.app import Ui


def choosing(screen: Screen, shop: Shop, ui: Ui) -> None:
    checkout(screen, shop, ui)
    screen.until(lambda: screen.named("collect")[0].property("enabled"))
    screen.touch("collect")
    screen.until(lambda: screen.sees("store_hamburg-altona"))


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_the_page_is_whole(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], landscape: bool) -> None:
    screen.orient(landscape=landscape)
    choosing(screen, shop, kiosk[1])
    check_names(screen)
    check_fits(screen)


def test_a_store_is_chosen_and_told(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    choosing(screen, shop, kiosk[1])
    assert not screen.named("pay_at_till")[0].property("enabled")
    screen.touch("store_hamburg-altona")
    screen.until(lambda: screen.named("pay_at_till")[0].property("enabled"))
    screen.touch("pay_at_till")
    screen.at("done")
    (sale,) = shop.store.sales
    assert (sale.fulfilment.way, sale.fulfilment.store) == (Way.COLLECT, "hamburg-altona")
    screen.reads(code_of(sale.id))


def test_without_a_network_one_takes_it_along(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    choosing(screen, shop, kiosk[1])
    screen.touch("store_hamburg-altona")
    screen.until(lambda: screen.named("pay_at_till")[0].property("enabled"))
    shop.central.online = False
    screen.stage.run(shop.services.connectivity.check())
    screen.until(lambda: not screen.named("collect")[0].property("enabled"))
    screen.reads("Dafür braucht es eine Verbindung, die gerade fehlt")
    screen.touch("pay_at_till")
    screen.at("done")
    (sale,) = shop.store.sales
    assert sale.fulfilment.way is Way.TAKE_NOW
