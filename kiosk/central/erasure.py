"""A customer is erased: what was known of them goes, what the law wants kept stays without them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Table, delete, or_, select, update

from kiosk.central import tables as t
from kiosk.central.context import digest
from kiosk.central.database import insert
from kiosk.central.identity import token_key
from kiosk.wire.operations import WhoBody

THEIRS = (
    t.offers,
    t.point_holds,
    t.tokens,
    t.sun_cards,
    t.sessions,
    t.list_lines,
    t.consent_events,
    t.logins,
    t.device_grants,
    t.audit_shown,
)
"""What goes, after what refers to it."""
KEPT = (t.orders, t.pickups, t.data_requests)
"""Orders because the books must be kept, orders to collect because they can still be, requests to prove it was done."""


def erase(connection: Connection, customer: str, now: datetime) -> None:
    """Erase a customer in this transaction. What devices that were offline still send of them will be nobody's.

    Of whom staff looked at, the look remains; whom it showed and what was typed to find them does not.
    """
    connection.execute(select(t.customers).where(t.customers.c.reference == customer).with_for_update())
    tokens = connection.execute(select(t.tokens.c.kind, t.tokens.c.value).where(t.tokens.c.customer == customer)).all()
    uids = connection.scalars(select(t.sun_cards.c.uid).where(t.sun_cards.c.customer == customer)).all()
    known_by = [*(_mark(row.kind, row.value) for row in tokens), *(_mark("uid", uid) for uid in uids)]
    _note(connection, [_mark("reference", customer), *known_by], now)
    _blank_audit(connection, customer)
    issued = [row.value for row in tokens if row.kind == "text"]
    connection.execute(delete(t.answers).where(t.answers.c.body["text"].as_string().in_(issued)))
    offers = select(t.offers.c.id).where(t.offers.c.customer == customer)
    connection.execute(delete(t.vouchers).where(t.vouchers.c.offer.in_(offers)))
    for table in THEIRS:
        connection.execute(delete(table).where(table.c.customer == customer))
    for table in KEPT:
        connection.execute(update(table).where(table.c.customer == customer).values(customer=None))
    connection.execute(delete(t.customers).where(t.customers.c.reference == customer))


def was_erased(connection: Connection, who: WhoBody | None) -> bool:
    """Whether an entry that arrives late is about somebody erased meanwhile."""
    if who is None:
        return False
    marks = [_mark("reference", who.reference)] if who.reference else []
    if who.token is not None:
        marks.append(_mark(*token_key(who.token.to_domain())))
    return connection.scalar(select(t.erased.c.digest).where(t.erased.c.digest.in_(marks)).limit(1)) is not None


def _mark(kind: str, value: str) -> str:
    return digest(f"{kind}:{value}")


def _note(connection: Connection, marks: Iterable[str], now: datetime) -> None:
    rows = [{"digest": mark, "at": now} for mark in dict.fromkeys(marks)]
    connection.execute(insert(connection, t.erased).values(rows).on_conflict_do_nothing())


def _blank_audit(connection: Connection, customer: str) -> None:
    audit: Table = t.audit
    showed = select(t.audit_shown.c.audit).where(t.audit_shown.c.customer == customer)
    connection.execute(
        update(audit)
        .where(or_(audit.c.customer == customer, audit.c.arrival.in_(showed)))
        .values(customer="", query="")
    )
