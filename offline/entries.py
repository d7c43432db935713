"""The one place where outbox entries come into being and are read back."""

from __future__ import annotations

from typing import Any, NamedTuple

import sqlalchemy as sa

from kiosk.domain.operation import ChainHead, EntryState, Lane, Operation, OperationKind, OutboxEntry
from kiosk.errors import BugError
from offline.book import Book
from offline.chain import link, offset_microseconds
from offline.journal import records
from offline.journal.records import Record
from offline.prepared import Prepared
from offline.records import payload_from_text, payload_to_text
from offline.tables import outbox, to_microseconds

_FIND = sa.select(outbox).where(outbox.c.id == sa.bindparam("id"))
_ADD = Prepared(outbox.insert())


class Appended(NamedTuple):
    """An entry, and what the journal must be told of it; None when it was there before."""

    entry: OutboxEntry
    record: Record | None


class New(NamedTuple):
    """An entry that was not there before, and what the journal must be told of it."""

    entry: OutboxEntry
    record: Record


def append(connection: sa.Connection, book: Book, operation: Operation) -> Appended:
    """Add an operation at the end of the line; the same id again gives the entry there is, if it says the same."""
    payload = payload_to_text(operation.payload)
    known = connection.execute(_FIND, {"id": operation.id}).one_or_none()
    if known is not None:
        same = (operation.kind, operation.lane, operation.subject, payload)
        if same != (known.kind, known.lane, known.subject, known.payload):
            raise BugError(f"the operation id {operation.id} was used for two different {operation.kind} operations")
        return Appended(to_entry(known), None)
    return Appended(*append_new(connection, book, operation, payload))


def append_new(
    connection: sa.Connection, book: Book, operation: Operation, payload: str, sale: str | None = None
) -> New:
    """As `append`, of an id that is not there; with its payload as text, and its sale's text if it is one."""
    end = book.end(connection)
    seq = max(end.head.seq, end.floor) + 1
    chain = link(end.head.chain, seq, operation, payload, sale)
    insert(connection, seq, chain, operation, payload)
    book.went_on(ChainHead(seq, chain))
    record = records.of_entry(seq, chain, operation, payload, sale)
    return New(OutboxEntry(seq, operation, EntryState.PENDING, chain=chain), record)


def insert(connection: sa.Connection, seq: int, chain: str, operation: Operation, payload: str) -> None:
    """Write an entry as it is, pending."""
    _ADD(
        connection,
        seq=seq,
        id=operation.id,
        kind=operation.kind.value,
        lane=operation.lane.value,
        subject=operation.subject,
        created_at=to_microseconds(operation.created_at),
        payload=payload,
        state=EntryState.PENDING.value,
        attempts=0,
        next_attempt_at=None,
        last_status="",
        last_detail="",
        chain=chain,
        clock_offset=offset_microseconds(operation.clock_offset),
    )


def to_entry(row: sa.Row[Any]) -> OutboxEntry:
    """An outbox row as an entry."""
    operation = Operation(
        id=row.id,
        kind=OperationKind(row.kind),
        lane=Lane(row.lane),
        subject=row.subject,
        created_at=row.created_at,
        payload=payload_from_text(row.payload),
        clock_offset=row.clock_offset,
    )
    return OutboxEntry(
        seq=row.seq,
        operation=operation,
        state=EntryState(row.state),
        attempts=row.attempts,
        next_attempt_at=row.next_attempt_at,
        last_status=row.last_status,
        last_detail=row.last_detail,
        chain=row.chain,
    )
