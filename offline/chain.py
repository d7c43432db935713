"""The hash chain of the ledger: each entry's hash covers the entry, its sale, and the hash before it."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from kiosk.domain.operation import Operation
from offline.tables import to_microseconds

_MICROSECOND = timedelta(microseconds=1)


def link(before: str, seq: int, operation: Operation, payload: str, sale: str | None) -> str:
    """The chain hash of an entry; `payload` and `sale` are the texts as stored."""
    return digest(
        before,
        seq,
        operation.id,
        operation.kind.value,
        operation.lane.value,
        operation.subject,
        to_microseconds(operation.created_at),
        offset_microseconds(operation.clock_offset),
        payload,
        sale,
    )


def digest(before: str, *entry: str | int | None) -> str:
    """SHA-256 (64 hex digits) of the hash before and the entry's values in `link`'s order, each with its length."""
    hashed = hashlib.sha256(before.encode())
    for value in entry:
        data = b"" if value is None else str(value).encode()
        hashed.update(b"%d:" % (-1 if value is None else len(data)))
        hashed.update(data)
    return hashed.hexdigest()


def offset_microseconds(offset: timedelta | None) -> int | None:
    """A clock's offset in whole microseconds."""
    return None if offset is None else offset // _MICROSECOND


def offset_from(microseconds: int | None) -> timedelta | None:
    """The offset that so many microseconds are."""
    return None if microseconds is None else microseconds * _MICROSECOND
