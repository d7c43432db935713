"""Orders to collect: found by their code, their buyer is here, staff hand them over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from kiosk.central import tables as t
from kiosk.central.database import insert
from kiosk.central.problems import Problem
from kiosk.domain.pickup import PickupState, code_of
from kiosk.wire.customer import PackedOrderBody
from kiosk.wire.operations import PurchasePayload
from kiosk.wire.pickup import PickupBody

SHOWN = 200


def find(connection: Connection, code: str, store: str) -> PickupBody:
    """The order of a code in this store; a problem when there is none."""
    row = connection.execute(
        select(t.pickups).where(t.pickups.c.code == code.strip().upper(), t.pickups.c.store == store)
    ).one_or_none()
    if row is None:
        raise Problem(404, "unknown-pickup", "no order to collect here has this code")
    return _body(row)


def packed(connection: Connection, code: str, store: str) -> PackedOrderBody | None:
    """An order to collect as staff check its bag, by its code, or a kiosk's by its id or number; None without one."""
    order = select(t.orders.c.id).where(t.orders.c.number == code)
    mine = or_(t.pickups.c.code == code.strip().upper(), t.pickups.c.id == code, t.pickups.c.id.in_(order))
    row = connection.execute(
        select(t.pickups).where(t.pickups.c.store == store, mine).order_by(t.pickups.c.ordered_at.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return None
    found = _body(row)
    return PackedOrderBody(number=found.code, placed_at=found.ordered_at, lines=found.lines, pickup=found)


def of_customer(connection: Connection, reference: str, store: str) -> tuple[PickupBody, ...]:
    """What a customer has still to collect in this store, the oldest first."""
    rows = connection.execute(
        select(t.pickups)
        .where(t.pickups.c.customer == reference, t.pickups.c.store == store, _open())
        .order_by(t.pickups.c.ordered_at, t.pickups.c.id)
        .limit(SHOWN)
    )
    return tuple(map(_body, rows))


def waiting(connection: Connection, store: str) -> tuple[PickupBody, ...]:
    """What is still to be collected in a store: those whose buyers are here first, then those that wait longest."""
    here = t.pickups.c.here_since
    rows = connection.execute(
        select(t.pickups)
        .where(t.pickups.c.store == store, _open())
        .order_by(here.is_(None), here, t.pickups.c.ordered_at, t.pickups.c.id)
        .limit(SHOWN)
    )
    return tuple(map(_body, rows))


def arrived(connection: Connection, pickup: str, store: str, now: datetime) -> PickupBody:
    """Its buyer is here; the first time counts. A problem when there is no such order, or it is handed over."""
    row = _locked(connection, pickup, store)
    if row.state == PickupState.HANDED_OVER:
        raise Problem(409, "handed-over", "this order was collected")
    if row.here_since is None:
        _change(connection, pickup, here_since=now)
    return _body(_locked(connection, pickup, store))


def add(connection: Connection, order: str, payload: PurchasePayload, customer: str | None) -> str:
    """A purchase that is to be collected, to be packed in its store; a doubt for staff, or "".

    Its code belongs to another order once in 45 million: then it is found by its number.
    """
    wanted = payload.fulfilment
    assert wanted is not None
    if connection.scalar(select(t.stores.c.id).where(t.stores.c.id == wanted.store)) is None:
        return "unknown-store"
    row = {
        "id": order,
        "code": code_of(order),
        "customer": customer,
        "store": wanted.store,
        "state": PickupState.PACKING.value,
        "place": "",
        "lines": [{"sku": line.sku, "quantity": line.quantity} for line in payload.lines],
        "ordered_at": payload.placed_at,
        "handed_over_by": "",
    }
    stored = insert(connection, t.pickups).values(**row).on_conflict_do_nothing().returning(t.pickups.c.id)
    return "" if connection.execute(stored).first() else "code-taken"


def ready(connection: Connection, pickup: str, store: str) -> PickupBody:
    """Staff have packed it."""
    row = _locked(connection, pickup, store)
    if row.state == PickupState.PACKING:
        _change(connection, pickup, state=PickupState.READY.value)
    return _body(_locked(connection, pickup, store))


def hand_over(connection: Connection, pickup: str, store: str, staff: str, now: datetime) -> PickupBody:
    """Staff have handed it over; the first time counts. A problem while it is not ready."""
    row = _locked(connection, pickup, store)
    if row.state == PickupState.PACKING:
        raise Problem(409, "not-ready", "this order is still being packed")
    if row.state == PickupState.READY:
        _change(connection, pickup, state=PickupState.HANDED_OVER.value, handed_over_at=now, handed_over_by=staff)
    return _body(_locked(connection, pickup, store))


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
