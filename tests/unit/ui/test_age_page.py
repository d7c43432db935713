"""Staff look at the buyer's age at the screen."""

from __future__ import annotations

import pytest

from kiosk.domain.codes import Scan, ScanSource
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, scan_one, show_anna
from ui.app import Ui

GIN = "WS117"


def at_the_checkout(screen: Screen, shop: Shop, ui: Ui) -> None:
    show_anna(screen, shop)
    scan_one(screen, shop)
    screen.stage.run(shop.services.scanning.scan(Scan(shop.catalog.products[GIN].gtins[0], ScanSource.SCANNER)))
    screen.at("basket")
    screen.touch("pay")
    screen.at("checkout")


def waiting(screen: Screen, shop: Shop, ui: Ui) -> None:
    at_the_checkout(screen, shop, ui)
    screen.touch("ask_age_check")
    screen.at("age_check")
    screen.until(lambda: screen.sees("pin_5"))


def unlocked(screen: Screen, shop: Shop, ui: Ui) -> None:
    waiting(screen, shop, ui)
    for digit in "2580":
        screen.touch(f"pin_{digit}")
    screen.touch("pin_done")
    screen.until(lambda: screen.sees("approve_age"))


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("visit", [at_the_checkout, waiting, unlocked], ids=["checkout", "waiting", "unlocked"])
def test_the_page_is_whole(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: object, landscape: bool) -> None:
    screen.orient(landscape=landscape)
    {at_the_checkout: at_the_checkout, waiting: waiting, unlocked: unlocked}[visit](screen, shop, kiosk[1])  # type: ignore[index]
    check_names(screen)
    check_fits(screen)


def test_nothing_can_be_paid_until_staff_said_yes(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    at_the_checkout(screen, shop, kiosk[1])
    assert not screen.sees("pay_at_till")
    assert not screen.sees("pay_by_card")
    screen.touch("back")
    screen.at("basket")
    screen.touch("pay")
    screen.touch("ask_age_check")
    screen.until(lambda: screen.sees("pin_5"))
    for digit in "2580":
        screen.touch(f"pin_{digit}")
    screen.touch("pin_done")
    screen.touch("approve_age")
    screen.at("checkout")
    screen.reads("Dein Alter wurde geprüft")
    screen.touch("pay_at_till")
    screen.at("done")
    (sale,) = shop.store.sales
    assert sale.age_check is not None
    assert sale.age_check.age == 18
    assert sale.identity is not None


def test_no_leads_back_to_the_basket_without_it(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    unlocked(screen, shop, kiosk[1])
    screen.touch("refuse_age")
    screen.at("basket")
    assert GIN not in [line.product.sku for line in shop.services.session.current.basket.lines]
    screen.touch("pay")
    screen.until(lambda: screen.sees("pay_at_till"))


def test_going_back_locks_what_staff_unlocked(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    unlocked(screen, shop, kiosk[1])
    screen.touch("back")
    screen.at("checkout")
    assert shop.services.session.current.approver is None
    screen.touch("ask_age_check")
    screen.until(lambda: screen.sees("pin_5"))
    assert not screen.sees("approve_age")
