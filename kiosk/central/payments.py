"""Payments that the buyer confirms on their own phone: each ends once, paid or never to be paid."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from kiosk.central import tables as t
from kiosk.central.context import digest
from kiosk.central.database import insert
from kiosk.central.problems import Problem
from kiosk.domain.phone_payment import PhonePaymentState as State
from kiosk.wire.base import MoneyBody
from kiosk.wire.operations import PurchasePayload
from kiosk.wire.payments import PaymentLine, PaymentStateBody, PaymentWish, UnmatchedPayment

KEPT = timedelta(days=1)
"""How long is kept what was to be bought."""
PATIENCE = timedelta(minutes=15)
"""How long a purchase may take to come in before staff are told of its payment."""
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A payment as its page shows it."""

    id: str
    device: str
    store: str
    language: str
    amount: MoneyBody
    lines: tuple[PaymentLine, ...]
    state: State
    expires_at: datetime

    def waits(self, now: datetime) -> bool:
        """Whether it can still be confirmed."""
        return self.state is State.OPEN and self.expires_at > now


def offer(connection: Connection, payment: str, wish: PaymentWish, *, device: str, store: str, now: datetime) -> str:
    """The code of the page that can pay it; one given out before is over. A problem when it is decided."""
    connection.execute(
        update(t.payments)
        .where(t.payments.c.offered_at < now - KEPT, t.payments.c.code_hash.is_not(None))
        .values(code_hash=None, lines=[])
    )
    code = secrets.token_urlsafe(16)
    values = {
        "code_hash": digest(code),
        "store": store,
        "language": wish.language,
        "amount": wish.amount.amount,
        "currency": wish.amount.currency,
        "lines": [line.model_dump(mode="json") for line in wish.lines],
        "offered_at": now,
        "expires_at": now + timedelta(seconds=wish.valid_for),
    }
    row = {**values, "id": payment, "device": device, "state": State.OPEN.value, "reference": "", "order": ""}
    new = insert(connection, t.payments).values(**row).on_conflict_do_nothing().returning(t.payments.c.id)
    if connection.execute(new).first() is None:
        if State(_mine(connection, payment, device).state) is not State.OPEN:
            raise Problem(409, "payment-closed", "this payment is decided")
        connection.execute(update(t.payments).where(t.payments.c.id == payment).values(**values))
    return code


def state(connection: Connection, payment: str, device: str) -> PaymentStateBody:
    """How it stands; a problem when this device never offered it."""
    row = connection.execute(
        select(t.payments).where(t.payments.c.id == payment, t.payments.c.device == device)
    ).one_or_none()
    if row is None:
        raise Problem(404, "unknown-payment", "there is no such payment of this device")
    return PaymentStateBody(state=State(row.state), reference=row.reference)


def cancel(connection: Connection, payment: str, device: str, store: str, now: datetime) -> PaymentStateBody:
    """Nobody can pay it from now on, even if the offer of it comes in later; what is paid stays paid."""
    stone = {
        "id": payment,
        "device": device,
        "store": store,
        "language": "",
        "amount": 0,
        "currency": "",
        "lines": [],
        "state": State.CANCELLED.value,
        "reference": "",
        "offered_at": now,
        "expires_at": now,
        "order": "",
    }
    connection.execute(insert(connection, t.payments).values(**stone).on_conflict_do_nothing())
    row = _mine(connection, payment, device)
    if State(row.state) is State.OPEN:
        _to(connection, payment, State.CANCELLED)
    return state(connection, payment, device)


def refund(connection: Connection, payment: str, device: str) -> PaymentStateBody:
    """Give it back; what is open is cancelled."""
    row = _mine(connection, payment, device)
    match State(row.state):
        case State.OPEN:
            _to(connection, payment, State.CANCELLED)
        case State.PAID:
            _to(connection, payment, State.REFUNDED)
        case _:
            pass
    return state(connection, payment, device)


def find(connection: Connection, code: str) -> Page | None:
    """The payment of a page."""
    row = connection.execute(select(t.payments).where(t.payments.c.code_hash == digest(code))).one_or_none()
    if row is None:
        return None
    return Page(
        row.id,
        row.device,
        row.store,
        row.language,
        MoneyBody(amount=row.amount, currency=row.currency),
        tuple(PaymentLine.model_validate(line) for line in row.lines),
        State(row.state),
        row.expires_at,
    )


def confirm(connection: Connection, page: Page, *, pays: bool, now: datetime) -> State:
    """The buyer's answer, if it still counts; how the payment stands after it. Asked twice, the first answer counts.

    The provider is simulated: no money moves. A real one would be asked here, under the payment's id as its
    idempotency key, and its word would be the state.
    """
    row = _locked(connection, page.id)
    assert row is not None
    if State(row.state) is State.OPEN and not pays:
        _to(connection, page.id, State.CANCELLED)
    elif State(row.state) is State.OPEN and row.expires_at > now:
        _to(connection, page.id, State.PAID, reference=f"SIM-{secrets.token_hex(4).upper()}")
    row = _locked(connection, page.id)
    assert row is not None
    return State(row.state)


def settle(connection: Connection, order: str, payload: PurchasePayload) -> list[dict[str, Any]]:
    """Tie a purchase to the payment that it says it was paid by; the doubts."""
    if payload.payment.tender != "phone":
        return []
    row = _locked(connection, payload.payment.id)
    if (
        row is None
        or State(row.state) is not State.PAID
        or (row.amount, row.currency)
        != (
            payload.payment.amount.amount,
            payload.payment.amount.currency,
        )
    ):
        return [{"code": "payment-unknown", "detail": f"no payment on a phone is known as {payload.payment.id}"}]
    connection.execute(update(t.payments).where(t.payments.c.id == row.id).values(order=order))
    return []


def unmatched(connection: Connection, store: str, now: datetime) -> tuple[UnmatchedPayment, ...]:
    """What was paid in a store a while ago, and no purchase came in for it, the oldest first."""
    rows = connection.execute(
        select(t.payments)
        .where(
            t.payments.c.store == store,
            t.payments.c.state == State.PAID.value,
            t.payments.c.order == "",
            t.payments.c.offered_at < now - PATIENCE,
        )
        .order_by(t.payments.c.offered_at, t.payments.c.id)
        .limit(_SHOWN)
    )
    return tuple(
        UnmatchedPayment(
            id=row.id,
            amount=MoneyBody(amount=row.amount, currency=row.currency),
            device=row.device,
            reference=row.reference,
            offered_at=row.offered_at,
        )
        for row in rows
    )


def _to(connection: Connection, payment: str, to: State, **more: Any) -> None:
    connection.execute(update(t.payments).where(t.payments.c.id == payment).values(state=to.value, **more))


def _locked(connection: Connection, payment: str) -> Row[Any] | None:
    return connection.execute(select(t.payments).where(t.payments.c.id == payment).with_for_update()).one_or_none()


def _mine(connection: Connection, payment: str, device: str) -> Row[Any]:
    row = _locked(connection, payment)
    if row is None or row.device != device:
        raise Problem(404, "unknown-payment", "there is no such payment of this device")
    return row
