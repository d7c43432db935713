"""How shoppers found it: counts by store, day and rating, and nothing that tells who said it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from kiosk.central import tables as t
from kiosk.central.database import insert
from kiosk.central.origin import Origin
from kiosk.wire.operations import FeedbackCount, FeedbackPayload


def record(connection: Connection, payload: FeedbackPayload, origin: Origin) -> None:
    """Count one answer on the day it was given, by this service's clock."""
    day = origin.in_our_time(payload.given_at).date()
    first = insert(connection, t.feedback).values(store=payload.store, day=day, rating=payload.rating, answers=1)
    connection.execute(
        first.on_conflict_do_update(
            index_elements=["store", "day", "rating"], set_={"answers": t.feedback.c.answers + 1}
        )
    )


def counts(connection: Connection, store: str, since: date) -> tuple[FeedbackCount, ...]:
    """The answers of a store from a day on, the newest day first."""
    rows = connection.execute(
        select(t.feedback)
        .where(t.feedback.c.store == store, t.feedback.c.day >= since)
        .order_by(t.feedback.c.day.desc(), t.feedback.c.rating)
    )
    return tuple(FeedbackCount(day=row.day, rating=row.rating, answers=row.answers) for row in rows)
