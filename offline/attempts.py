"""Attempts to pay by card, as rows and as records of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from kiosk.domain.attempt import OPEN, Attempt
from kiosk.domain.payment import PaymentState
from kiosk.domain.terminal import TerminalReason
from kiosk.errors import BugError
from offline.journal import records
from offline.journal.records import Record
from offline.prepared import Prepared
from offline.records import mark_from_text, mark_to_text, sale_from_text, sale_to_text
from offline.tables import attempts, from_microseconds, outbox, to_microseconds

_OPEN_STATES = sorted(state.value for state in OPEN)
_IS_OPEN = attempts.c.state.in_([sa.literal_column(f"'{state}'") for state in _OPEN_STATES])  # as the index says it
_FIND_OPEN = sa.select(attempts).where(_IS_OPEN).order_by(attempts.c.started_at.desc()).limit(1)
_PUT = attempts.insert().prefix_with("OR REPLACE")
_END = (
    sa.update(attempts)
    .where(attempts.c.id == sa.bindparam("of"))
    .values(state=sa.bindparam("now"), reason=sa.bindparam("why"))
)
_DROP_SALE = sa.update(attempts).where(attempts.c.id == sa.bindparam("of")).values(sale=None)
_SETTLE = Prepared(
    sa.update(attempts)
    .where(attempts.c.id == sa.bindparam("of"))
    .values(state=sa.literal_column("'settled'"), sale=sa.null())
)
_STATE = sa.select(attempts.c.state, attempts.c.sale_id).where(attempts.c.id == sa.bindparam("of"))
_SOLD = sa.select(outbox.c.seq).where(outbox.c.id == sa.bindparam("sale_id"))


def begin(connection: sa.Connection, attempt: Attempt) -> Record:
    """Write a new attempt; gives what the journal must be told. BugError while another one is open."""
    if open_row(connection) is not None:
        raise BugError("a payment was begun while the one before it is not decided")
    record = records.of_attempt(
        attempt.id,
        attempt.state.value,
        attempt.reason.value,
        sale_id=attempt.sale.id,
        started_at=to_microseconds(attempt.started_at),
        mark=mark_to_text(attempt.mark),
        sale=sale_to_text(attempt.sale),
    )
    apply(connection, record)
    return record


def end(connection: sa.Connection, attempt_id: str, state: PaymentState, reason: TerminalReason) -> Record:
    """Write what became of an attempt; gives what the journal must be told."""
    record = records.of_attempt(attempt_id, state.value, reason.value)
    apply(connection, record)
    return record


def settle(connection: sa.Connection, attempt_id: str) -> None:
    """Its sale is stored, in the running transaction."""
    _SETTLE(connection, of=attempt_id)


def apply(connection: sa.Connection, record: Record) -> None:
    """Do what a record says; doing it twice changes nothing."""
    if "sale" in record:
        values = {key: record[key] for key in ("id", "state", "reason", "sale_id", "mark", "sale")}
        connection.execute(_PUT, {**values, "started_at": from_microseconds(record["started_at"])})
    else:
        connection.execute(_END, {"of": record["id"], "now": record["state"], "why": record["reason"]})
    if record["state"] not in _OPEN_STATES:
        connection.execute(_DROP_SALE, {"of": record["id"]})


def correct(connection: sa.Connection, told: Sequence[Record]) -> int:
    """Bring one attempt to where its records, in their order, and its sale say it is; 1 when it was elsewhere."""
    if not told:
        return 0
    attempt_id = told[-1]["id"]
    before = connection.execute(_STATE, {"of": attempt_id}).one_or_none()
    for record in told:
        apply(connection, record)
    now = connection.execute(_STATE, {"of": attempt_id}).one_or_none()
    if now is not None and connection.execute(_SOLD, {"sale_id": now.sale_id}).first() is not None:
        settle(connection, attempt_id)
        now = connection.execute(_STATE, {"of": attempt_id}).one()
    return int(before != now)


def open_row(connection: sa.Connection) -> Attempt | None:
    """The attempt that is open."""
    row = connection.execute(_FIND_OPEN).one_or_none()
    if row is None or row.sale is None:
        return None
    return Attempt(
        sale=sale_from_text(row.sale),
        mark=mark_from_text(row.mark),
        started_at=row.started_at,
        state=PaymentState(row.state),
        reason=TerminalReason(row.reason),
    )


def open_record(connection: sa.Connection) -> Record | None:
    """The open attempt as a record."""
    row = connection.execute(_FIND_OPEN).one_or_none()
    if row is None:
        return None
    return records.of_attempt(
        row.id,
        row.state,
        row.reason,
        sale_id=row.sale_id,
        started_at=to_microseconds(row.started_at),
        mark=row.mark,
        sale=row.sale,
    )


def forget(connection: sa.Connection, before: datetime) -> None:
    """Forget the decided ones begun before an instant."""
    connection.execute(sa.delete(attempts).where(attempts.c.started_at < before, ~_IS_OPEN))
