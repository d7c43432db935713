"""The batch of outbox entries: each has its effect once, and its key is kept in the same transaction."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select, tuple_
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, SQLAlchemyError

from kiosk.central import consents, data_requests, devices, feedback, lists, purchases, staff
from kiosk.central import tables as t
from kiosk.central.catalog import touch
from kiosk.central.consents import customer_of
from kiosk.central.erasure import was_erased
from kiosk.central.origin import Origin
from kiosk.domain.operation import ChainHead, OperationKind, Outcome
from kiosk.wire.base import Json, Message
from kiosk.wire.operations import (
    BatchAnswer,
    ConsentPayload,
    DataRequestPayload,
    FeedbackPayload,
    ListPayload,
    OperationBody,
    PurchasePayload,
    ResultBody,
    StaffUnlockPayload,
    WhoBody,
)

log = logging.getLogger(__name__)

_NUL = "\0"  # PostgreSQL refuses a text that holds one, and the whole batch with it
_LOCKED = 5_000  # rows of stock locked in advance; a statement can name 32,000 pairs


class Rejected(Exception):
    """A definite no to one entry."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


def apply_batch(
    connection: Connection, device: str, told: ChainHead, operations: Sequence[OperationBody], now: datetime
) -> BatchAnswer:
    """Note the device's newest entry and apply what is new, by its sequence; one result for each, as they were sent.

    Runs in the caller's transaction; an entry that fails leaves nothing behind and does not touch the others.
    OperationalError when the database cannot do it now: then nothing of the whole batch is done.
    """
    numbers = {operation.seq: operation.id for operation in operations}
    standing = devices.note_head(connection, device, told, now, batch=numbers)
    _lock(connection, operations)
    known = _known(connection, [operation.id for operation in operations])
    heard = devices.heard_before(connection, device, standing.series, numbers)
    batch = _Batch(connection, device, standing.series, now, known, heard)
    in_order = sorted(range(len(operations)), key=lambda at: operations[at].seq)
    results = {at: batch.apply(operations[at]) for at in in_order}
    touch(connection, sorted(batch.moved))
    devices.count_applied(connection, device, batch.applied)
    return BatchAnswer(
        results=tuple(results[at] for at in range(len(operations))),
        high_water=standing.high_water,
        applied=standing.applied + batch.applied,
    )


