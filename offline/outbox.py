"""What the central service does not know yet, and in which order it will hear it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from kiosk.domain.operation import ChainHead, EntryState, Lane, OperationResult, OutboxCounts, OutboxEntry, Outcome
from offline import facts
from offline.book import Book
from offline.entries import to_entry
from offline.journal import records
from offline.purging import purge_some
from offline.tables import outbox, to_microseconds
from offline.writer import Priority, Reader, Writer

LONGEST_WAIT = timedelta(days=1)  # however long a server asks us to stay away
_SECOND = 1_000_000
_AT_ONCE = 500


def _literal(value: EntryState | Lane) -> sa.ColumnElement[Any]:
    """A constant in the SQL's text: only then SQLite may use the partial indexes."""
    return sa.literal_column(f"'{value.value}'" if isinstance(value, EntryState) else str(value.value))


_PENDING, _ACKNOWLEDGED = _literal(EntryState.PENDING), _literal(EntryState.ACKNOWLEDGED)
_PARKED, _EXPIRED = _literal(EntryState.PARKED), _literal(EntryState.EXPIRED)
_named = outbox.c.id.in_(sa.bindparam("of", expanding=True))

_earlier = outbox.alias("earlier")
_held_back = sa.exists().where(
    _earlier.c.subject == outbox.c.subject, _earlier.c.seq < outbox.c.seq, _earlier.c.state.in_((_PENDING, _PARKED))
)
_DUE = (
    sa.select(outbox)
    .where(
        sa.func.likely(outbox.c.state == _PENDING),  # else the planner takes another index and sorts the whole line
        outbox.c.next_attempt_at.is_(None) | (outbox.c.next_attempt_at <= sa.bindparam("now")),
        (outbox.c.lane == _literal(Lane.WITHDRAWAL)) | ~_held_back,
    )
    .order_by(outbox.c.lane, outbox.c.attempts, outbox.c.seq)
    .limit(sa.bindparam("most"))
)

_ACKNOWLEDGE = (
    sa.update(outbox)
    .where(_named, outbox.c.state != _ACKNOWLEDGED)
    .values(state=_ACKNOWLEDGED, next_attempt_at=None, last_status=sa.bindparam("status"), last_detail="")
)
_PARK = (
    sa.update(outbox)
    .where(_named, outbox.c.state == _PENDING)
    .values(state=_PARKED, next_attempt_at=None, last_status=sa.bindparam("status"), last_detail=sa.bindparam("detail"))
)
_COUNTED = {
    "attempts": outbox.c.attempts + 1,
    "last_status": sa.bindparam("status"),
    "last_detail": sa.bindparam("detail"),
}
_WAIT = (
    sa.update(outbox)
    .where(_named, outbox.c.state == _PENDING)
    .values(next_attempt_at=sa.bindparam("until"), **_COUNTED)
)
# Without a time from the server: 1, 2, 4 … 300 seconds. The sync service spreads a whole fleet's tries by jitter.
_seconds = sa.func.min(300, sa.literal_column("1 << min(attempts, 9)"))
_WAIT_DOUBLING = (
    sa.update(outbox)
    .where(_named, outbox.c.state == _PENDING)
    .values(next_attempt_at=sa.bindparam("now_us", type_=sa.Integer) + _seconds * _SECOND, **_COUNTED)
)
_RETRY = (
    sa.update(outbox)
    .where(_named, outbox.c.state.in_((_PENDING, _PARKED)))
    .values(state=_PENDING, attempts=0, next_attempt_at=None, last_status="", last_detail="")
)
# By the server's time where that was known: a clock set back years makes nothing old.
_made_at = sa.type_coerce(outbox.c.created_at, sa.Integer) + sa.func.coalesce(
    sa.type_coerce(outbox.c.clock_offset, sa.Integer), 0
)
_EXPIRE = (
    sa.update(outbox)
    .where(
        outbox.c.lane == _literal(Lane.TRACKING),
        outbox.c.state.in_((_PENDING, _PARKED)),
        _made_at < sa.bindparam("before", type_=sa.Integer),
    )
    .values(state=_EXPIRED, next_attempt_at=None)
    .returning(outbox.c.seq)
)
_DONE = (
    sa.select(outbox.c.seq, outbox.c.id)
    .where(outbox.c.state == _ACKNOWLEDGED, outbox.c.seq > sa.bindparam("after"))
    .order_by(outbox.c.seq)
    .limit(sa.bindparam("most"))
)


