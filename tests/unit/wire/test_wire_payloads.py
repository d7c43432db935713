"""What the kiosk's services put into the outbox is what the contract takes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.basket import Basket, Origin
from kiosk.domain.catalog import Product, SoldBy
from kiosk.domain.consent import Purpose
from kiosk.domain.customer import Assurance, Identity, Token, TokenKind
from kiosk.domain.money import Money
from kiosk.domain.my_data import DataWish, digest
from kiosk.domain.order import Sale, basket_hash
from kiosk.domain.payment import Payment, PaymentState, Tender
from kiosk.services import payloads
from kiosk.wire.operations import ConsentPayload, DataRequestPayload, PurchasePayload

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
IDENTITY = Identity(Token(TokenKind.QR, "https://shop.example/c/1"), Assurance.UNVERIFIED)
COFFEE = Product("A", ("09504000011017",), {"de": "Kaffee"}, Money(990, "EUR"), 700, deposit=Money(25, "EUR"))
APPLES = Product("W", (), {"de": "Äpfel"}, Money(349, "EUR"), 700, sold_by=SoldBy.WEIGHT)


def sale_of(basket: Basket, identity: Identity | None) -> Sale:
    payment = Payment("p", Tender.PAY_AT_TILL, basket.totals.total, basket_hash(basket)).to(PaymentState.DUE)
    return Sale("id", basket.id, NOON, basket.lines, basket.totals, payment, "de", identity, "K01-000001")


def over_the_wire(payload: dict[str, Any]) -> Any:
    return json.loads(json.dumps(payload))


@given(quantity=st.integers(1, 99), grams=st.integers(1, 20_000), identity=st.sampled_from([None, IDENTITY]))
def test_a_sale_is_a_purchase_of_the_contract(quantity: int, grams: int, identity: Identity | None) -> None:
    basket = Basket("b", "EUR").add(COFFEE, quantity=quantity, origin=Origin.ONLINE).add(APPLES, grams=grams)
    sent = PurchasePayload.model_validate(over_the_wire(payloads.purchase(sale_of(basket, identity), "here")))
    assert sent.placed_at == NOON
    assert sent.totals.total.to_domain() == basket.totals.total
    assert sum(line.total.amount for line in sent.lines) == sent.totals.total.amount
    assert [(line.sku, line.quantity, line.grams, line.origin) for line in sent.lines] == [
        ("A", quantity, None, Origin.ONLINE),
        ("W", 1, grams, Origin.HANDS),
    ]
    exact = Decimal(349) * grams / 1000
    assert abs(sent.lines[1].unit_price.amount - exact) <= Decimal("0.5")
    assert (sent.customer is None) == (identity is None)


def test_what_is_asked_of_ones_data_is_of_the_contract() -> None:
    for wish in DataWish:
        asked = payloads.data_request(IDENTITY, wish, code="code", at=NOON, language="de", store="here")
        sent = DataRequestPayload.model_validate(over_the_wire(asked))
        assert (sent.wish, sent.asked_at, sent.code, sent.proof) == (
            wish,
            NOON,
            digest("code"),
            digest(IDENTITY.session_key),
        )


def test_a_decision_is_a_consent_of_the_contract() -> None:
    for purpose in Purpose:
        decision = payloads.consent(
            IDENTITY, purpose, given=False, at=NOON, wording="Wording", language="de", store="here", receipt="r"
        )
        sent = ConsentPayload.model_validate(over_the_wire(decision))
        assert (sent.purpose, sent.state, sent.decided_at) == (purpose, "withdrawn", NOON)
        assert sent.customer.token is not None
        assert sent.customer.token.to_domain() == IDENTITY.token
