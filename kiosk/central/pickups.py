"""What is packed here: orders to collect (found by code, their buyer is here, staff hand them over), and to send."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from kiosk.central import addresses
from kiosk.central import tables as t
from kiosk.central.database import insert
from kiosk.central.problems import Problem
from kiosk.domain.payment import PaymentState
from kiosk.domain.pickup import PickupState, code_of
from kiosk.wire.base import MoneyBody
from kiosk.wire.customer import PackedOrderBody
from kiosk.wire.operations import PurchasePayload
from kiosk.wire.pickup import PickupBody

SHOWN = 200
SENT = "-"
"""In place of the address once the carrier has the parcel: nobody here needs it any more."""


def find(connection: Connection, code: str, store: str) -> PickupBody:
    """The order of a code in this store; a problem when there is none."""
    row = connection.execute(
        select(t.pickups).where(t.pickups.c.code == code.strip().upper(), t.pickups.c.store == store, _collected())
    ).one_or_none()
    if row is None:
        raise Problem(404, "unknown-pickup", "no order to collect here has this code")
    return _body(row)


def packed(connection: Connection, code: str, store: str) -> PackedOrderBody | None:
    """What is packed here, as staff check its bag, by its code, or a kiosk's by its id or number; None without one."""
    order = select(t.orders.c.id).where(t.orders.c.number == code)
    mine = or_(t.pickups.c.code == code.strip().upper(), t.pickups.c.id == code, t.pickups.c.id.in_(order))
    row = connection.execute(
        select(t.pickups).where(t.pickups.c.store == store, mine).order_by(t.pickups.c.ordered_at.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return None
    found = _for_staff(row)
    return PackedOrderBody(number=found.code, placed_at=found.ordered_at, lines=found.lines, pickup=found)


def of_customer(connection: Connection, reference: str, store: str) -> tuple[PickupBody, ...]:
    """What a customer has still to collect in this store, the oldest first."""
    rows = connection.execute(
        select(t.pickups)
        .where(t.pickups.c.customer == reference, t.pickups.c.store == store, _open(), _collected())
        .order_by(t.pickups.c.ordered_at, t.pickups.c.id)
        .limit(SHOWN)
    )
    return tuple(map(_body, rows))


def waiting(connection: Connection, store: str) -> tuple[PickupBody, ...]:
    """What still waits in a store: those whose buyers are here first, then those that wait longest."""
    here = t.pickups.c.here_since
    rows = connection.execute(
        select(t.pickups)
        .where(t.pickups.c.store == store, _open())
        .order_by(here.is_(None), here, t.pickups.c.ordered_at, t.pickups.c.id)
        .limit(SHOWN)
    )
    return tuple(map(_for_staff, rows))


def arrived(connection: Connection, pickup: str, store: str, now: datetime) -> PickupBody:
    """Its buyer is here; the first time counts. A problem when there is no such order, or it is handed over."""
    row = _locked(connection, pickup, store)
    if row.send_to:
        raise Problem(404, "unknown-pickup", "there is no such order to collect here")
    if row.state == PickupState.HANDED_OVER:
        raise Problem(409, "handed-over", "this order was collected")
    if row.here_since is None:
        _change(connection, pickup, here_since=now)
    return _body(_locked(connection, pickup, store))


def add(connection: Connection, order: str, payload: PurchasePayload, customer: str | None) -> str:
    """A purchase that is to be collected or sent, to be packed in its store; a doubt for staff, or "".

    What is sent is packed where it was bought. Its code belongs to another order once in 45 million: then it is found
    by its number.
    """
    wanted = payload.fulfilment
    assert wanted is not None
    send_to = addresses.label(connection, customer) if wanted.way == "deliver" else ""
    if wanted.way == "deliver" and not send_to:
        return "no-address"
    store = payload.store if send_to else wanted.store
    if connection.scalar(select(t.stores.c.id).where(t.stores.c.id == store)) is None:
        return "unknown-store"
    row = {
        "id": order,
        "code": code_of(order),
        "customer": customer,
        "store": store,
        "state": PickupState.PACKING.value,
        "place": "",
        "lines": [{"sku": line.sku, "quantity": line.quantity} for line in payload.lines],
        "ordered_at": payload.placed_at,
        "handed_over_by": "",
        "send_to": send_to,
        "due": payload.payment.amount.model_dump() if payload.payment.state == PaymentState.DUE else None,
    }
    stored = insert(connection, t.pickups).values(**row).on_conflict_do_nothing().returning(t.pickups.c.id)
    return "" if connection.execute(stored).first() else "code-taken"


def ready(connection: Connection, pickup: str, store: str) -> PickupBody:
    """Staff have packed it."""
    row = _locked(connection, pickup, store)
    if row.state == PickupState.PACKING:
        _change(connection, pickup, state=PickupState.READY.value)
    return _for_staff(_locked(connection, pickup, store))


def hand_over(connection: Connection, pickup: str, store: str, staff: str, now: datetime) -> PickupBody:
    """Staff have handed it to its buyer or the carrier; the first time counts. A problem while it is not ready."""
    row = _locked(connection, pickup, store)
    if row.state == PickupState.PACKING:
        raise Problem(409, "not-ready", "this order is still being packed")
    if row.state == PickupState.READY:
        done = {"state": PickupState.HANDED_OVER.value, "handed_over_at": now, "handed_over_by": staff}
        _change(connection, pickup, **done, **({"send_to": SENT} if row.send_to else {}))
    return _for_staff(_locked(connection, pickup, store))


def _collected() -> Any:
    return t.pickups.c.send_to == ""


def _open() -> Any:
    return t.pickups.c.state != PickupState.HANDED_OVER.value


def _change(connection: Connection, pickup: str, **values: Any) -> None:
    connection.execute(update(t.pickups).where(t.pickups.c.id == pickup).values(**values))


def _locked(connection: Connection, pickup: str, store: str) -> Row[Any]:
    row = connection.execute(
        select(t.pickups).where(t.pickups.c.id == pickup, t.pickups.c.store == store).with_for_update()
    ).one_or_none()
    if row is None:
        raise Problem(404, "unknown-pickup", "there is no such order to collect here")
    return row


def _for_staff(row: Row[Any]) -> PickupBody:
    due = MoneyBody.model_validate(row.due) if row.due else None
    return _body(row).model_copy(update={"send_to": row.send_to, "due": due})


def _body(row: Row[Any]) -> PickupBody:
    return PickupBody.model_validate(
        {
            "id": row.id,
            "code": row.code,
            "state": row.state,
            "place": row.place,
            "ordered_at": row.ordered_at,
            "lines": row.lines,
            "here_since": row.here_since,
        }
    )
