"""Sales and unsent entries as a busy shop makes them, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.clock import Uuid7Ids
from kiosk.domain.basket import Basket
from kiosk.domain.catalog import Product
from kiosk.domain.customer import Assurance, Identity, Token, TokenKind
from kiosk.domain.money import Money
from kiosk.domain.operation import Lane, Operation, OperationKind
from kiosk.domain.order import Sale, basket_hash
from kiosk.domain.payment import Payment, PaymentState, Tender
from kiosk.services import payloads

STORE = "berlin-mitte"
CUSTOMERS = 20_000
"""So many people bought while the till was offline, each several times."""

_TEA = Product("MN-0001", ("09501101530003",), {"de": "Kräutertee"}, Money(499, "EUR"), 700)
_CUP = Product("MN-0002", ("09501101530010",), {"de": "Tasse mit Henkel"}, Money(1299, "EUR"), 1900)


def a_sale(now: datetime, customer: str = "") -> tuple[Sale, Operation]:
    """A basket of one product (of two for nobody in particular), to be paid at the till, and its outbox entry."""
    ids = Uuid7Ids()
    basket = Basket(ids.new(), "EUR").add(_TEA, quantity=2)
    who = None
    if customer:
        who = Identity(Token(TokenKind.NUMBER, customer), Assurance.KNOWN)
    else:
        basket = basket.add(_CUP)
    payment = Payment(ids.new(), Tender.PAY_AT_TILL, basket.totals.total, basket_hash(basket)).to(PaymentState.DUE)
    sale = Sale(ids.new(), basket.id, now, basket.lines, basket.totals, payment, "de", who)
    subject = payloads.subject(who) if who else f"basket:{basket.id}"
    entry = Operation(sale.id, OperationKind.PURCHASE, Lane.PURCHASE, subject, now, payloads.purchase(sale, STORE))
    return sale, entry


def unsent(now: datetime, count: int) -> Iterator[Operation]:
    """Purchases of CUSTOMERS people in turn, each about 750 bytes of payload."""
    _sale, operation = a_sale(now, "0")
    ids = Uuid7Ids()
    for number in range(count):
        one = str(700_000_000 + number % CUSTOMERS)
        payload = {
            **operation.payload,
            "order_number": f"K01-{number + 1:06d}",
            "customer": {"reference": "", "token": {"kind": "number", "value": one}},
        }
        yield Operation(ids.new(), OperationKind.PURCHASE, Lane.PURCHASE, f"customer:{one}", now, payload)
