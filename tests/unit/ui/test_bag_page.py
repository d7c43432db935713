"""Checking a bag at the screen, and what was taken off the counter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kiosk.domain.bag import PackedOrder
from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.epc import sgtin_96
from kiosk.domain.pickup import OrderLine
from kiosk.ports import TagsRead
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, staff_search
from tests.unit.ui.test_wipe import wiped
from ui.app import Ui

ORDER = PackedOrder("B000048", datetime(2026, 3, 2, tzinfo=UTC), (OrderLine("PA108", 2), OrderLine("BK105", 1)))


def epc(shop: Shop, sku: str, serial: int) -> str:
    return sgtin_96(shop.catalog.products[sku].gtins[0], serial)


def read(screen: Screen, shop: Shop, *, seen: tuple[str, ...] = (), gone: tuple[str, ...] = ()) -> None:
    screen.stage.run(shop.services.pile.tags(TagsRead(seen, gone)))


@pytest.fixture(autouse=True)
def cleared(screen: Screen, shop: Shop) -> Iterator[None]:
    """What a test laid on the counter does not lie there for the next one."""
    yield
    pieces = (("PA108", 1), ("PA108", 2), ("CT101", 1))
    read(screen, shop, gone=tuple(epc(shop, sku, serial) for sku, serial in pieces))


def at_the_bags(screen: Screen, shop: Shop, ui: Ui) -> None:
    shop.central.packed = {ORDER.number: ORDER}
    staff_search(screen, shop, ui)
    screen.touch("bag_check_page")
    screen.at("bag_check")
    screen.until(lambda: screen.sees("key_b"))


def opened(screen: Screen, shop: Shop, ui: Ui) -> None:
    at_the_bags(screen, shop, ui)
    screen.type("b000048")
    screen.touch("key_done")
    screen.until(lambda: screen.sees("bag_line_PA108"))


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("visit", [at_the_bags, opened])
def test_the_page_is_whole(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], visit: object, landscape: bool) -> None:
    screen.orient(landscape=landscape)
    (at_the_bags if visit is at_the_bags else opened)(screen, shop, kiosk[1])
    check_names(screen)
    check_fits(screen)


def test_a_bag_is_told_live_until_it_is_complete(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    opened(screen, shop, kiosk[1])
    screen.reads("Fehlt noch: 3")
    read(screen, shop, seen=(epc(shop, "PA108", 1), epc(shop, "PA108", 2), epc(shop, "CT101", 1)))
    screen.reads("Fehlt noch: 1 · Zu viel: 1")
    screen.reads("Nicht in dieser Bestellung")
    read(screen, shop, gone=(epc(shop, "CT101", 1),))
    screen.until(lambda: not screen.sees("bag_line_CT101"))
    gtin = shop.catalog.products["BK105"].gtins[0]
    screen.stage.run(shop.services.scanning.scan(Scan(gtin, ScanSource.SCANNER)))
    screen.reads("Vollständig")
    assert shop.services.session.current.basket.pieces == 0
    screen.touch("bag_next")
    screen.until(lambda: screen.sees("key_b"))


def test_unknown_and_offline_are_said(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    at_the_bags(screen, shop, kiosk[1])
    screen.type("b1")
    screen.touch("key_done")
    screen.reads("Keine Bestellung hat diese Nummer")
    shop.central.online = False
    screen.touch("key_done")
    screen.reads("Es ist gerade nicht da")


def test_away_from_the_page_tags_fill_the_basket_again(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    opened(screen, shop, kiosk[1])
    screen.touch("back")
    screen.at("staff")
    assert shop.services.bag.bag.order is None
    read(screen, shop, seen=(epc(shop, "CT101", 1),))
    screen.at("basket")
    assert shop.services.session.current.basket.pieces == 1


def test_nothing_of_an_order_outlives_the_session(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    opened(screen, shop, kiosk[1])
    wiped(screen, shop, kiosk[1], "B000048", "Fehlt noch")


def test_what_was_taken_off_the_counter_can_be_taken_out(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    read(screen, shop, seen=(epc(shop, "CT101", 1), epc(shop, "PA108", 1)))
    screen.at("basket")
    screen.reads("2 Artikel hinzugefügt")
    read(screen, shop, gone=(epc(shop, "PA108", 1),))
    screen.until(lambda: screen.sees("remove_taken_off"))
    screen.reads("1 Artikel liegt nicht mehr auf dem Tisch")
    check_names(screen)
    screen.touch("remove_taken_off")
    screen.until(lambda: not screen.sees("taken_off"))
    assert [line.product.sku for line in shop.services.session.current.basket.lines] == ["CT101"]
