"""Points in the basket and after the purchase."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.customer import Assurance
from kiosk.domain.loyalty import points_of
from kiosk.domain.money import Money
from kiosk.domain.session import EndReason
from kiosk.spelling import number
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import home_anna
from ui.app import Ui


def basket_of_anna(screen: Screen, shop: Shop, ui: Ui, level: Assurance = Assurance.VERIFIED) -> None:
    """Anna, with 2,480 points, and one pack of coffee for 9.90 in her basket."""
    shop.central.holds.clear()
    home_anna(screen, shop, ui)
    identity = shop.services.session.current.identity
    assert identity is not None
    shop.services.session.update(identity=replace(identity, level=level, session_key="key"))
    screen.stage.run(shop.services.scanning.scan(Scan(shop.catalog.products["CT101"].gtins[0], ScanSource.SCANNER)))
    screen.at("basket")


def total(shop: Shop) -> Money:
    return shop.services.session.current.basket.totals.total


def test_points_are_redeemed_and_left_by_a_touch(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    basket_of_anna(screen, shop, kiosk[1])
    screen.reads("990 Punkte einlösen")
    screen.touch("redeem_points")
    screen.until(lambda: screen.sees("voucher_points"))
    screen.reads("Eingelöste Punkte: 990")
    assert (total(shop), shop.central.holds) == (Money.zero("EUR"), {next(iter(shop.central.holds)): 2480})
    screen.touch("take_off_points")
    screen.until(lambda: screen.sees("redeem_points"))
    assert total(shop) == Money(990, "EUR")
    screen.stage.run(shop.services.background.close())
    assert shop.central.holds == {}


def test_what_a_purchase_did_to_them_is_said(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    basket_of_anna(screen, shop, kiosk[1])
    shop.services.basket.add(shop.catalog.products["KI124"])
    before = total(shop).amount
    screen.touch("redeem_points")
    screen.until(lambda: screen.sees("voucher_points"))
    screen.touch("pay")
    screen.at("checkout")
    screen.touch("pay_at_till")
    screen.at("done")
    used, earned = min(2480, before), max(0, before - 2480) // 100
    assert used > 1000
    screen.reads(f"{used:,} Punkte eingelöst.".replace(",", "."))
    screen.reads(f"Das macht {2480 - used + earned} Punkte.".replace("2480", "2.480"))
    held = dict(shop.central.holds)
    shop.services.session.end(EndReason.DONE)
    screen.at("attract")
    screen.stage.run(shop.services.background.close())
    assert shop.central.holds == held  # the purchase uses them up, nobody releases them
    assert "Punkte" not in screen.words()


def test_fewer_are_redeemed_when_somebody_wants_to_keep_some(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    basket_of_anna(screen, shop, kiosk[1])
    screen.reads("990 Punkte einlösen")
    assert not screen.named("points_more")[0].property("enabled")
    for _ in range(9):
        screen.touch("points_fewer")
    screen.reads("100 Punkte einlösen")
    screen.reads("100 von 990 Punkten")
    assert not screen.named("points_fewer")[0].property("enabled")
    screen.touch("points_more")
    screen.reads("200 Punkte einlösen")
    screen.touch("redeem_points")
    screen.until(lambda: screen.sees("voucher_points"))
    assert (total(shop).amount, list(shop.central.holds.values())) == (990 - 200, [200])
    shop.services.basket.add(shop.catalog.products["KI124"])
    screen.touch("pay")
    screen.at("checkout")
    screen.touch("pay_at_till")
    screen.at("done")
    (sale,) = shop.store.sales
    assert sale.points_then == 2480 - 200 + points_of(sale.totals)
    screen.reads(f"Das macht {number(sale.points_then, 'de')} Punkte.")
    assert shop.services.receipts.receipt(sale).points_then == sale.points_then


def test_nothing_to_pay_is_not_paid_by_card(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    basket_of_anna(screen, shop, kiosk[1])
    screen.touch("redeem_points")
    screen.until(lambda: screen.sees("voucher_points"))
    screen.touch("pay")
    screen.at("checkout")
    assert screen.sees("pay_at_till")
    assert not screen.sees("pay_by_card")


@pytest.mark.parametrize("online", [True, False])
def test_why_they_cannot_be_redeemed_is_said(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], online: bool) -> None:
    basket_of_anna(screen, shop, kiosk[1], Assurance.KNOWN if online else Assurance.VERIFIED)
    if not online:
        shop.central.online = False
        screen.stage.run(shop.services.connectivity.check())
    screen.until(lambda: screen.sees("points_hint"))
    screen.reads("melde dich mit dem Telefon an" if online else "sobald wir wieder verbunden sind")
    assert not screen.sees("redeem_points")


def test_another_kiosk_has_them(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    basket_of_anna(screen, shop, kiosk[1])
    shop.central.holds["another"] = 2480
    screen.touch("redeem_points")
    screen.reads("Deine Punkte lassen sich gerade nicht einlösen")
    assert total(shop) == Money(990, "EUR")
