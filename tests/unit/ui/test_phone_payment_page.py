"""Paying on one's own phone at the screen, and ways to get it there: every state has its words, and nothing is left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from kiosk.domain.customer import Assurance, Customer, CustomerView
from kiosk.domain.fulfilment import Fulfilment, Way
from kiosk.domain.payment import Tender
from kiosk.domain.terminal import TerminalReason
from kiosk.services.payment_view import PaymentPhase
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, checkout, scan_one
from tests.unit.ui.test_payment_page import at
from tests.unit.ui.test_wipe import texts, wiped
from ui import words_phone
from ui.app import Ui

LINK = "https://shop.example/pay/Zm9vYmFyYmF6cXV1eA"
ADDRESS = "Lin…, 10… Berlin"


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
def test_every_phase_fits(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], large: bool, landscape: bool) -> None:
    screen.orient(landscape=landscape)
    scan_one(screen, shop)
    if large:
        kiosk[1].screens.preferences.setTextSize(2)  # type: ignore[attr-defined] # a Qt property
    for phase in (PaymentPhase.ON_TERMINAL, PaymentPhase.ASKING, PaymentPhase.NEEDS_STAFF, PaymentPhase.DECLINED):
        shown = LINK if phase is PaymentPhase.ON_TERMINAL else ""
        at(shop, phase, tender=Tender.PHONE, link=shown, reason=TerminalReason.TIMED_OUT)
        screen.at("payment")
        wanted = {"payment_problem": phase is PaymentPhase.DECLINED, "payment_code": shown != ""}
        screen.until(partial(lambda all_: all(screen.sees(name) is seen for name, seen in all_.items()), wanted))
        check_names(screen)
        check_fits(screen)
    screen.reads("Die Zeit zum Bezahlen war um.")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_word_is_ours(kiosk: tuple[Shop, Ui], shop: Shop, language: str) -> None:
    shop.services.session.update(language=language)
    said = [words_phone.reason(one)[part] for one in TerminalReason for part in (0, 1)]
    ends = {PaymentPhase.IDLE, PaymentPhase.DECLINED}
    said += [words_phone.phase(one, shown=shown) for one in PaymentPhase if one not in ends for shown in (True, False)]
    for sentence in said:
        assert sentence.endswith("."), sentence
        assert not re.search(r"!|_|\d", sentence), sentence


def test_the_code_is_gone_with_the_person(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    ui = kiosk[1]
    scan_one(screen, shop)
    at(shop, PaymentPhase.ON_TERMINAL, tender=Tender.PHONE, link=LINK)
    screen.at("payment")
    screen.until(lambda: "Run(" in texts(ui))
    wiped(screen, shop, ui, LINK, "Run(")


def test_where_it_is_sent_is_gone_with_the_person(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    ui = kiosk[1]
    checkout(screen, shop, ui)
    screen.until(lambda: screen.sees("deliver"))
    view = CustomerView(Customer("C1", "Anna", Assurance.VERIFIED), datetime(2026, 5, 4, tzinfo=UTC), address=ADDRESS)
    basket = shop.services.session.current.basket
    basket = replace(basket, lines=tuple(replace(line, quantity=20) for line in basket.lines))
    shop.services.session.update(view=view, basket=basket)
    screen.touch("deliver")
    assert shop.services.session.current.fulfilment == Fulfilment(Way.DELIVER, address=ADDRESS)
    screen.reads(ADDRESS)
    screen.touch("pay_at_till")
    screen.at("done")
    screen.reads(ADDRESS)
    wiped(screen, shop, ui, ADDRESS, "Anna")
    assert shop.services.session.current.fulfilment == Fulfilment()
