"""What is read aloud of the screens, to whom it concerns and to nobody else."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from kiosk.domain.codes import Scan, ScanSource
from kiosk.domain.money import Money
from kiosk.domain.session import EndReason
from kiosk.domain.terminal import TerminalReason
from kiosk.ports import CardRead
from kiosk.services.notices import NoticeKind
from kiosk.services.payment_view import PaymentPhase, PaymentView
from kiosk.testing.steps import Screen as ScreenName
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import ANNA, checkout, done, gtin, home, home_anna
from ui import words, words_aloud
from ui.app import Ui


def listen(screen: Screen, shop: Shop) -> None:
    """Switch it on as a person does."""
    screen.touch("accessibility")
    screen.touch("read_aloud")
    screen.until(lambda: shop.services.aloud.on)


def said(shop: Shop) -> str:
    return " | ".join(text for text, _ in shop.voice.said)


def test_nothing_is_said_until_somebody_wants_it(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home_anna(screen, shop, kiosk[1])
    checkout(screen, shop, kiosk[1])
    assert shop.voice.said == []


def test_switched_on_it_says_so_and_where_one_is(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    listen(screen, shop)
    screen.at("home")
    screen.until(lambda: len(shop.voice.left) > 1)
    assert shop.voice.left == ["Vorlesen ist an.", "Startseite. Scanne einen Artikel, zeig deine Karte oder suche."]
    assert shop.services.idle.stretch == 3.0
    screen.touch("accessibility")
    screen.touch("read_aloud")
    assert shop.voice.left == []


def test_a_purchase_is_heard_from_the_code_to_the_order(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    listen(screen, shop)
    done(screen, shop, kiosk[1])
    screen.until(lambda: "Deine Bestellung ist gespeichert. Bestellnummer: K01-000042." in said(shop))
    heard = said(shop)
    name = next(one for one in shop.catalog.products.values() if one.deposit).name("de")
    assert f"{name} ist im Warenkorb" in heard
    assert re.search(r"Warenkorb\. Artikel: 1\. Summe: \d+,\d\d €", heard)
    assert "Bitte bezahle" in heard
    assert "0,00" not in heard


@pytest.mark.parametrize(
    ("code", "kind"), [("no such code", NoticeKind.UNKNOWN_CODE), ("04012345678902", NoticeKind.MALFORMED_CODE)]
)
def test_codes_nobody_knows_are_heard(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], code: str, kind: NoticeKind
) -> None:
    listen(screen, shop)
    screen.stage.run(shop.services.scanning.scan(Scan(code, ScanSource.SCANNER)))
    screen.until(lambda: words.notice(kind, "") in said(shop))


def test_a_greeting_has_no_name_where_others_hear_it(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    home(screen, shop, kiosk[1])
    listen(screen, shop)
    screen.stage.run(shop.services.scanning.card(CardRead(ANNA)))
    screen.until(lambda: "Hallo, schön, dass du da bist" in said(shop))
    assert "Anna" not in said(shop)
    assert "2.480" not in said(shop)


def test_no_message_says_whose_it_is(shop: Shop) -> None:
    publicly = {kind: words_aloud.public(kind) for kind in NoticeKind}
    changed = {kind: text for kind, text in publicly.items() if text is not None}
    assert {NoticeKind.WELCOME, NoticeKind.STAFF_UNLOCKED, NoticeKind.WISHED} < changed.keys()
    assert not [kind for kind, text in changed.items() if not text or "%" in text]


def test_the_countdown_is_heard_and_ends_with_a_touch(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    listen(screen, shop)
    shop.clock.ticks += 3 * 45 + 1
    shop.services.idle.look()
    screen.at("idle")
    asked = shop.voice.left[-1]
    assert re.fullmatch(r"Bist du noch da\? Noch \d+ Sekunden\. .+ vergessen.+", asked)
    shop.clock.ticks += 49
    shop.services.idle.look()
    assert shop.voice.left == ["Noch 10 Sekunden."]
    screen.touch("still_here")
    assert shop.voice.left == []


def test_steps_of_a_payment_are_heard(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    checkout(screen, shop, kiosk[1])
    listen(screen, shop)
    amount = Money(2490, "EUR")
    shop.services.payments._show(PaymentView(PaymentPhase.ON_TERMINAL, amount))
    screen.at("payment")
    screen.until(lambda: "Halte deine Karte an das Kartenterminal" in said(shop))
    assert re.search(r"Mit Karte zahlen: 24,90 €", said(shop))
    shop.services.payments._show(PaymentView(PaymentPhase.DECLINED, amount, reason=TerminalReason.CARD_REFUSED))
    screen.until(lambda: "Nicht bezahlt" in said(shop))
    shop.services.payments._show(PaymentView(PaymentPhase.IDLE))


def test_another_language_is_said_in_its_own_voice(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    listen(screen, shop)
    shop.services.session.update(language="en")
    shop.services.notices.post(NoticeKind.UNKNOWN_CODE)
    assert shop.voice.said[-1] == ("We don't know this code. Nothing was added.", "en")


def test_a_mistake_of_ours_is_said_too(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    listen(screen, shop)
    kiosk[1].fail()
    screen.until(lambda: "Das ist schiefgegangen. Der Fehler liegt bei uns." in said(shop))
    assert len(shop.voice.left) == 1
    shop.services.session.end(EndReason.FAULT)


def test_every_page_has_a_title() -> None:
    more_than_that = {"product", "finder", "basket", "checkout", "payment", "done"}
    no_pages = {"attract", "idle", "help", "fault"}
    pages = {"browse" if name == "search" else name for name in get_args(ScreenName)}
    assert {page for page in pages if words_aloud.title(page) == ""} == more_than_that | no_pages


def test_a_code_scanned_with_nobody_listening_is_silent_after_the_session(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]
) -> None:
    listen(screen, shop)
    shop.services.session.end(EndReason.LEFT)
    screen.stage.run(shop.services.scanning.scan(Scan(gtin(shop), ScanSource.SCANNER)))
    screen.at("basket")
    assert shop.voice.left == []
    assert not shop.services.aloud.on
