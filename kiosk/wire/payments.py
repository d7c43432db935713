"""Payments on the buyer's phone, on the wire."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from kiosk.domain.basket import BasketLine
from kiosk.domain.order import Sale
from kiosk.domain.phone_payment import PhonePayment, PhonePaymentState
from kiosk.wire.base import Instant, Message, MoneyBody


class PaymentLine(Message):
    """A line as the buyer's phone shows it; the page itself names what is no product."""

    kind: Literal["product", "delivery"] = "product"
    name: Annotated[str, Field(max_length=500)]
    quantity: Annotated[int, Field(ge=1, le=9999)]
    total: MoneyBody


class PaymentWish(Message):
    """An amount to be confirmed within `valid_for` seconds, on a page whose link begins with `link`."""

    amount: MoneyBody
    lines: Annotated[tuple[PaymentLine, ...], Field(min_length=1, max_length=1000)]
    language: Annotated[str, Field(max_length=16)] = ""
    link: Annotated[str, Field(max_length=200, pattern=r"^https?://[!-~]+$")]
    valid_for: Annotated[int, Field(ge=10, le=900)]

    @classmethod
    def of(cls, sale: Sale, *, link: str, valid_for: int) -> PaymentWish:
        return cls(
            amount=MoneyBody.of(sale.payment.amount),
            lines=(*(_line(line, sale.language) for line in sale.lines), *_delivery(sale)),
            language=sale.language,
            link=link,
            valid_for=valid_for,
        )


def _line(line: BasketLine, language: str) -> PaymentLine:
    return PaymentLine(name=line.product.name(language), quantity=line.quantity, total=MoneyBody.of(line.total))


def _delivery(sale: Sale) -> Iterator[PaymentLine]:
    if (charge := sale.totals.delivery) is not None:
        yield PaymentLine(kind="delivery", name="", quantity=1, total=MoneyBody.of(charge.amount))


class PaymentOfferBody(Message):
    """The link that the buyer opens."""

    link: Annotated[str, Field(max_length=300, repr=False)]


class PaymentStateBody(Message):
    """How a payment stands; `reference` is the payment provider's."""

    state: PhonePaymentState
    reference: Annotated[str, Field(max_length=64)] = ""

    def to_domain(self) -> PhonePayment:
        return PhonePayment(self.state, self.reference)


class UnmatchedPayment(Message):
    """Paid, and no purchase came in for it."""

    id: Annotated[str, Field(max_length=64)]
    amount: MoneyBody
    device: str
    reference: str
    offered_at: Instant


class UnmatchedPayments(Message):
    """The oldest first."""

    payments: Annotated[tuple[UnmatchedPayment, ...], Field(max_length=200)]
