"""Sales of this device. One transaction writes a sale, its payment and its outbox entry, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from kiosk.domain.attempt import Attempt
from kiosk.domain.operation import Operation, OutboxEntry
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState, Tender
from kiosk.domain.terminal import TerminalReason
from kiosk.errors import BugError
from kiosk.ports import Clock
from offline import attempts, entries, facts
from offline.book import Book
from offline.journal import records
from offline.prepared import Prepared
from offline.records import payload_to_text, sale_from_text, sale_to_text
from offline.room import Rooms
from offline.tables import outbox, payments, sales, series, to_microseconds
from offline.writer import Reader, Writer

_FIND = Prepared(
    sa.select(sales.c.body).join(outbox, outbox.c.seq == sales.c.seq).where(outbox.c.id == sa.bindparam("id"))
)
_ADD_SALE = Prepared(sales.insert())
_ADD_PAYMENT = Prepared(payments.insert())
_NEXT_NUMBER = Prepared(
    sa.update(series)
    .where(series.c.prefix == sa.bindparam("of"))
    .values(last=series.c.last + sa.literal_column("1"))
    .returning(series.c.last)
)
_UNSHOWN = sa.select(sales.c.body).where(sales.c.seq > sa.bindparam("shown")).order_by(sales.c.seq.desc()).limit(1)
_SEQ = sa.select(sales.c.seq).join(outbox, outbox.c.seq == sales.c.seq).where(outbox.c.id == sa.bindparam("id"))


class SqliteLedger:
    """`kiosk.ports.Ledger` on an encrypted SQLite file. Order numbers are `prefix`-000001 and so on."""

    def __init__(self, writer: Writer, reader: Reader, book: Book, room: Rooms, clock: Clock, prefix: str) -> None:
        self._writer = writer
        self._book = book
        self._reader = reader
        self._room = room
        self._clock = clock
        self._prefix = prefix

    async def record_sale(self, sale: Sale, operation: Operation) -> Sale:
        if sale.id != operation.id:
            raise BugError("a sale and its operation must have the same id")
        return await self._writer.run(lambda connection: self._store(connection, sale, operation))

    async def record_operation(self, operation: Operation) -> OutboxEntry:
        def job(connection: sa.Connection) -> OutboxEntry:
            entry, record = entries.append(connection, self._book, operation)
            if record is not None:
                self._book.note(connection, record)
            return entry

        return await self._writer.run_essential(job)

    async def record_operations(self, operations: Sequence[Operation]) -> int:
        """Put several operations into the outbox, all or none; gives how many were new."""

        def job(connection: sa.Connection) -> int:
            made = [entries.append(connection, self._book, operation).record for operation in operations]
            new = [record for record in made if record is not None]
            if new:
                self._book.note(connection, records.of_entries(new))
            return len(new)

        return await self._writer.run_essential(job)

    async def begin_attempt(self, attempt: Attempt) -> None:
        def job(connection: sa.Connection) -> None:
            self._room.require()
            self._book.note(connection, attempts.begin(connection, attempt))

        await self._writer.run(job)

    async def end_attempt(self, attempt_id: str, state: PaymentState, reason: TerminalReason) -> None:
        await self._writer.run_essential(
            lambda connection: self._book.note(connection, attempts.end(connection, attempt_id, state, reason))
        )

    async def open_attempt(self) -> Attempt | None:
        return await self._reader.run(attempts.open_row)

    async def unshown_sale(self) -> Sale | None:
        body = await self._reader.run(
            lambda connection: connection.execute(_UNSHOWN, {"shown": facts.shown(connection)}).scalar_one_or_none()
        )
        return None if body is None else sale_from_text(body)

    async def mark_shown(self, sale_id: str) -> None:
        """As the port says; sales before it count as shown too: their buyers have left."""

        def job(connection: sa.Connection) -> None:
            seq = connection.execute(_SEQ, {"id": sale_id}).scalar_one_or_none()
            if seq is not None and seq > facts.shown(connection):
                facts.set_shown(connection, seq)
                self._book.note(connection, records.of_shown(seq))

        await self._writer.run_essential(job)

    async def sale(self, sale_id: str) -> Sale | None:
        """A stored sale by its id."""
        row = await self._reader.run(lambda connection: _FIND(connection, id=sale_id).fetchone())
        return None if row is None else sale_from_text(row[0])

    async def require_room(self) -> None:
        """A StoreFault when a sale could not be stored now: no room, or a disk that failed; ask before money moves."""

        def job(connection: sa.Connection) -> None:
            self._room.require()
            self._book.require(connection)

        await self._writer.run(job)

    def _store(self, connection: sa.Connection, sale: Sale, operation: Operation) -> Sale:
        known = _FIND(connection, id=sale.id).fetchone()
        if known is not None:
            return sale_from_text(known[0])
        self._room.require()
        last = _NEXT_NUMBER(connection, of=self._prefix).fetchone()[0]
        sale = replace(sale, number=f"{self._prefix}-{last:06d}")
        payload = {**operation.payload, "order_number": sale.number}
        body = sale_to_text(sale)
        text = payload_to_text(payload)
        entry, record = entries.append_new(connection, self._book, replace(operation, payload=payload), text, body)
        add_sale(connection, entry.seq, sale, body, self._clock.now())
        self._book.note(connection, record)
        return sale


def add_sale(connection: sa.Connection, seq: int, sale: Sale, body: str, stored_at: datetime) -> None:
    """Write a sale and its payment beside its entry."""
    total, payment = sale.totals.total, sale.payment
    _ADD_SALE(
        connection,
        seq=seq,
        number=sale.number,
        placed_at=to_microseconds(sale.placed_at),
        stored_at=to_microseconds(stored_at),
        amount=total.amount,
        currency=total.currency,
        body=body,
    )
    _ADD_PAYMENT(
        connection,
        id=payment.id,
        seq=seq,
        tender=payment.tender.value,
        state=payment.state.value,
        amount=payment.amount.amount,
        currency=payment.amount.currency,
        basket_hash=payment.basket_hash,
    )
    if payment.tender is not Tender.PAY_AT_TILL:
        attempts.settle(connection, payment.id)


def begin_series(connection: sa.Connection, prefix: str) -> None:
    """Make the number series of a prefix unless it is there."""
    if connection.execute(sa.select(series.c.last).where(series.c.prefix == prefix)).first() is None:
        connection.execute(series.insert(), {"prefix": prefix, "last": 0})
