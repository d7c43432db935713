"""The store in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.domain.attempt import Attempt
from kiosk.domain.operation import GENESIS, ChainHead, EntryState, Operation, OperationResult, OutboxCounts, OutboxEntry
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from kiosk.domain.terminal import TerminalReason
from kiosk.errors import StoreFull
from tests.unit.ui.shop.demo import DEMO


class MemoryStore:
    """Ledger and outbox in lists; `full` refuses sales. `line` are entries of earlier, for the staff's lists."""

    def __init__(self) -> None:
        self.line: list[OutboxEntry] = []
        self.sales: list[Sale] = []
        self.attempts: dict[str, Attempt] = {}
        self.operations: list[Operation] = []
        self.full = False

    async def require_room(self) -> None:
        return None

    async def record_sale(self, sale: Sale, operation: Operation) -> Sale:
        if self.full:
            raise StoreFull("no space left")
        stored = replace(sale, number=f"K01-{len(self.sales) + 42:06d}")
        self.sales.append(stored)
        return stored

    async def begin_attempt(self, attempt: Attempt) -> None:
        self.attempts[attempt.id] = attempt

    async def end_attempt(self, attempt_id: str, state: PaymentState, reason: TerminalReason) -> None:
        self.attempts[attempt_id] = replace(self.attempts[attempt_id], state=state, reason=reason)

    async def open_attempt(self) -> Attempt | None:
        return None

    async def record_operation(self, operation: Operation) -> OutboxEntry:
        self.operations.append(operation)
        return OutboxEntry(len(self.operations), operation, EntryState.PENDING)

    async def unshown_sale(self) -> Sale | None:
        return None

    async def mark_shown(self, sale_id: str) -> None: ...

    async def due(self, limit: int, now: datetime) -> Sequence[OutboxEntry]:
        return ()

    async def settle(self, results: Sequence[OperationResult], now: datetime) -> None: ...

    async def postpone(self, ids: Sequence[str], until: datetime, status: str, detail: str) -> None: ...

    async def counts(self) -> OutboxCounts:
        parked = sum(entry.state is EntryState.PARKED for entry in self.line)
        return OutboxCounts(
            pending=len(self.sales) + len(self.operations) + len(self.line) - parked, parked=parked, acknowledged=7
        )

    async def parked(self) -> Sequence[OutboxEntry]:
        return ()

    async def head(self) -> ChainHead:
        return ChainHead(len(self.sales) + len(self.operations), GENESIS.chain)

    async def entries(
        self, state: EntryState | None = None, *, limit: int = 1000, after_seq: int = 0
    ) -> Sequence[OutboxEntry]:
        return [entry for entry in self.line if entry.seq > after_seq and state in {None, entry.state}][:limit]

    async def acknowledged(self, limit: int, after_seq: int = 0) -> Sequence[tuple[int, str]]:
        found = await self.entries(EntryState.ACKNOWLEDGED, limit=limit, after_seq=after_seq)
        return [(one.seq, one.operation.id) for one in found]

    async def retry(self, ids: Sequence[str]) -> int:
        return self._change(ids, state=EntryState.PENDING, attempts=0, next_attempt_at=None)

    async def park(self, ids: Sequence[str], reason: str) -> int:
        return self._change(ids, state=EntryState.PARKED, last_status="parked", last_detail=reason)

    def _change(self, ids: Sequence[str], **changes: Any) -> int:
        wanted = set(ids)
        self.line = [replace(one, **changes) if one.operation.id in wanted else one for one in self.line]
        return len(wanted & {entry.operation.id for entry in self.line})

    async def reopen(self, ids: Sequence[str]) -> int:
        return 0

    async def expire_tracking(self, before: datetime) -> int:
        return 0

    async def purge(self, before: datetime) -> int:
        return 0

    async def continue_after(self, seq: int) -> None: ...


class PaperCarrier:
    """Writes down that it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, str]] = []
        self.broken = False

    async def export(self, path: Path, passphrase: str, *, parked_only: bool) -> int:
        if self.broken:
            raise StoreFull("the stick is full", fix="take another one")
        self.asked.append((path, passphrase))
        return 3

    async def take_in(self, path: Path, passphrase: str) -> int:
        raise AssertionError("nothing is taken in on the screen")


class DemoPictures:
    """The demo's pictures, where they are."""

    def path(self, name: str) -> Path | None:
        file = DEMO / "pictures" / name
        return file if file.is_file() else None

    def put(self, name: str, data: bytes) -> Path:
        raise AssertionError("nothing is fetched here")
