"""The wish list as a person uses it."""

from __future__ import annotations

from kiosk.domain.operation import OperationKind
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import home, home_anna
from ui.app import Ui


def test_wishes_say_where_they_stand_and_go_to_the_basket(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home_anna(screen, shop, kiosk[1])
    screen.until(lambda: screen.sees("wish_KI124"))
    screen.reads(shop.catalog.products["KI124"].places["de"])
    screen.touch("wish_to_basket_KI124")
    screen.until(lambda: not screen.sees("wish_KI124"))
    assert [line.product.sku for line in shop.services.session.current.basket.lines] == ["KI124"]
    screen.touch("unwish_CH101")
    screen.until(lambda: not screen.sees("wish_CH101"))
    assert [operation.kind for operation in shop.store.operations] == [OperationKind.WISHLIST] * 2


def test_a_product_is_wished_and_unwished_on_its_page(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home_anna(screen, shop, kiosk[1])
    kiosk[1].shell.openWith("product", "CT105")
    screen.touch("wish")
    screen.reads("Auf deiner Wunschliste")
    screen.touch("wish")
    screen.until(lambda: "Auf deiner Wunschliste" not in screen.words())


def test_nobody_is_asked_for_a_card(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home(screen, shop, kiosk[1])
    kiosk[1].shell.openWith("product", "CT105")
    screen.touch("wish")
    screen.reads("Zeig zuerst deine Karte")
