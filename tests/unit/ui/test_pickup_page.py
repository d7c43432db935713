"""Click and collect at the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.domain.bag import PackedOrder
from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.pickup import OrderLine, Pickup, PickupState
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, show_anna, staff_search
from tests.unit.ui.test_wipe import wiped
from ui.app import Ui

READY = Pickup("p1", "PK4H7M2", PickupState.READY, "P-12", datetime(2026, 3, 2, tzinfo=UTC), (OrderLine("CT101", 1),))
PACKING = replace(READY, id="p2", code="PK9T3QX", state=PickupState.PACKING)


@pytest.fixture(autouse=True)
def orders(shop: Shop) -> Iterator[None]:
    shop.central.pickups = {one.code: one for one in (READY, PACKING)}
    shop.central.packed = {READY.code: PackedOrder(READY.code, READY.ordered_at, READY.lines, READY)}
    yield
    shop.central.pickups = {}


def typing(screen: Screen, shop: Shop, ui: Ui) -> None:
    ui.shell.start()
    screen.at("home")
    screen.touch("collect")
    screen.at("pickup")
    screen.until(lambda: screen.sees("key_k"))


def ready(screen: Screen, shop: Shop, ui: Ui) -> None:
    screen.stage.run(shop.services.scanning.scan(Scan("PK4H7M2", ScanSource.SCANNER)))
    screen.at("pickup")
    screen.until(lambda: screen.sees("pickup_line_CT101"))


def packing(screen: Screen, shop: Shop, ui: Ui) -> None:
    screen.stage.run(shop.services.scanning.scan(Scan("PK9T3QX", ScanSource.SCANNER)))
    screen.reads("Wir packen deine Bestellung noch")


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("visit", [typing, ready, packing])
def test_the_page_is_whole(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: Callable[[Screen, Shop, Ui], None], landscape: bool
) -> None:
    screen.orient(landscape=landscape)
    visit(screen, shop, kiosk[1])
    check_names(screen)
    check_fits(screen)


def test_a_typed_code_opens_it_and_staff_are_told(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    typing(screen, shop, kiosk[1])
    screen.type("pk4h7m2")
    screen.touch("key_done")
    screen.reads("Deine Bestellung ist da")
    screen.touch("pickup_here")
    screen.until(lambda: screen.sees("pickup_told"))
    assert shop.central.pickups["PK4H7M2"].here_since is not None


def test_unknown_and_offline_are_said(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    typing(screen, shop, kiosk[1])
    screen.type("pkaaaaa")
    screen.touch("key_done")
    screen.reads("In diesem Laden hat keine Bestellung diesen Code")
    shop.central.online = False
    screen.touch("key_done")
    screen.reads("Das Netz ist gerade nicht da")


def test_ones_own_are_on_the_home_page(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    show_anna(screen, shop)
    screen.until(lambda: screen.sees("my_pickup_1"))
    screen.touch("my_pickup_0")
    screen.at("pickup")
    screen.reads("Deine Bestellung ist da")


def test_staff_hand_it_over(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    staff_search(screen, shop, kiosk[1])
    screen.touch("bag_check_page")
    screen.until(lambda: screen.sees("waiting_pickup_1"))
    check_names(screen)
    screen.touch("waiting_pickup_0")
    screen.until(lambda: screen.sees("bag_line_CT101"))
    gtin = shop.catalog.products["CT101"].gtins[0]
    screen.stage.run(shop.services.scanning.scan(Scan(gtin, ScanSource.SCANNER)))
    screen.reads("Vollständig")
    screen.touch("hand_over")
    screen.until(lambda: not screen.sees("hand_over"))
    assert shop.central.pickups["PK4H7M2"].state is PickupState.HANDED_OVER


def test_nothing_of_it_outlives_the_session(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    show_anna(screen, shop)
    screen.until(lambda: screen.sees("my_pickup_0"))
    ready(screen, shop, kiosk[1])
    wiped(screen, shop, kiosk[1], "PK4H7M2", "PK9T3QX")
