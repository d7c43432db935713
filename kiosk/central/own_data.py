"""All that is known of a customer, for themselves; and which members of staff looked at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from kiosk.central import lists, offers
from kiosk.central import tables as t
from kiosk.wire.base import Json
from kiosk.wire.customer import LookUpBody, LookUpsBody

SHOWN = 20
TOLD = (
    t.tokens,
    t.sun_cards,
    t.list_lines,
    t.orders,
    t.pickups,
    t.offers,
    t.consent_events,
    t.data_requests,
    t.point_holds,
)
"""What a copy is made of, besides the customer and the audit."""
LEFT_OUT = (t.sessions, t.logins, t.device_grants)
"""What tells nothing of the person: how they log in, and what is over in minutes."""
_BY_ORDER = ("order", "age-check", "age-check-offline", "packed", "hand-over")


def look_ups(connection: Connection, customer: str, limit: int | None = SHOWN) -> LookUpsBody:
    """Staff's looks at a customer's data, the newest first; None: all of them."""
    mine = _about(customer)
    total = connection.scalar(select(func.count()).select_from(t.audit).where(mine)) or 0
    query = (
        select(t.audit.c.at, t.audit.c.action, t.audit.c.device, t.staff.c.role)
        .outerjoin(t.staff, t.staff.c.reference == t.audit.c.staff)
        .where(mine)
        .order_by(t.audit.c.arrival.desc())
    )
    rows = connection.execute(query if limit is None else query.limit(limit)).all()
    newest = tuple(LookUpBody(at=row.at, action=row.action, role=row.role or "", device=row.device) for row in rows)
    return LookUpsBody(newest=newest, total=total)


def collect(connection: Connection, customer: str, now: datetime) -> Json:
    """A copy of everything that is kept of a customer, as JSON; how they log in and hashes are left out."""
    person = connection.execute(select(t.customers).where(t.customers.c.reference == customer)).one()
    return {
        "as_of": _moment(now),
        "person": {
            "reference": person.reference,
            "number": person.number,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "language": person.language,
            "tier": person.tier,
            "points": person.points,
            "address": person.address,
        },
        "cards": _cards(connection, customer),
        "cart": lists.cart(connection, customer).model_dump(mode="json")["lines"],
        "wishlist": lists.wishlist(connection, customer).model_dump(mode="json")["lines"],
        "orders": _orders(connection, customer),
        "points_held": _rows(connection, _of(t.point_holds, customer), "points", "used", "used_by", "held_at"),
        "pickups": _rows(
            connection, _of(t.pickups, customer), "code", "store", "state", "lines", "send_to", "ordered_at"
        ),
        "offers": [offer.model_dump(mode="json") for offer in offers.personal(connection, customer, now)],
        "consents": _consents(connection, customer),
        "looked_at": [one.model_dump(mode="json") for one in look_ups(connection, customer, None).newest],
        "requests": _rows(connection, _of(t.data_requests, customer), "wish", "device", "store", "asked_at"),
    }


def _about(customer: str) -> ColumnElement[bool]:
    """Audit records of this customer, of a search that showed them, or of one of their orders."""
    showed = select(t.audit_shown.c.audit).where(t.audit_shown.c.customer == customer)
    numbers = select(t.orders.c.number).where(t.orders.c.customer == customer)
    ids = select(t.orders.c.id).where(t.orders.c.customer == customer)
    codes = select(t.pickups.c.code).where(t.pickups.c.customer == customer)
    typed = t.audit.c.query
    return or_(
        t.audit.c.customer == customer,
        t.audit.c.arrival.in_(showed),
        and_(t.audit.c.action.in_(_BY_ORDER), or_(typed.in_(numbers), typed.in_(ids), typed.in_(codes))),
    )


def _cards(connection: Connection, customer: str) -> list[Json]:
    plain = _rows(connection, _of(t.tokens, customer), "kind", "value", "blocked", "issued_on", "issued_at")
    signing = _rows(connection, _of(t.sun_cards, customer), "uid", "blocked")
    return [*plain, *({"kind": "signing", **card} for card in signing)]


def _orders(connection: Connection, customer: str) -> list[Json]:
    query = _of(t.orders, customer).order_by(t.orders.c.arrival.desc())
    lines = connection.execute(
        select(t.order_lines)
        .join(t.orders, t.orders.c.id == t.order_lines.c.order)
        .where(t.orders.c.customer == customer)
        .order_by(t.order_lines.c.position)
    ).all()
    goods: dict[str, list[Json]] = {}
    for line in lines:
        goods.setdefault(line.order, []).append({"sku": line.sku, "quantity": line.quantity})
    return [
        {
            "number": row.number,
            "channel": row.channel,
            "store": row.store,
            "placed_at": _moment(row.placed_at),
            "total": {"amount": row.total, "currency": row.currency},
            "points": row.points,
            "lines": goods.get(row.id, []),
        }
        for row in connection.execute(query)
    ]


def _consents(connection: Connection, customer: str) -> list[Json]:
    query = (
        select(t.consent_events, t.consent_texts.c.text)
        .outerjoin(t.consent_texts, t.consent_texts.c.text_hash == t.consent_events.c.text_hash)
        .where(t.consent_events.c.customer == customer)
        .order_by(t.consent_events.c.arrival.desc())
    )
    return _rows(
        connection, query, "id", "purpose", "given", "decided_at", "text_hash", "text", "language", "store", "device"
    )


def _of(table: Any, customer: str) -> Select[Any]:
    return select(table).where(table.c.customer == customer)


def _rows(connection: Connection, query: Select[Any], *names: str) -> list[Json]:
    rows: Sequence[Row[Any]] = connection.execute(query).all()
    return [{name: _moment(getattr(row, name)) for name in names} for row in rows]


def _moment(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
