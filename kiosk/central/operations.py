"""The batch of outbox entries: each has its effect once, and its key is kept in the same transaction."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from kiosk.central import consents, lists, purchases
from kiosk.central import tables as t
from kiosk.central.consents import customer_of
from kiosk.domain.operation import OperationKind, Outcome
from kiosk.wire.base import Json
from kiosk.wire.operations import ConsentPayload, ListPayload, OperationBody, PurchasePayload, ResultBody

log = logging.getLogger(__name__)


class Rejected(Exception):
    """A definite no to one entry."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


def apply_batch(
    connection: Connection, device: str, operations: Sequence[OperationBody], now: datetime
) -> tuple[ResultBody, ...]:
    """Apply what is new, by the device's sequence; one result for each entry, in the order they were sent.

    Runs in the caller's transaction; an entry that fails leaves nothing behind and does not touch the others.
    """
    known = _known(connection, [operation.id for operation in operations])
    results: dict[int, ResultBody] = {}
    for at, operation in sorted(enumerate(operations), key=lambda item: item[1].seq):
        result = _apply(connection, device, operation, known, now)
        results[at] = result
        if result.outcome is Outcome.APPLIED:
            known[operation.id] = body_hash(operation)
    return tuple(results[at] for at in range(len(operations)))


def raise_high_water(connection: Connection, device: str, last_seq: int) -> int:
    """Note the highest sequence a device has given out; the highest ever known of it."""
    known = connection.scalar(select(t.devices.c.high_water).where(t.devices.c.id == device)) or 0
    if last_seq < known:
        log.warning("device %s counts from %d again, it was at %d before", device, last_seq, known)
    elif last_seq > known:
        connection.execute(update(t.devices).where(t.devices.c.id == device).values(high_water=last_seq))
    return max(known, last_seq)


def body_hash(operation: OperationBody) -> str:
    """What an id stands for; without device and sequence, for entries may be carried to another device."""
    return canonical_hash([operation.kind, operation.created_at.isoformat(), operation.payload])


def canonical_hash(value: Any) -> str:
    """SHA-256 of the JSON with sorted keys."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    query = select(t.operations.c.id, t.operations.c.body_hash).where(t.operations.c.id.in_(ids))
    return dict(connection.execute(query).all())


def _apply(
    connection: Connection, device: str, operation: OperationBody, known: dict[str, str], now: datetime
) -> ResultBody:
    if operation.id in known:
        return _repeated(operation, known[operation.id])
    try:
        with connection.begin_nested():
            note = _effect(connection, device, operation, now)
            connection.execute(
                insert(t.operations).values(
                    id=operation.id,
                    body_hash=body_hash(operation),
                    device=device,
                    seq=operation.seq,
                    kind=operation.kind,
                    note=note,
                    received_at=now,
                )
            )
    except Rejected as no:
        return ResultBody(id=operation.id, outcome=Outcome.REJECTED, code=no.code, detail=no.detail)
    except IntegrityError:
        # Another process applied the same id between our look and our write: the database let only one of us.
        stored = _known(connection, [operation.id]).get(operation.id)
        if stored is not None:
            return _repeated(operation, stored)
        log.exception("operation %s does not fit the database", operation.id)
        return ResultBody(id=operation.id, outcome=Outcome.RETRY, code="internal", retry_after=30)
    except SQLAlchemyError:
        log.exception("operation %s could not be stored", operation.id)
        return ResultBody(id=operation.id, outcome=Outcome.RETRY, code="internal", retry_after=5)
    return ResultBody(id=operation.id, outcome=Outcome.APPLIED, code=note)


def _repeated(operation: OperationBody, stored: str) -> ResultBody:
    if stored == body_hash(operation):
        return ResultBody(id=operation.id, outcome=Outcome.DUPLICATE)
    return ResultBody(
        id=operation.id, outcome=Outcome.REJECTED, code="key-reused", detail="this id came with another content before"
    )


def _effect(connection: Connection, device: str, operation: OperationBody, now: datetime) -> str:
    """Do what the entry says; a note on how ("flagged", "merged", "unresolved", "")."""
    try:
        match operation.kind:
            case OperationKind.PURCHASE:
                purchase = PurchasePayload.model_validate(operation.payload)
                flags = purchases.record(connection, operation.id, purchase, device=device, seq=operation.seq, now=now)
                return "flagged" if flags else ""
            case OperationKind.CONSENT:
                consent = ConsentPayload.model_validate(operation.payload)
                consents.record(connection, operation.id, consent, device=device, seq=operation.seq)
                return ""
            case OperationKind.CART | OperationKind.WISHLIST:
                return _change_list(connection, device, operation, now)
            case _:
                raise Rejected("unknown-kind", f"no operation is called {operation.kind!r} in this contract")
    except ValidationError as error:
        raise Rejected("invalid-payload", _where(error)) from error


def _change_list(connection: Connection, device: str, operation: OperationBody, now: datetime) -> str:
    payload = ListPayload.model_validate(operation.payload)
    customer = customer_of(connection, payload.customer)
    if customer is None:
        raise Rejected("unknown-customer", "nobody is known by this reference or token")
    base = int(payload.version) if payload.version.isdecimal() else 0
    name: lists.ListName = "cart" if operation.kind == OperationKind.CART else "wishlist"
    change = lists.Change(customer, name, payload.sku, payload.quantity, base, device, now)
    return "merged" if lists.merge(connection, change) else ""


def _where(error: ValidationError) -> str:
    """Places and reasons, without the values: they may be personal."""
    found: list[Json] = [dict(item) for item in error.errors(include_url=False, include_input=False)[:5]]
    return "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in found)
