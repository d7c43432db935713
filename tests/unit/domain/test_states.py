"""Payment and order: the steps each machine knows are written down here once more; every other one is a bug."""

from __future__ import annotations

from itertools import product

import pytest

from kiosk.domain.basket import Basket
from kiosk.domain.catalog import Product
from kiosk.domain.money import Money
from kiosk.domain.order import OrderState, basket_hash, next_state
from kiosk.domain.payment import Payment, PaymentState, Tender
from kiosk.domain.session import Session
from kiosk.errors import BugError

PAYMENT_STEPS = {
    ("created", "due"),
    ("created", "sent"),
    ("due", "settled"),
    ("sent", "approved"),
    ("sent", "declined"),
    ("sent", "unknown"),
    ("unknown", "approved"),
    ("unknown", "declined"),
    ("approved", "settled"),
    ("approved", "reversed"),
}
ORDER_STEPS = {
    ("open", "stored"),
    ("stored", "delivered"),
    ("stored", "parked"),
    ("parked", "stored"),
    ("parked", "delivered"),
}


def payment(state: PaymentState = PaymentState.CREATED) -> Payment:
    return Payment("p", Tender.CARD, Money(100, "EUR"), "hash", state)


@pytest.mark.parametrize(("here", "there"), list(product(PaymentState, PaymentState)))
def test_payment_steps(here: PaymentState, there: PaymentState) -> None:
    if (here, there) in PAYMENT_STEPS:
        assert payment(here).to(there) == payment(there)
    else:
        with pytest.raises(BugError, match=f"from {here} to {there}"):
            payment(here).to(there)


@pytest.mark.parametrize("state", PaymentState)
def test_only_declined_settled_and_reversed_are_final(state: PaymentState) -> None:
    assert payment(state).final == (state in {PaymentState.DECLINED, PaymentState.SETTLED, PaymentState.REVERSED})


@pytest.mark.parametrize(("here", "there"), list(product(OrderState, OrderState)))
def test_order_steps(here: OrderState, there: OrderState) -> None:
    if (here, there) in ORDER_STEPS:
        assert next_state(here, there) is there
    else:
        with pytest.raises(BugError, match=f"from {here} to {there}"):
            next_state(here, there)


def test_the_hash_is_of_what_the_shopper_saw() -> None:
    tea = Product("tea", (), {}, Money(100, "EUR"), 700)
    dearer = Product("tea", (), {}, Money(101, "EUR"), 700)
    basket = Basket("b", "EUR").add(tea)
    assert basket_hash(basket) == basket_hash(Basket("b", "EUR").add(tea))
    others = [Basket("b", "EUR"), basket.add(tea), Basket("c", "EUR").add(tea), Basket("b", "EUR").add(dearer)]
    assert len({basket_hash(other) for other in [basket, *others]}) == 5


def test_a_session_changes_into_a_new_one() -> None:
    session = Session("s", "de", Basket("b", "EUR"))
    assert session.but(active=True).active
    assert not session.active
