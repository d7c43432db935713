"""Forgetting what the central service has had for long enough."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

import sqlalchemy as sa

from kiosk.domain.operation import ChainHead, EntryState
from offline import attempts, facts
from offline.book import Book
from offline.journal import records
from offline.tables import outbox, payments, sales

AT_ONCE = 200
_DONE = frozenset({EntryState.ACKNOWLEDGED.value, EntryState.EXPIRED.value})
_OLDEST = (
    sa.select(outbox.c.seq, outbox.c.state, outbox.c.created_at, outbox.c.clock_offset, outbox.c.chain)
    .order_by(outbox.c.seq)
    .limit(AT_ONCE)
)
_UP_TO: sa.BindParameter[int] = sa.bindparam("up_to")


def purge_some(connection: sa.Connection, book: Book, before: datetime) -> int:
    """Forget the oldest entries that are done and were made before an instant, at most AT_ONCE; gives how many.

    The first one that is open, or younger, ends it: what is kept stays one piece of the chain.
    """
    rows = connection.execute(_OLDEST).all()
    done = list(takewhile(lambda row: row.state in _DONE and _made_at(row) < before, rows))
    if not done:
        book.forget_through(facts.anchor(connection).seq)
        return 0
    anchor = ChainHead(done[-1].seq, done[-1].chain)
    drop_through(connection, anchor)
    attempts.forget(connection, before)
    book.forget_end()
    book.note(connection, records.of_anchor(anchor))
    return len(done)


def _made_at(row: Any) -> datetime:
    """By the server's time where that was known: a clock set back years makes nothing old."""
    made_at: datetime = row.created_at + (row.clock_offset or timedelta())
    return made_at


def drop_through(connection: sa.Connection, anchor: ChainHead) -> None:
    """Delete everything up to an entry, and remember its chain."""
    values = {"up_to": anchor.seq}
    connection.execute(sa.delete(payments).where(payments.c.seq <= _UP_TO), values)
    connection.execute(sa.delete(sales).where(sales.c.seq <= _UP_TO), values)
    connection.execute(sa.delete(outbox).where(outbox.c.seq <= _UP_TO), values)
    facts.set_anchor(connection, anchor)
