"""Offers and vouchers as a person sees them."""

from __future__ import annotations

from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.money import Money
from kiosk.domain.offers import Offer, OfferKind
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from ui.app import Ui

TENTH = Offer("tenth", {"de": "Zehn Prozent", "en": "Ten per cent"}, OfferKind.PERCENT, percent=1000)
CODE = Offer("code", {"de": "Ein Euro", "en": "One euro"}, OfferKind.AMOUNT, amount=Money(100, "EUR"), code="EINS")
LATER = Offer(
    "later", {"de": "Ab tausend"}, OfferKind.AMOUNT, amount=Money(1, "EUR"), minimum=Money(100_000, "EUR"), code="SPAET"
)


def scan(screen: Screen, shop: Shop, text: str) -> None:
    screen.stage.run(shop.services.scanning.scan(Scan(text, ScanSource.SCANNER)))


def test_what_is_taken_off_is_seen_and_a_voucher_left(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.catalog.on_offer = (TENTH, CODE, LATER)
    screen.stage.run(shop.services.offers.load())
    scan(screen, shop, shop.catalog.products["CT101"].gtins[0])
    screen.until(lambda: screen.sees("discount_0"))
    screen.reads("−0,99 €" if "−0,99 €" in screen.words() else "-0,99 €")
    assert screen.sees("saved_CT101")
    scan(screen, shop, "EINS")
    screen.until(lambda: screen.sees("voucher_EINS"))
    assert shop.services.session.current.basket.totals.total == Money(791, "EUR")
    scan(screen, shop, "SPAET")
    screen.until(lambda: screen.sees("voucher_SPAET"))
    screen.reads("noch nicht")
    screen.touch("take_off_EINS")
    screen.until(lambda: not screen.sees("voucher_EINS"))
    assert shop.services.session.current.basket.totals.total == Money(891, "EUR")


def test_nothing_of_it_is_left_for_the_next_person(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.catalog.on_offer = (CODE,)
    screen.stage.run(shop.services.offers.load())
    scan(screen, shop, "EINS")
    kiosk[1].shell.newSession()
    screen.at("attract")
    assert shop.services.session.current.basket.vouchers == ()