_REOPEN = (
    sa.update(outbox)
    .where(_named, outbox.c.state == _ACKNOWLEDGED)
    .values(state=_PENDING, attempts=0, next_attempt_at=None, last_status="reopened")
)
_STATES = sa.select(outbox.c.id, outbox.c.seq, outbox.c.state, outbox.c.last_status, outbox.c.last_detail)
_THOSE = _STATES.where(outbox.c.id.in_(sa.bindparam("ids", expanding=True)))
_LOUD = frozenset({_ACKNOWLEDGE, _PARK, _RETRY, _REOPEN})  # what the journal is told of; a mere wait is not


class _Change(NamedTuple):
    """A statement and its values but for the ids."""

    statement: sa.Update
    values: tuple[tuple[str, object], ...] = ()


class SqliteOutbox:
    """`kiosk.ports.Outbox` on the ledger's database.

    Of one subject only the oldest open entry is due: what is parked or waits holds back all that follows. Withdrawals
    are held back by nothing, for they say the same in whatever order they arrive.
    """

    def __init__(self, writer: Writer, reader: Reader, book: Book) -> None:
        self._writer = writer
        self._reader = reader
        self._book = book

    async def due(self, limit: int, now: datetime) -> Sequence[OutboxEntry]:
        """As the port says; at most one entry a subject at a time, so that a refusal cannot be overtaken."""
        return await self._select(_DUE, {"now": now, "most": max(limit, 0)}, Priority.BACKGROUND)

    async def settle(self, results: Sequence[OperationResult], now: datetime) -> None:
        """As the port says, in one transaction; ids that are not ours are ignored, an acknowledged entry stays so."""
        changes: defaultdict[_Change, list[str]] = defaultdict(list)
        for result in results:
            changes[_change(result, now)].append(result.id)
        if changes:
            await self._change(changes, Priority.BACKGROUND)

    async def postpone(self, ids: Sequence[str], until: datetime, status: str, detail: str) -> None:
        change = _Change(_WAIT, (("until", until), ("status", status), ("detail", detail)))
        await self._change({change: ids}, Priority.BACKGROUND)

    async def counts(self) -> OutboxCounts:
        by_state = await self._reader.run(facts.tally, Priority.BACKGROUND)
        return OutboxCounts(**{state.value: by_state.get(state.value, 0) for state in EntryState})

    async def parked(self) -> Sequence[OutboxEntry]:
        return await self.entries(EntryState.PARKED)

    async def entries(
        self, state: EntryState | None = None, *, limit: int = 1000, after_seq: int = 0
    ) -> Sequence[OutboxEntry]:
        query = sa.select(outbox).where(outbox.c.seq > after_seq).order_by(outbox.c.seq).limit(limit)
        if state is not None:
            query = query.where(outbox.c.state == _literal(state))
        return await self._select(query, {}, Priority.PERSON)

    async def acknowledged(self, limit: int, after_seq: int = 0) -> Sequence[tuple[int, str]]:
        values = {"after": after_seq, "most": limit}
        return await self._reader.run(lambda connection: _pairs(connection, values), Priority.BACKGROUND)

    async def entry(self, entry_id: str) -> OutboxEntry | None:
        """One entry by its operation's id."""
        found = await self._select(sa.select(outbox).where(outbox.c.id == entry_id), {}, Priority.PERSON)
        return found[0] if found else None

    async def retry(self, ids: Sequence[str]) -> int:
        return await self._change({_Change(_RETRY): ids}, Priority.PERSON)

    async def park(self, ids: Sequence[str], reason: str) -> int:
        change = _Change(_PARK, (("status", "parked"), ("detail", reason)))
        return await self._change({change: ids}, Priority.PERSON)

    async def reopen(self, ids: Sequence[str]) -> int:
        return await self._change({_Change(_REOPEN): ids}, Priority.BACKGROUND)

    async def expire_tracking(self, before: datetime) -> int:
        def job(connection: sa.Connection) -> int:
            seqs = connection.execute(_EXPIRE, {"before": to_microseconds(before)}).scalars().all()
            if seqs:
                expired = EntryState.EXPIRED.value
                self._book.note(connection, records.of_states([(seq, expired, "", "") for seq in seqs]))
            return len(seqs)

        return await self._writer.run_essential(job, Priority.BACKGROUND)

    async def purge(self, before: datetime) -> int:
        gone = 0
        while some := await self._writer.run_essential(
            lambda connection: purge_some(connection, self._book, before), Priority.BACKGROUND
        ):
            gone += some
        return gone

    async def head(self) -> ChainHead:
        return await self._reader.run(_head, Priority.BACKGROUND)

    async def continue_after(self, seq: int) -> None:
        def job(connection: sa.Connection) -> None:
            if seq > _head(connection).seq:
                facts.set_floor(connection, seq)
                self._book.forget_end()
                self._book.note(connection, records.of_floor(seq))

        await self._writer.run_essential(job, Priority.BACKGROUND)

    async def _select(
        self, query: sa.Select[Any], values: dict[str, object], priority: Priority
    ) -> tuple[OutboxEntry, ...]:
        def job(connection: sa.Connection) -> tuple[OutboxEntry, ...]:
            return tuple(map(to_entry, connection.execute(query, values)))

        return await self._reader.run(job, priority)

    async def _change(self, changes: Mapping[_Change, Sequence[str]], priority: Priority) -> int:
        """Do each change to its entries, all in one transaction; gives how many there were."""

        def job(connection: sa.Connection) -> int:
            count, loud = 0, list[str]()
            for change, ids in changes.items():
                for start in range(0, len(ids), _AT_ONCE):
                    some = list(ids[start : start + _AT_ONCE])
                    changed = connection.execute(change.statement, {"of": some, **dict(change.values)}).rowcount
                    count += changed
                    loud += some if changed and change.statement in _LOUD else ()
            if loud:
                self._book.note(connection, records.of_states(_states(connection, loud)))
            return count

        return await self._writer.run_essential(job, priority) if any(changes.values()) else 0