def missing(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the ids that are not held here, in the same order, each once."""
    held = _known(connection, ids)
    return tuple(one for one in dict.fromkeys(ids) if one not in held)


def body_hash(operation: OperationBody) -> str:
    """What an id stands for; without device and sequence, for entries may be carried to another device."""
    return canonical_hash([operation.kind, operation.created_at.isoformat(), operation.payload])


def canonical_hash(value: Any) -> str:
    """SHA-256 of the JSON with sorted keys; also of what JSON can say and no database can store."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    query = select(t.operations.c.id, t.operations.c.body_hash).where(t.operations.c.id.in_(ids))
    return dict(connection.execute(query).all())


def _lock(connection: Connection, operations: Sequence[OperationBody]) -> None:
    """Lock what purchases will change, each table in one order: batches of two devices wait, and never for each other.

    Payloads are not checked yet; what does not look like a purchase locks nothing. SQLite has one writer anyway.
    """
    if connection.dialect.name == "sqlite":
        return
    goods: set[tuple[str, str]] = set()
    people: set[str] = set()
    for operation in operations:
        try:
            wish = _Wish.model_validate(operation.payload)
        except ValidationError:
            continue
        goods |= {(wish.store, line.sku) for line in wish.lines if _NUL not in wish.store + line.sku}
        if wish.customer is not None and _NUL not in wish.customer.reference:
            people.add(wish.customer.reference)
    stock, customers = t.stock.c, t.customers.c
    for query in (
        select(stock.sku)
        .where(tuple_(stock.location, stock.sku).in_(sorted(goods)[:_LOCKED]))
        .order_by(stock.location, stock.sku),
        select(customers.reference).where(customers.reference.in_(people)).order_by(customers.reference),
    ):
        connection.execute(query.with_for_update(key_share=True))


class _WishLine(Message):
    sku: str


class _Wish(Message):
    """As much of any payload as says what it will change."""

    store: str = ""
    customer: WhoBody | None = None
    lines: tuple[_WishLine, ...] = ()


class _Batch:
    """One batch on its way: `known` are applied ids with their content's hash, `moved` the SKUs whose stock changed."""

    def __init__(
        self,
        connection: Connection,
        device: str,
        series: int,
        now: datetime,
        known: dict[str, str],
        heard: Mapping[int, datetime | None],
    ) -> None:
        self._connection = connection
        self._device = device
        self._series = series
        self._now = now
        self._known = known
        self._heard = heard
        self.moved: set[str] = set()
        self.applied = 0

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
        except DataError:
            detail = "a text or number in it cannot be stored"
            return ResultBody(id=operation.id, outcome=Outcome.REJECTED, code="invalid-payload", detail=detail)
        except OperationalError:
            raise  # the whole batch comes again: with its locks lost, or on a full disk, nothing here is sure
        except SQLAlchemyError:
            log.exception("operation %s could not be stored", operation.id)
            return ResultBody(id=operation.id, outcome=Outcome.RETRY, code="internal", retry_after=5)
        self._known[operation.id] = content
        self.applied += 1
        return ResultBody(id=operation.id, outcome=Outcome.APPLIED, code=note)

    def _remember(self, operation: OperationBody, content: str, note: str) -> None:
        self._connection.execute(
            insert(t.operations),
            {
                "id": operation.id,
                "body_hash": content,
                "device": self._device,
                "series": self._series,
                "seq": operation.seq,
                "kind": operation.kind,
                "note": note,
                "received_at": self._now,
            },
        )

    def _origin(self, operation: OperationBody) -> Origin:
        return Origin(
            device=self._device,
            series=self._series,
            seq=operation.seq,
            clock_offset_ms=operation.clock_offset_ms,
            not_before=self._heard[operation.seq],
            received_at=self._now,
        )

    def _effect(self, operation: OperationBody) -> str:
        """Do what the entry says; a note on how: "flagged", "merged" or ""."""
        try:
            match operation.kind:
                case OperationKind.PURCHASE:
                    return self._purchase(operation, PurchasePayload.model_validate(operation.payload))
                case OperationKind.CONSENT:
                    decision = ConsentPayload.model_validate(operation.payload)
                    return consents.record(self._connection, operation.id, decision, self._origin(operation))
                case OperationKind.CART:
                    return self._change("cart", ListPayload.model_validate(operation.payload))
                case OperationKind.WISHLIST:
                    return self._change("wishlist", ListPayload.model_validate(operation.payload))
                case OperationKind.STAFF_UNLOCK:
                    unlock = StaffUnlockPayload.model_validate(operation.payload)
                    staff.record_unlock(self._connection, unlock, self._origin(operation))
                    return ""
                case OperationKind.DATA_REQUEST:
                    return self._data_request(operation, DataRequestPayload.model_validate(operation.payload))
                case OperationKind.FEEDBACK:
                    answer = FeedbackPayload.model_validate(operation.payload)
                    feedback.record(self._connection, answer, self._origin(operation))
                    return ""
                case _:
                    raise Rejected("unknown-kind", f"no operation is called {operation.kind!r} in this contract")
        except ValidationError as error:
            raise Rejected("invalid-payload", _where(error)) from error

    def _purchase(self, operation: OperationBody, payload: PurchasePayload) -> str:
        flags = purchases.record(self._connection, operation.id, payload, self._origin(operation))
        self.moved |= {line.sku for line in payload.lines}
        return "flagged" if flags else ""

    def _data_request(self, operation: OperationBody, payload: DataRequestPayload) -> str:
        note = data_requests.record(self._connection, operation.id, payload, self._origin(operation))
        if note == "not-verified":
            raise Rejected(note, "this device had no session in which this customer was verified")
        return note

    def _change(self, name: lists.ListName, payload: ListPayload) -> str:
        customer = customer_of(self._connection, payload.customer)
        if customer is None and was_erased(self._connection, payload.customer):
            return "erased"
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
