"""Paying by card at the screen: every state of a payment, every word of a terminal, and what staff decide."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest

from kiosk.domain.money import Money
from kiosk.domain.payment import CardSlip
from kiosk.domain.terminal import (
    SlipKind,
    TerminalOutcome,
    TerminalReason,
    TerminalResult,
    TerminalSlip,
    TerminalStatus,
    TerminalStep,
)
from kiosk.services.notices import NoticeKind
from kiosk.services.payment_view import PaymentPhase, PaymentView
from tests.pages.screen import Screen
from tests.unit.ui.shop import Shop
from tests.unit.ui.test_pages import check_fits, check_names, checkout, scan_one, unlock
from ui import words_devices as words
from ui.app import Ui

AMOUNT = Money(2490, "EUR")


def at(shop: Shop, phase: PaymentPhase, **facts: object) -> None:
    """The payment stands there."""
    shop.services.payments._show(PaymentView(phase, AMOUNT, **facts))  # type: ignore[arg-type] # facts of a view


@pytest.fixture
def till(screen: Screen, shop: Shop) -> Iterator[Screen]:
    """A basket at the checkout, and devices that run."""
    shop.terminal.press, shop.terminal.broken = threading.Event(), False
    shop.terminal.step = TerminalStep.INSERT_CARD
    shop.terminal.result = TerminalResult(TerminalOutcome.APPROVED)
    devices = shop.services.devices
    shop.services.background.start(devices.run(shop.services.scanning.scan, shop.services.scanning.card), "devices")
    screen.until(lambda: devices.can_pay_by_card)
    checkout_reached(screen, shop)
    yield screen
    shop.terminal.press.set()
    screen.until(lambda: shop.services.payments.view.phase is not PaymentPhase.ON_TERMINAL)


def checkout_reached(screen: Screen, shop: Shop) -> None:
    scan_one(screen, shop)
    screen.touch("pay")
    screen.until(lambda: screen.sees("pay_by_card"))


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
@pytest.mark.parametrize("phase", [one for one in PaymentPhase if one is not PaymentPhase.IDLE])
def test_every_phase_has_its_words_and_ways(
    screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui], phase: PaymentPhase, large: bool, landscape: bool
) -> None:
    screen.orient(landscape=landscape)
    scan_one(screen, shop)
    if large:
        kiosk[1].screens.preferences.setTextSize(2)  # type: ignore[attr-defined] # a Qt property
    at(shop, phase, reason=TerminalReason.HOST_REFUSED if phase is PaymentPhase.DECLINED else TerminalReason.NONE)
    screen.at("payment")
    screen.until(lambda: "24,90" in screen.words())
    assert screen.sees("payment_step") is (phase is not PaymentPhase.DECLINED)
    assert screen.sees("payment_problem") is (phase is PaymentPhase.DECLINED)
    undecided = phase in {PaymentPhase.ASKING, PaymentPhase.NEEDS_STAFF}
    assert screen.sees("payment_staff") is undecided
    assert screen.sees("payment_retry") is screen.sees("pay_at_till_instead") is (phase is PaymentPhase.DECLINED)
    assert screen.sees("payment_abort") is (phase is not PaymentPhase.DECLINED and not undecided)
    assert screen.sees("back") is (phase is PaymentPhase.DECLINED)
    check_names(screen)
    check_fits(screen)
    for item in screen.items():
        if item.inherits("QQuickAbstractButton"):
            assert min(item.width(), item.height()) >= 44, item.objectName()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_word_of_a_terminal_is_ours(kiosk: tuple[Shop, Ui], shop: Shop, language: str) -> None:
    shop.services.session.update(language=language)
    said = [words.step(one) for one in TerminalStep] + [
        words.reason(one)[part] for one in TerminalReason for part in (0, 1)
    ]
    said += [words.phase(one, None) for one in PaymentPhase if one not in {PaymentPhase.IDLE, PaymentPhase.DECLINED}]
    for sentence in said:
        assert sentence.endswith("."), sentence
        assert not re.search(r"!|_|\bZVT\b|\d", sentence), sentence


def test_a_card_pays_the_basket(till: Screen, shop: Shop) -> None:
    slip = TerminalSlip(SlipKind.CUSTOMER, ("girocard", "#### 4711", "Zahlung erfolgt"))
    shop.terminal.result = TerminalResult(TerminalOutcome.APPROVED, slips=(slip,))
    till.touch("pay_by_card")
    till.at("payment")
    till.reads("Halte deine Karte an das Kartenterminal")
    shop.terminal.press.set()
    till.at("done")
    till.reads("Mit Karte bezahlt")
    assert till.sees("card_slip")  # there is no printer: the slip is on the screen
    assert shop.store.sales[0].card == CardSlip(receipt_no=7, customer_slip=slip.lines)


def test_no_message_of_before_lies_over_the_payment(till: Screen, shop: Shop) -> None:
    shop.services.notices.post(NoticeKind.UNKNOWN_CODE)
    till.until(lambda: till.sees("toast"))
    till.touch("pay_by_card")
    till.reads("Halte deine Karte an das Kartenterminal")
    assert not till.sees("toast")


def test_the_card_is_to_be_taken_out_loudly(till: Screen, shop: Shop) -> None:
    till.touch("pay_by_card")
    till.at("payment")
    at(shop, PaymentPhase.ON_TERMINAL, status=TerminalStatus(TerminalStep.APPROVED, remove_card=True))
    till.until(lambda: till.sees("payment_remove_card"))


def test_giving_up_leads_back_with_the_basket(till: Screen, shop: Shop) -> None:
    till.touch("pay_by_card")
    till.at("payment")
    till.touch("payment_abort")
    till.at("checkout")
    assert shop.services.session.current.basket.pieces == 1
    assert shop.store.sales == []


def test_declined_tells_why_and_offers_the_till(till: Screen, shop: Shop) -> None:
    shop.terminal.result = TerminalResult(TerminalOutcome.DECLINED, TerminalReason.CARD_EXPIRED)
    shop.terminal.press.set()
    till.touch("pay_by_card")
    till.until(lambda: till.sees("payment_problem"))
    till.reads("Diese Karte ist abgelaufen oder noch nicht gültig.")
    till.touch("pay_at_till_instead")
    till.at("done")
    till.reads("Deine Bestellung ist gespeichert")
    assert len(shop.store.sales) == 1


def test_declined_can_be_tried_again(till: Screen, shop: Shop) -> None:
    shop.terminal.result = TerminalResult(TerminalOutcome.DECLINED, TerminalReason.CARD_UNREADABLE)
    shop.terminal.press.set()
    till.touch("pay_by_card")
    till.until(lambda: till.sees("payment_problem"))
    shop.terminal.result = TerminalResult(TerminalOutcome.APPROVED)
    till.until(till.named("payment_retry")[0].isEnabled)
    till.touch("payment_retry")
    till.at("done")


def test_without_a_terminal_that_works_it_says_so(till: Screen, shop: Shop) -> None:
    shop.terminal.broken = True
    till.until(lambda: not shop.services.devices.can_pay_by_card)
    till.reads("Das Kartenterminal ist im Moment nicht bereit.")
    assert not till.named("pay_by_card")[0].isEnabled()
    till.touch("pay_at_till")
    till.at("done")


def test_nobody_is_hurried_while_they_pay(till: Screen, shop: Shop) -> None:
    till.touch("pay_by_card")
    till.reads("Halte deine Karte an das Kartenterminal")
    shop.clock.ticks += 600
    shop.services.idle.look()
    assert not till.sees("idle")
    till.at("payment")


@pytest.mark.allow_log("staff decided")
def test_staff_decide_what_the_terminal_cannot(till: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    shop.terminal.result = TerminalResult(TerminalOutcome.UNKNOWN, TerminalReason.LINK_LOST)
    shop.terminal.press.set()
    till.touch("pay_by_card")
    till.reads("Bitte rufe unser Team")
    till.touch("payment_staff")
    till.touch("staff_unlock")
    till.until(lambda: till.sees("pin_5"))
    assert not till.sees("payment_was_paid")
    till.touch("staff_leave")
    till.at("payment")  # and not the shop: it is not over
    till.touch("payment_staff")
    till.touch("staff_unlock")
    unlock(till)
    till.touch("payment_was_paid")
    till.at("done")
    assert shop.store.sales[0].card is not None
    assert shop.store.sales[0].card.authorisation.startswith("staff ")


def test_checkout_in_large_letters(screen: Screen, shop: Shop, kiosk: tuple[Shop, Ui]) -> None:
    checkout(screen, shop, kiosk[1])
    kiosk[1].screens.preferences.setTextSize(2)  # type: ignore[attr-defined] # a Qt property
    check_fits(screen)
