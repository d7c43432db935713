"""Operations that wait in the store for the central service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from kiosk.domain.operation import ChainHead, EntryState, OperationResult, OutboxCounts, OutboxEntry


class Outbox(Protocol):
    """What the central service does not know yet."""

    async def due(self, limit: int, now: datetime) -> Sequence[OutboxEntry]:
        """Up to `limit` entries to send now: by lane, then attempts, then seq; a subject's entries keep their order."""

    async def settle(self, results: Sequence[OperationResult], now: datetime) -> None:
        """Mark entries by what the answer named; entries it did not name stay as they are."""

    async def postpone(self, ids: Sequence[str], until: datetime, status: str, detail: str) -> None:
        """A try failed: count it and wait until then."""

    async def counts(self) -> OutboxCounts:
        """How many entries are in each state."""

    async def parked(self) -> Sequence[OutboxEntry]:
        """Entries that staff must look at."""

    async def head(self) -> ChainHead:
        """The newest entry's number and chain hash; the genesis when there is none."""

    async def entries(
        self, state: EntryState | None = None, *, limit: int = 1000, after_seq: int = 0
    ) -> Sequence[OutboxEntry]:
        """Up to `limit` entries in the order they came, of one state or all; page on from the last one's seq."""

    async def acknowledged(self, limit: int, after_seq: int = 0) -> Sequence[tuple[int, str]]:
        """Number and id of up to `limit` acknowledged entries, in the order they came."""

    async def retry(self, ids: Sequence[str]) -> int:
        """Make parked and waiting entries due at once; their tries, and what was said of them, are forgotten.

        Gives how many there were.
        """

    async def park(self, ids: Sequence[str], reason: str) -> int:
        """Take pending entries out of the line until somebody looks; gives how many there were."""

    async def reopen(self, ids: Sequence[str]) -> int:
        """Acknowledged entries that the central service lost are due again; gives how many there were."""

    async def expire_tracking(self, before: datetime) -> int:
        """Give up tracking events made before an instant; nothing else ever expires. Gives how many there were."""

    async def purge(self, before: datetime) -> int:
        """Forget acknowledged and expired entries (with their sales) made before an instant, oldest first.

        Whatever is open, and all that follows it, stays. Gives how many there were.
        """

    async def continue_after(self, seq: int) -> None:
        """The central service knows this device up to `seq`: never give a number up to that again."""
