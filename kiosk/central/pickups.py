"""Orders to collect: found by their code, their buyer is here, staff hand them over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from kiosk.central import tables as t
from kiosk.central.problems import Problem
from kiosk.domain.pickup import PickupState
from kiosk.wire.customer import PackedOrderBody
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
    """An order to collect as staff check its bag; None when this store has none of that code."""
    try:
        found = find(connection, code, store)
    except Problem:
        return None
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