def _states(connection: sa.Connection, ids: Sequence[str]) -> list[tuple[int, str, str, str]]:
    rows: list[tuple[int, str, str, str]] = []
    for start in range(0, len(ids), _AT_ONCE):
        found = connection.execute(_THOSE, {"ids": ids[start : start + _AT_ONCE]})
        rows += [(row.seq, row.state, row.last_status, row.last_detail) for row in found]
    return rows


def _pairs(connection: sa.Connection, values: dict[str, int]) -> list[tuple[int, str]]:
    return [(row.seq, row.id) for row in connection.execute(_DONE, values)]


def _head(connection: sa.Connection) -> ChainHead:
    last = facts.last_entry(connection)
    return ChainHead(max(last.seq, facts.floor(connection)), last.chain)


def _change(result: OperationResult, now: datetime) -> _Change:
    told = ("status", result.code or result.outcome.value), ("detail", result.detail)
    match result.outcome:
        case Outcome.APPLIED | Outcome.DUPLICATE:
            return _Change(_ACKNOWLEDGE, (("status", result.outcome.value),))
        case Outcome.REJECTED:
            return _Change(_PARK, told)
        case Outcome.RETRY:
            if result.retry_after is None:
                return _Change(_WAIT_DOUBLING, (*told, ("now_us", to_microseconds(now))))
            return _Change(_WAIT, (*told, ("until", now + _sane(result.retry_after))))


def _sane(seconds: float) -> timedelta:
    """A server's number as a wait between nothing and a day; a second when it is no number."""
    if math.isnan(seconds):
        return timedelta(seconds=1)
    return timedelta(seconds=min(max(seconds, 0.0), LONGEST_WAIT.total_seconds()))
