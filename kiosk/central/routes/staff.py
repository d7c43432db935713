"""Staff sessions and look-ups; every look-up writes an audit record in the same transaction that reads."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from sqlalchemy import Connection

from kiosk.central import cards, customers, devices, feedback, identity, pickups, staff
from kiosk.central.context import CentralDep, DeviceDep
from kiosk.central.idempotency import Answer, KeyDep, once
from kiosk.central.operations import canonical_hash
from kiosk.central.problems import Problem
from kiosk.central.routes.customers import SessionKey
from kiosk.wire.customer import (
    AuditBody,
    AuditRecord,
    CardBody,
    CardWishBody,
    CustomerMatchesBody,
    CustomerViewBody,
    IdentifiedBody,
    PackedOrderBody,
    PinBody,
)
from kiosk.wire.devices import DevicesBody
from kiosk.wire.operations import FeedbackBody

router = APIRouter(prefix="/v1/staff", tags=["staff"])


@router.post("/sessions")
def open_staff_session(central: CentralDep, device: DeviceDep, given: PinBody) -> IdentifiedBody:
    """Unlock by PIN. 422 `wrong-pin`; 423 `too-many-attempts` with Retry-After. A badge goes to /v1/identify."""
    now = central.now()

    def take(connection: Connection) -> tuple[timedelta | None, dict[str, str]]:
        locked = staff.take_try(connection, device.id, now)
        return locked, {} if locked else staff.pin_hashes(connection)

    def unlock(connection: Connection, reference: str) -> IdentifiedBody:
        staff.forgive(connection, device.id)
        opened = identity.Session(None, reference, "verified")
        key, expires = identity.open_session(connection, device, opened, now)
        return IdentifiedBody(session_key=key, expires_at=expires, staff=staff.member(connection, reference))

    locked, hashes = central.database.transact(take)
    if locked is not None:
        seconds = max(1, ceil(locked.total_seconds()))
        raise Problem(423, "too-many-attempts", "too many wrong PINs", headers={"Retry-After": str(seconds)})
    reference = staff.find_pin(hashes, given.pin)
    if reference is None:
        raise Problem(422, "wrong-pin", "this PIN is not right")
    return central.database.transact(lambda connection: unlock(connection, reference))


@router.get("/customers")
def find_customers(
    central: CentralDep,
    device: DeviceDep,
    session_key: SessionKey,
    query: Annotated[str, Query(min_length=1, max_length=100)],
) -> CustomerMatchesBody:
    """Customers by the start of a name or by their number; audited."""
    now = central.now()

    def work(connection: Connection) -> CustomerMatchesBody:
        member = identity.staff_session(connection, device, session_key, now)
        found = staff.search(connection, query)
        record = AuditRecord(at=now, staff=member, device=device.id, action="search", query=query, found=len(found))
        staff.write_audit(connection, record, [one.reference for one in found])
        return CustomerMatchesBody(customers=found)

    return central.database.transact(work)


@router.get("/customers/{reference}/view")
def view_for_staff(central: CentralDep, device: DeviceDep, reference: str, session_key: SessionKey) -> CustomerViewBody:
    """A customer's view for staff: what a card alone would show; audited, also when there is no such customer."""
    now = central.now()

    def work(connection: Connection) -> None:
        member = identity.staff_session(connection, device, session_key, now)
        found = customers.exists(connection, reference)
        record = AuditRecord(
            at=now, staff=member, device=device.id, action="view", customer=reference, found=int(found)
        )
        staff.write_audit(connection, record)

    central.database.transact(work)
    with central.database.read() as connection:
        return customers.view(connection, reference, level="known", store=device.store, now=now)


@router.post("/customers/{reference}/cards", response_model=CardBody)
def issue_card(
    central: CentralDep, device: DeviceDep, key: KeyDep, reference: str, session_key: SessionKey, wish: CardWishBody
) -> JSONResponse:
    """A new text to write on a card of a customer's; audited. 404 `unknown-customer`."""
    now = central.now()

    def act(connection: Connection) -> Answer:
        member = identity.staff_session(connection, device, session_key, now)
        if not customers.exists(connection, reference):
            raise Problem(404, "unknown-customer", "there is no such customer")
        text = cards.issue(connection, reference, wish.prefix, staff=member, device=device.id, now=now)
        staff.write_audit(
            connection,
            AuditRecord(at=now, staff=member, device=device.id, action="issue-card", customer=reference, found=1),
        )
        return Answer(CardBody(text=text).model_dump(mode="json"))

    answer = once(central, device, key, canonical_hash([reference, wish.prefix]), act)
    return JSONResponse(answer.body, answer.status, answer.headers)


@router.get("/orders")
def order_for_staff(
    central: CentralDep,
    device: DeviceDep,
    session_key: SessionKey,
    code: Annotated[str, Query(min_length=1, max_length=64)],
) -> PackedOrderBody:
    """An order's lines by its number, id or pick-up code, to check the bag it is packed in; audited, even if none.

    404 `unknown-order`.
    """
    now = central.now()

    def work(connection: Connection) -> PackedOrderBody | None:
        member = identity.staff_session(connection, device, session_key, now)
        found = pickups.packed(connection, code, device.store) or staff.packed_order(connection, code)
        record = AuditRecord(
            at=now, staff=member, device=device.id, action="order", query=code, found=int(found is not None)
        )
        staff.write_audit(connection, record)
        return found

    order = central.database.transact(work)
    if order is None:
        raise Problem(404, "unknown-order", "no order has this number")
    return order


@router.get("/devices")
def devices_for_staff(central: CentralDep, device: DeviceDep, session_key: SessionKey) -> DevicesBody:
    """Every device with its last contact, how far it has counted and its alarms; audited."""
    now = central.now()

    def work(connection: Connection) -> DevicesBody:
        member = identity.staff_session(connection, device, session_key, now)
        found = devices.overview(connection)
        record = AuditRecord(at=now, staff=member, device=device.id, action="devices", found=len(found.devices))
        staff.write_audit(connection, record)
        return found

    return central.database.transact(work)


@router.get("/feedback")
def feedback_for_staff(
    central: CentralDep, device: DeviceDep, session_key: SessionKey, days: Annotated[int, Query(ge=1, le=366)] = 30
) -> FeedbackBody:
    """How shoppers of this store found it, by day and rating; audited."""
    now = central.now()

    def work(connection: Connection) -> FeedbackBody:
        member = identity.staff_session(connection, device, session_key, now)
        found = feedback.counts(connection, device.store, (now - timedelta(days=days)).date())
        record = AuditRecord(at=now, staff=member, device=device.id, action="feedback", found=len(found))
        staff.write_audit(connection, record)
        return FeedbackBody(counts=found)

    return central.database.transact(work)


@router.get("/audit")
def audit(
    central: CentralDep,
    device: DeviceDep,
    session_key: SessionKey,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> AuditBody:
    """The newest audit records first."""
    with central.database.read() as connection:
        identity.staff_session(connection, device, session_key, central.now())
        return staff.read_audit(connection, limit)
