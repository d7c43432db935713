"""What is read and written in one transaction of the kept views' file; instants are microseconds since 1970."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from offline.customers_schema import refusal, token, view
from offline.customers_seal import Sealed

_FOUND = sa.select(view).join(token, token.c.customer == view.c.customer).where(token.c.tag == sa.bindparam("tag"))


class KeptRow(NamedTuple):
    """A sealed view, whose it is (a tag), and its time."""

    customer: bytes
    sealed: Sealed
    fetched_at: int
    until: int


def find(connection: sa.Connection, tag: bytes) -> KeptRow | None:
    """What is kept under a token's tag."""
    row = connection.execute(_FOUND, {"tag": tag}).first()
    if row is None:
        return None
    return KeptRow(row.customer, Sealed(row.wrapped_key, row.body), row.fetched_at, row.until)


def put(connection: sa.Connection, tag: bytes, row: KeptRow) -> int:
    """Keep a view under a token's tag; gives how many views that were the token's before are gone."""
    values = {
        "customer": row.customer,
        "wrapped_key": row.sealed.wrapped_key,
        "body": row.sealed.body,
        "fetched_at": row.fetched_at,
        "until": row.until,
    }
    before = customer_of(connection, tag)
    kept = insert(view).values(values).on_conflict_do_update(index_elements=[view.c.customer], set_=values)
    found = insert(token).values(tag=tag, customer=row.customer)
    connection.execute(kept)
    connection.execute(found.on_conflict_do_update(index_elements=[token.c.tag], set_={"customer": row.customer}))
    if before in {None, row.customer} or connection.scalar(sa.select(sa.exists().where(token.c.customer == before))):
        return 0
    return erase(connection, {before})


def erase(connection: sa.Connection, customers: Collection[bytes]) -> int:
    """Erase these customers' views and all tokens they are found by; gives how many views there were."""
    return connection.execute(sa.delete(view).where(view.c.customer.in_(customers))).rowcount


def erase_expired(connection: sa.Connection, now: int) -> int:
    """Erase the views past their time or from the future, and refusals that are over; gives how many views."""
    connection.execute(sa.delete(refusal).where(refusal.c.until <= now))
    return connection.execute(sa.delete(view).where(sa.or_(view.c.until <= now, view.c.fetched_at > now))).rowcount


def erase_oldest(connection: sa.Connection, most: int) -> int:
    """Erase the views fetched longest ago beyond `most`; gives how many."""
    newest_first = sa.select(view.c.customer).order_by(view.c.fetched_at.desc())
    beyond = newest_first.limit(-1).offset(most)  # SQLite: no limit
    return connection.execute(sa.delete(view).where(view.c.customer.in_(beyond))).rowcount


def customer_of(connection: sa.Connection, tag: bytes) -> bytes | None:
    """The tag of the customer whom a token's tag belongs to."""
    return connection.scalar(sa.select(token.c.customer).where(token.c.tag == tag))


def is_refused(connection: sa.Connection, tags: Collection[bytes]) -> bool:
    """Whether any of these tags, of tokens or customers, is refused."""
    return connection.scalar(sa.select(sa.exists().where(refusal.c.tag.in_(tags)))) is True


def refuse(connection: sa.Connection, tags: Collection[bytes], until: int) -> None:
    """Keep nothing of these tags before an instant."""
    new = insert(refusal).values([{"tag": tag, "until": until} for tag in tags])
    connection.execute(new.on_conflict_do_update(index_elements=[refusal.c.tag], set_={"until": until}))


def admit(connection: sa.Connection, tags: Collection[bytes]) -> None:
    """Refuse these tags no longer."""
    connection.execute(sa.delete(refusal).where(refusal.c.tag.in_(tags)))
