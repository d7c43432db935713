"""Paying on one's phone: the kiosk's side, and the page that the phone opens."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection, select

from kiosk.central import identity, payments, staff
from kiosk.central import tables as t
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.central.payment_page import STYLE_HASH, PaymentPage
from kiosk.central.phone_page import headers, pick_language
from kiosk.central.routes.customers import SessionKey
from kiosk.central.routes.forms import Form
from kiosk.central.routes.phone import Accepted, Language
from kiosk.domain.phone_payment import PhonePaymentState
from kiosk.wire.customer import AuditRecord
from kiosk.wire.payments import PaymentOfferBody, PaymentStateBody, PaymentWish, UnmatchedPayments

router = APIRouter(prefix="/v1", tags=["payments on a phone"])
pages = APIRouter(prefix="/pay", include_in_schema=False)

PaymentId = Annotated[str, Path(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9-]+$")]
_HEADERS = headers(STYLE_HASH, more="; form-action 'self'")
_STATUS = {"paid": 200, "cancelled": 200, "refunded": 200, "over": 410}


@router.post("/payments/{payment}/offer")
def offer_payment(central: CentralDep, device: DeviceDep, payment: PaymentId, wish: PaymentWish) -> PaymentOfferBody:
    """A page on which the payment with this id can be confirmed; asked again, the page before is over.

    409 `payment-closed` once it is paid or cancelled.
    """
    code = central.database.transact(
        lambda connection: payments.offer(
            connection, payment, wish, device=device.id, store=device.store, now=central.now()
        )
    )
    return PaymentOfferBody(link=wish.link + code)


@router.get("/payments/{payment}")
def payment_state(central: CentralDep, device: DeviceDep, payment: PaymentId) -> PaymentStateBody:
    """How it stands; 404 `unknown-payment`."""
    with central.database.read() as connection:
        return payments.state(connection, payment, device.id)


@router.post("/payments/{payment}/cancel")
def cancel_payment(central: CentralDep, device: DeviceDep, payment: PaymentId) -> PaymentStateBody:
    """It can never be paid from now on, even if its offer comes in later; what is paid stays paid."""
    return central.database.transact(
        lambda connection: payments.cancel(connection, payment, device.id, device.store, central.now())
    )


@router.post("/payments/{payment}/refund")
def refund_payment(central: CentralDep, device: DeviceDep, payment: PaymentId) -> PaymentStateBody:
    """Give it back; what was not paid is cancelled. 404 `unknown-payment`."""
    return central.database.transact(lambda connection: payments.refund(connection, payment, device.id))


@router.get("/staff/payments")
def unmatched_payments(central: CentralDep, device: DeviceDep, session_key: SessionKey) -> UnmatchedPayments:
    """What was paid on phones in this store, a quarter of an hour ago or more, and bought nothing; audited."""
    now = central.now()

    def work(connection: Connection) -> UnmatchedPayments:
        member = identity.staff_session(connection, device, session_key, now)
        found = payments.unmatched(connection, device.store, now)
        record = AuditRecord(at=now, staff=member, device=device.id, action="payments", found=len(found))
        staff.write_audit(connection, record)
        return UnmatchedPayments(payments=found)

    return central.database.transact(work)


@pages.get("/{code}", response_class=HTMLResponse)
def open_payment(central: CentralDep, code: str, lang: Language = "", accepted: Accepted = "") -> HTMLResponse:
    """What is to be paid; or how it ended. Looking at it pays nothing."""
    with central.database.read() as connection:
        payment, page = _page(connection, code, lang, accepted)
    if payment is not None and payment.waits(central.now()):
        return HTMLResponse(page.question(payment), 200, _HEADERS)
    return _told(page, payment.state if payment is not None else None)


@pages.post("/{code}", response_class=HTMLResponse)
def answer_payment(
    central: CentralDep, code: str, form: Form, lang: Language = "", accepted: Accepted = ""
) -> HTMLResponse:
    """Pay, or do not; the first answer counts."""

    def work(connection: Connection) -> tuple[PhonePaymentState | None, PaymentPage]:
        payment, page = _page(connection, code, lang, accepted)
        if payment is None:
            return None, page
        return payments.confirm(connection, payment, pays=form.get("answer") == "pay", now=central.now()), page

    state, page = central.database.transact(work)
    return _told(page, state)


def _told(page: PaymentPage, state: PhonePaymentState | None) -> HTMLResponse:
    which = "over" if state in {None, PhonePaymentState.OPEN} else str(state)
    return HTMLResponse(page.message(which), _STATUS[which], _HEADERS)


def _page(connection: Connection, code: str, lang: str, accepted: str) -> tuple[payments.Page | None, PaymentPage]:
    payment = payments.find(connection, code)
    store = payment and connection.scalar(select(t.stores.c.name).where(t.stores.c.id == payment.store))
    return payment, PaymentPage(pick_language(accepted, lang, payment.language if payment else ""), store or "")
