"""Taken along or collected, at the checkout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.customer import Assurance
from kiosk.domain.fulfilment import Way
from kiosk.domain.money import Money
from kiosk.domain.pickup import code_of
from kiosk.spelling import money
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, checkout, home_anna
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


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_what_sending_costs_is_said_before_it_is_paid(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], landscape: bool
) -> None:
    screen.orient(landscape=landscape)
    home_anna(screen, shop, kiosk[1])
    identity = shop.services.session.current.identity
    view = shop.services.session.current.view
    assert identity is not None
    assert view is not None
    verified = replace(view, address="Lin…, 10… Berlin", customer=replace(view.customer, level=Assurance.VERIFIED))
    for _ in range(3):
        shop.services.basket.add(shop.catalog.products["CT101"])
    shop.services.session.update(identity=replace(identity, level=Assurance.VERIFIED), view=verified)
    kiosk[1].screens.shell.open("checkout")  # type: ignore[attr-defined] # a Qt property
    screen.at("checkout")
    screen.until(lambda: screen.sees("deliver"))
    screen.reads("4,90 €, inkl. 19 % MwSt. Ab 50,00 € kostenlos.")
    assert not screen.sees("delivery_charge")
    before = shop.services.session.current.basket.totals.total
    screen.touch("deliver")
    screen.until(lambda: screen.sees("delivery_charge"))
    screen.reads("Lieferung, inkl. 19 % MwSt.")
    screen.reads(money(before + Money(490, "EUR"), "de").replace("\u00a0", " "))
    check_names(screen)
    check_fits(screen)
    screen.touch("take_now")
    screen.until(lambda: not screen.sees("delivery_charge"))
