"""Ledger and outbox in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.domain.attempt import OPEN, Attempt
from kiosk.domain.operation import (
    GENESIS,
    ChainHead,
    EntryState,
    Lane,
    Operation,
    OperationResult,
    OutboxCounts,
    OutboxEntry,
    Outcome,
)
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from kiosk.domain.terminal import TerminalReason


class MemoryStore:
    """Ledger and outbox in one: `fault` is raised by the next writes, before or (`too_late`) after they took place."""

    def __init__(self) -> None:
        self.sales: dict[str, Sale] = {}
        self.shown: set[str] = set()
        self.attempts: dict[str, Attempt] = {}
        self.queue: dict[str, OutboxEntry] = {}
        self.settled: list[tuple[str, Outcome, float | None]] = []
        self.fault: Exception | None = None
        self.too_late = False
        self.last_seq = 0
        self.writing = asyncio.Event()
        self.writing.set()

    def put(self, operation: Operation, *, attempts: int = 0) -> OutboxEntry:
        if operation.id not in self.queue:
            self.last_seq += 1
            chain = f"{self.last_seq:064x}"
            self.queue[operation.id] = OutboxEntry(self.last_seq, operation, EntryState.PENDING, attempts, chain=chain)
        return self.queue[operation.id]

    async def _write(self, change: Callable[[], None]) -> None:
        await self.writing.wait()
        if self.fault is not None and not self.too_late:
            raise self.fault
        change()
        if self.fault is not None:
            raise self.fault

    async def record_sale(self, sale: Sale, operation: Operation) -> Sale:
        def change() -> None:
            if sale.id not in self.sales:
                self.sales[sale.id] = replace(sale, number=f"K01-{len(self.sales) + 1:06d}")
                self.put(operation)

        await self._write(change)
        return self.sales[sale.id]

    async def require_room(self) -> None:
        if self.fault is not None:
            raise self.fault

    async def begin_attempt(self, attempt: Attempt) -> None:
        assert await self.open_attempt() is None

        def change() -> None:
            self.attempts[attempt.id] = attempt

        await self._write(change)

    async def end_attempt(self, attempt_id: str, state: PaymentState, reason: TerminalReason) -> None:
        def change() -> None:
            self.attempts[attempt_id] = replace(self.attempts[attempt_id], state=state, reason=reason)

        await self._write(change)

    async def open_attempt(self) -> Attempt | None:
        undecided = (one for one in self.attempts.values() if one.state in OPEN and one.sale.id not in self.sales)
        return next(undecided, None)

    async def record_operation(self, operation: Operation) -> OutboxEntry:
        def change() -> None:
            self.put(operation)

        await self._write(change)
        return self.queue[operation.id]

    async def unshown_sale(self) -> Sale | None:
        return next((sale for sale in reversed(self.sales.values()) if sale.id not in self.shown), None)

    async def mark_shown(self, sale_id: str) -> None:
        self.shown.add(sale_id)

    async def due(self, limit: int, now: datetime) -> Sequence[OutboxEntry]:
        waiting = [
            entry
            for entry in self.queue.values()
            if entry.state is EntryState.PENDING and (entry.next_attempt_at is None or entry.next_attempt_at <= now)
        ]
        waiting.sort(key=lambda entry: (entry.operation.lane, entry.attempts, entry.seq))
        return waiting[:limit]

    async def settle(self, results: Sequence[OperationResult], now: datetime) -> None:
        states = {
            Outcome.APPLIED: EntryState.ACKNOWLEDGED,
            Outcome.DUPLICATE: EntryState.ACKNOWLEDGED,
            Outcome.REJECTED: EntryState.PARKED,
        }
        for result in results:
            self.settled.append((result.id, result.outcome, result.retry_after))
            entry = self.queue[result.id]
            if result.outcome is Outcome.RETRY:
                self._wait(entry, now + timedelta(seconds=result.retry_after or 0))
            else:
                self.queue[result.id] = replace(entry, state=states[result.outcome], last_status=result.code)

    async def postpone(self, ids: Sequence[str], until: datetime, status: str, detail: str) -> None:
        for entry_id in ids:
            self._wait(self.queue[entry_id], until)

    def _wait(self, entry: OutboxEntry, until: datetime) -> None:
        waiting = replace(entry, attempts=entry.attempts + 1, next_attempt_at=until)
        self.queue[entry.operation.id] = waiting

    async def counts(self) -> OutboxCounts:
        states = [entry.state for entry in self.queue.values()]
        return OutboxCounts(
            pending=states.count(EntryState.PENDING),
            parked=states.count(EntryState.PARKED),
            acknowledged=states.count(EntryState.ACKNOWLEDGED),
        )

    async def parked(self) -> Sequence[OutboxEntry]:
        return [entry for entry in self.queue.values() if entry.state is EntryState.PARKED]

    async def head(self) -> ChainHead:
        newest = max(self.queue.values(), key=lambda entry: entry.seq, default=None)
        return GENESIS if newest is None else ChainHead(newest.seq, newest.chain)

    async def entries(
        self, state: EntryState | None = None, *, limit: int = 1000, after_seq: int = 0
    ) -> Sequence[OutboxEntry]:
        found = [one for one in self.queue.values() if one.seq > after_seq and state in {None, one.state}]
        return sorted(found, key=lambda entry: entry.seq)[:limit]

    async def acknowledged(self, limit: int, after_seq: int = 0) -> Sequence[tuple[int, str]]:
        found = await self.entries(EntryState.ACKNOWLEDGED, limit=limit, after_seq=after_seq)
        return [(one.seq, one.operation.id) for one in found]

    async def retry(self, ids: Sequence[str]) -> int:
        open_states = {EntryState.PENDING, EntryState.PARKED}
        return self._become(ids, open_states, state=EntryState.PENDING, attempts=0, next_attempt_at=None)

    async def park(self, ids: Sequence[str], reason: str) -> int:
        return self._become(ids, {EntryState.PENDING}, state=EntryState.PARKED, last_detail=reason)

    async def reopen(self, ids: Sequence[str]) -> int:
        return self._become(ids, {EntryState.ACKNOWLEDGED}, state=EntryState.PENDING, attempts=0)

    async def expire_tracking(self, before: datetime) -> int:
        old = [
            one.operation.id
            for one in self.queue.values()
            if one.operation.lane is Lane.TRACKING and one.operation.created_at < before
        ]
        return self._become(old, {EntryState.PENDING, EntryState.PARKED}, state=EntryState.EXPIRED)

    async def purge(self, before: datetime) -> int:
        count = 0
        for entry in sorted(self.queue.values(), key=lambda entry: entry.seq):
            done = entry.state in {EntryState.ACKNOWLEDGED, EntryState.EXPIRED}
            if not done or entry.operation.created_at >= before:
                break
            del self.queue[entry.operation.id]
            count += 1
        return count

    async def continue_after(self, seq: int) -> None:
        self.last_seq = max(self.last_seq, seq)

    def _become(self, ids: Sequence[str], of: set[EntryState], **changes: object) -> int:
        found = [one for one in ids if one in self.queue and self.queue[one].state in of]
        for one in found:
            self.queue[one] = replace(self.queue[one], **changes)  # type: ignore[arg-type]
        return len(found)

    def state(self, entry_id: str) -> EntryState:
        return self.queue[entry_id].state
