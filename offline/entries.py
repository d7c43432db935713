"""The one place where outbox entries come into being and are read back."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind, OutboxEntry
from kiosk.errors import BugError
from offline.records import payload_from_text, payload_to_text
from offline.tables import outbox

_FIND = sa.select(outbox).where(outbox.c.id == sa.bindparam("id"))
_ADD = outbox.insert()


def append(connection: sa.Connection, operation: Operation) -> OutboxEntry:
    """Add an operation at the end of the line; the same id again gives the entry there is, if it says the same."""
    payload = payload_to_text(operation.payload)
    known = connection.execute(_FIND, {"id": operation.id}).one_or_none()
    if known is not None:
        same = (operation.kind, operation.lane, operation.subject, payload)
        if same != (known.kind, known.lane, known.subject, known.payload):
            raise BugError(f"the operation id {operation.id} was used for two different {operation.kind} operations")
        return to_entry(known)
    row = {
        "id": operation.id,
        "kind": operation.kind.value,
        "lane": operation.lane.value,
        "subject": operation.subject,
        "created_at": operation.created_at,
        "payload": payload,
        "state": EntryState.PENDING.value,
        "attempts": 0,
        "last_status": "",
        "last_detail": "",
    }
    added = connection.execute(_ADD, row).inserted_primary_key
    assert added is not None
    return OutboxEntry(int(added[0]), operation, EntryState.PENDING)


def to_entry(row: sa.Row[Any]) -> OutboxEntry:
    """An outbox row as an entry."""
    operation = Operation(
        id=row.id,
        kind=OperationKind(row.kind),
        lane=Lane(row.lane),
        subject=row.subject,
        created_at=row.created_at,
        payload=payload_from_text(row.payload),
    )
    return OutboxEntry(
        seq=row.seq,
        operation=operation,
        state=EntryState(row.state),
        attempts=row.attempts,
        next_attempt_at=row.next_attempt_at,
        last_status=row.last_status,
        last_detail=row.last_detail,
    )
