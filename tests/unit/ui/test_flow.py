"""What a person does at the screen, with the services behind it."""

from __future__ import annotations

from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.consent import Purpose
from kiosk.ports import CardRead
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import (
    ANNA,
    checkout,
    consents,
    gtin,
    home,
    home_anna,
    idle,
    scan_one,
    staff_customer,
    staff_offline,
)
from ui.app import Ui


def test_the_online_cart_is_taken_over_with_one_touch(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home_anna(screen, shop, kiosk[1])
    screen.touch("take_online_cart")
    screen.at("basket")
    screen.reads("Aus deinem Online-Warenkorb")
    assert shop.services.session.current.basket.pieces == 4
    screen.until(lambda: not screen.sees("take_online_cart"))


def test_steppers_count_and_remove(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    scan_one(screen, shop)
    sku = shop.services.session.current.basket.lines[0].product.sku
    screen.touch(f"plus_{sku}")
    screen.until(lambda: shop.services.session.current.basket.pieces == 2)
    screen.touch(f"minus_{sku}")
    screen.touch(f"minus_{sku}")
    screen.until(lambda: screen.sees("browse_shop"))
    assert shop.services.session.current.basket.pieces == 0


def test_a_product_is_added_from_its_page(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home(screen, shop, kiosk[1])
    screen.touch("search")
    screen.type("yirga")
    screen.until(lambda: screen.sees("product_CT101"))
    screen.touch("key_done")
    screen.touch("product_CT101")
    screen.touch("add")
    screen.until(lambda: screen.sees("plus_CT101"))
    screen.touch("back")
    screen.at("search")
    screen.reads("Yirgacheffe")


def test_an_unknown_code_adds_nothing_and_says_so(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    screen.stage.run(shop.services.scanning.scan(Scan("hello world", ScanSource.SCANNER)))
    screen.reads("Diesen Code kennen wir nicht. Es wurde nichts hinzugefügt.")
    screen.at("home")
    assert shop.services.session.current.basket.pieces == 0


def test_a_full_store_refuses_the_order_and_keeps_the_basket(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    checkout(screen, shop, kiosk[1])
    shop.store.full = True
    screen.touch("pay_at_till")
    screen.until(lambda: screen.sees("store_full"))
    assert shop.store.sales == []
    assert shop.services.session.current.basket.pieces == 1
    shop.store.full = False
    screen.touch("pay_at_till")
    screen.at("done")
    assert len(shop.store.sales) == 1


def test_offline_is_said_plainly(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    checkout(screen, shop, kiosk[1])
    shop.central.online = False
    screen.stage.run(shop.services.connectivity.check())
    screen.until(lambda: screen.sees("offline") and screen.sees("offline_note"))
    screen.touch("pay_at_till")
    screen.at("done")
    screen.reads("Sicher auf diesem Gerät gespeichert.")


def test_a_card_shown_offline_is_noted(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.central.online = False
    screen.stage.run(shop.services.scanning.card(CardRead(ANNA)))
    screen.reads("Deine Karte ist vorgemerkt")
    assert "Anna" not in screen.words()


def test_consents_are_withdrawn_at_once(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    consents(screen, shop, kiosk[1])
    screen.touch("withdraw_all")
    screen.until(lambda: len(shop.store.operations) >= 3)
    screen.until(lambda: screen.sees("consent_delivery"))
    screen.reads("auf diesem Gerät gespeichert")
    view = shop.services.session.current.view
    assert view is not None
    assert not any(view.permits(purpose) for purpose in Purpose)


def test_still_here_goes_on_where_one_was(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    idle(screen, shop, kiosk[1])
    screen.touch("still_here")
    screen.until(lambda: not screen.sees("idle"))
    screen.at("home")
    assert shop.services.session.current.active


def test_staff_put_a_wish_into_the_basket(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    staff_customer(screen, shop, kiosk[1])
    screen.touch("staff_add_KI124")
    screen.until(lambda: shop.services.session.current.basket.pieces == 1)
    screen.touch("lock")
    screen.at("attract")


def test_staff_help_to_buy_and_the_buyer_sees_what_was_stored(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    staff_customer(screen, shop, kiosk[1])
    screen.touch("staff_add_KI124")
    screen.until(lambda: shop.services.session.current.basket.pieces == 1)
    screen.touch("other_customer")
    screen.touch("basket")
    screen.at("basket")
    screen.touch("plus_KI124")
    screen.until(lambda: shop.services.session.current.basket.pieces == 2)
    screen.at("basket")  # and not back at the desk
    screen.touch("pay")
    screen.touch("pay_at_till")
    screen.until(lambda: shop.services.session.current.sale is not None)
    screen.at("done")
    assert screen.sees("order_number")
    assert shop.services.session.current.staff is None
    screen.touch("call_staff")
    screen.at("help")
    screen.touch("staff_unlock")
    screen.until(lambda: screen.sees("pin_5"))  # the buyer is not at the staff's desk


def test_staff_unlock_without_a_network_and_reach_the_waiting_deliveries(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    staff_offline(screen, shop, kiosk[1])
    screen.reads("Ohne Netz entsperrt. Kunden nachzuschlagen braucht das Netz")
    assert not screen.sees("customer_field")
    screen.stage.run(shop.services.scanning.card(CardRead(ANNA)))
    screen.reads("Für die Kundensuche braucht es das Netz.")
    screen.at("staff")
    screen.touch("service_page")
    screen.at("service")
    screen.reads("Ohne Netz entsperrt")
    screen.touch("deliveries_page")
    screen.at("deliveries")
    screen.touch("deliveries_waiting")
    screen.reads("Unterwegs · 1")  # the central service will hear of it


def test_a_wrong_pin_is_told(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.services.session.begin()
    kiosk[1].shell.openStaff()
    for digit in "1111":
        screen.touch(f"pin_{digit}")
    screen.touch("pin_done")
    screen.reads("Diese PIN stimmt nicht.")


def test_a_bug_ends_in_a_neutral_screen_and_a_fresh_start(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home_anna(screen, shop, kiosk[1])
    kiosk[1].fail()
    screen.at("fault")
    screen.touch("restart")
    screen.at("attract")
    assert not shop.services.session.current.active


def test_scanning_from_the_attract_screen_shows_the_line(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    screen.stage.run(shop.services.scanning.scan(Scan(gtin(shop), ScanSource.CAMERA)))
    screen.at("basket")
    screen.until(lambda: screen.sees("pay"))
