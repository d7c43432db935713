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
from kiosk.central.catalog import touch
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
    batch = _Batch(connection, device, now, _known(connection, [operation.id for operation in operations]))
    in_order = sorted(range(len(operations)), key=lambda at: operations[at].seq)
    results = {at: batch.apply(operations[at]) for at in in_order}
    touch(connection, sorted(batch.moved))
    return tuple(results[at] for at in range(len(operations)))


def raise_high_water(connection: Connection, device: str, last_seq: int) -> int:
    """Note the highest sequence a device has sent; the highest ever known of it.

    A lower one is no cause for alarm: entries put off come after later ones.
    """
    known = connection.scalar(select(t.devices.c.high_water).where(t.devices.c.id == device)) or 0
    if last_seq > known:
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


class _Batch:
    """One batch on its way: `known` are applied ids with their content's hash, `moved` the SKUs whose stock changed."""

    def __init__(self, connection: Connection, device: str, now: datetime, known: dict[str, str]) -> None:
        self._connection = connection
        self._device = device
        self._now = now
        self._known = known
        self.moved: set[str] = set()

    def apply(self, operation: OperationBody) -> ResultBody:
        content = body_hash(operation)
        if operation.id in self._known:
            return _repeated(operation.id, same=self._known[operation.id] == content)
        try:
            with self._connection.begin_nested():
                note = self._effect(operation)
                self._remember(operation, content, note)
        except Rejected as no:
            return ResultBody(id=operation.id, outcome=Outcome.REJECTED, code=no.code, detail=no.detail)
        except IntegrityError:
            # Another process applied the same id between our look and our write: the database let only one of us.
            stored = _known(self._connection, [operation.id]).get(operation.id)
            if stored is not None:
                return _repeated(operation.id, same=stored == content)
            log.exception("operation %s does not fit the database", operation.id)
            return ResultBody(id=operation.id, outcome=Outcome.RETRY, code="internal", retry_after=30)
        except SQLAlchemyError:
            log.exception("operation %s could not be stored", operation.id)
            return ResultBody(id=operation.id, outcome=Outcome.RETRY, code="internal", retry_after=5)
        self._known[operation.id] = content
        return ResultBody(id=operation.id, outcome=Outcome.APPLIED, code=note)

    def _remember(self, operation: OperationBody, content: str, note: str) -> None:
        row = {"id": operation.id, "body_hash": content, "device": self._device, "seq": operation.seq}
        row |= {"kind": operation.kind, "note": note, "received_at": self._now}
        self._connection.execute(insert(t.operations), row)

    def _effect(self, operation: OperationBody) -> str:
        """Do what the entry says; a note on how: "flagged", "merged" or ""."""
        try:
            match operation.kind:
                case OperationKind.PURCHASE:
                    return self._purchase(operation, PurchasePayload.model_validate(operation.payload))
                case OperationKind.CONSENT:
                    decision = ConsentPayload.model_validate(operation.payload)
                    consents.record(self._connection, operation.id, decision, device=self._device, seq=operation.seq)
                    return ""
                case OperationKind.CART:
                    return self._change("cart", ListPayload.model_validate(operation.payload))
                case OperationKind.WISHLIST:
                    return self._change("wishlist", ListPayload.model_validate(operation.payload))
                case _:
                    raise Rejected("unknown-kind", f"no operation is called {operation.kind!r} in this contract")
        except ValidationError as error:
            raise Rejected("invalid-payload", _where(error)) from error

    def _purchase(self, operation: OperationBody, payload: PurchasePayload) -> str:
        flags = purchases.record(
            self._connection, operation.id, payload, device=self._device, seq=operation.seq, now=self._now
        )
        self.moved |= {line.sku for line in payload.lines}
        return "flagged" if flags else ""

    def _change(self, name: lists.ListName, payload: ListPayload) -> str:
        customer = customer_of(self._connection, payload.customer)
        if customer is None:
            raise Rejected("unknown-customer", "nobody is known by this reference or token")
        base = int(payload.version) if payload.version.isdecimal() else 0
        change = lists.Change(customer, name, payload.sku, payload.quantity, base, self._device, self._now)
        return "merged" if lists.merge(self._connection, change) else ""


def _repeated(operation_id: str, *, same: bool) -> ResultBody:
    if same:
        return ResultBody(id=operation_id, outcome=Outcome.DUPLICATE)
    detail = "this id came with another content before"
    return ResultBody(id=operation_id, outcome=Outcome.REJECTED, code="key-reused", detail=detail)


def _where(error: ValidationError) -> str:
    """Places and reasons, without the values: they may be personal."""
    found: list[Json] = [dict(item) for item in error.errors(include_url=False, include_input=False)[:5]]
    return "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in found)
