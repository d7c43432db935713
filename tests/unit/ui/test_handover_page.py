"""Taking the basket to a phone, and bringing one from there."""

from __future__ import annotations

import pytest

from kiosk.domain.basket import Origin
from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.customer import CartLine
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names
from tests.unit.ui.test_wipe import wiped
from ui.app import Ui


def scan(screen: Screen, shop: Shop, sku: str) -> None:
    gtin = shop.catalog.products[sku].gtins[0]
    screen.stage.run(shop.services.scanning.scan(Scan(gtin, ScanSource.SCANNER)))


def sent(screen: Screen, shop: Shop) -> None:
    scan(screen, shop, "CT101")
    scan(screen, shop, "PA108")
    screen.at("basket")
    screen.touch("send_to_phone")
    screen.at("handover")


@pytest.mark.parametrize("online", [True, False], ids=["online", "offline"])
@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_the_page_is_whole(screen: Screen, shop: Shop, landscape: bool, online: bool) -> None:
    screen.orient(landscape=landscape)
    shop.central.online = online
    sent(screen, shop)
    screen.until(lambda: screen.sees("handover_code"))
    check_names(screen)
    check_fits(screen)


def test_the_phone_fetches_it_and_the_basket_is_emptied(screen: Screen, shop: Shop) -> None:
    sent(screen, shop)
    screen.reads("Halte die Kamera deines Telefons auf den Code")
    assert shop.central.handed == (CartLine("CT101", 1), CartLine("PA108", 1))
    shop.central.fetched = True
    screen.reads("Dein Telefon hat ihn")
    screen.touch("empty_basket")
    screen.at("home")
    assert shop.services.session.current.basket.pieces == 0


def test_one_goes_on_shopping_with_it(screen: Screen, shop: Shop) -> None:
    shop.central.fetched = True
    sent(screen, shop)
    screen.reads("Dein Telefon hat ihn")
    screen.touch("keep_basket")
    screen.at("basket")
    assert shop.services.session.current.basket.pieces == 2


def test_without_a_network_the_code_is_signed_here(screen: Screen, shop: Shop) -> None:
    shop.central.online = False
    sent(screen, shop)
    screen.reads("Fotografiere den Code")
    screen.until(lambda: screen.sees("handover_offline"))
    screen.touch("empty_basket")
    screen.at("home")
    assert shop.services.session.current.basket.pieces == 0


def test_a_product_alone_is_taken_along(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    kiosk[1].shell.start()
    kiosk[1].shell.openWith("product", "CT101")
    screen.at("product")
    screen.touch("send_to_phone")
    screen.at("handover")
    screen.until(lambda: screen.sees("handover_code"))
    assert shop.central.handed == (CartLine("CT101", 1),)
    assert not screen.sees("empty_basket")


def test_a_phones_cart_comes_into_the_basket(screen: Screen, shop: Shop) -> None:
    link = shop.services.settings.codes.handover_link
    shop.central.phone_carts = {"GOODCODE": (CartLine("CT101", 2), CartLine("PA108", 1))}
    screen.stage.run(shop.services.scanning.scan(Scan(f"{link}GOODCODE", ScanSource.CAMERA)))
    screen.at("basket")
    screen.reads("Von deinem Telefon")
    basket = shop.services.session.current.basket
    assert [(line.product.sku, line.quantity) for line in basket.of(Origin.PHONE)] == [("CT101", 2), ("PA108", 1)]
    screen.stage.run(shop.services.scanning.scan(Scan(f"{link}GOODCODE", ScanSource.CAMERA)))
    screen.reads("Dieser Code wurde schon benutzt")
    screen.stage.run(shop.services.scanning.scan(Scan(f"{link}OLDCODE", ScanSource.CAMERA)))
    screen.reads("Dieser Code ist abgelaufen")
    shop.central.online = False
    screen.stage.run(shop.services.scanning.scan(Scan(f"{link}ANOTHER", ScanSource.CAMERA)))
    screen.reads("braucht die Verbindung")
    assert shop.services.session.current.basket.pieces == 3


def test_nothing_of_it_outlives_the_session(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    sent(screen, shop)
    screen.until(lambda: screen.sees("handover_code"))
    wiped(screen, shop, kiosk[1], "ABCDEFGHJKLMNPQR")
