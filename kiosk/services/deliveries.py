"""What is still to be delivered to the central service, for staff and for whoever looks after the device."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.domain.operation import EntryState, OutboxCounts, OutboxEntry
from kiosk.errors import StoreUnreadable
from kiosk.ports import Clock, Outbox

CHUNK = 1000
STAFF_PARKED = "staff"
"""The reason of entries that a person took out of the line."""


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """One page of entries. `number` counts from 0 and is always one of `pages` (at least 1)."""

    entries: tuple[OutboxEntry, ...]
    number: int
    pages: int
    total: int


class Carrier(Protocol):
    """Carries entries to another device in an encrypted file; each gives how many there were."""

    async def export(self, path: Path, passphrase: str, *, parked_only: bool) -> int:
        """Write all unsent entries (or only parked ones) to a new file; StoreFault when it cannot be written."""

    async def take_in(self, path: Path, passphrase: str) -> int:
        """Add what a file carries and this store does not have; BadInput for a wrong pass phrase or a damaged file."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file of entries and what opens it; the pass phrase is shown once and kept nowhere."""

    path: Path
    count: int


class Deliveries:
    """Look at unsent entries page by page, send them again, put them aside, carry them away.

    `count` counts the outbox and tells everyone concerned; `kick` says that there is something to send.
    """

    def __init__(
        self,
        *,
        outbox: Outbox,
        carrier: Carrier,
        clock: Clock,
        count: Callable[[], Awaitable[OutboxCounts]],
        kick: Callable[[], None] = lambda: None,
    ) -> None:
        self._outbox = outbox
        self._count = count
        self._carrier = carrier
        self._clock = clock
        self._kick = kick

    async def parked(self, number: int, size: int) -> DeliveryPage:
        """A page of what somebody must look at, the newest first."""
        total = (await self._count()).parked
        number, pages = _page(number, size, total)
        start = max(0, total - (number + 1) * size)
        entries = await self._window(EntryState.PARKED, start, total - number * size - start)
        return DeliveryPage(entries[::-1], number, pages, total)

    async def waiting(self, number: int, size: int) -> DeliveryPage:
        """A page of what goes out by itself, the oldest (and most often tried) first."""
        total = (await self._count()).pending
        number, pages = _page(number, size, total)
        entries = await self._window(EntryState.PENDING, number * size, size)
        return DeliveryPage(entries, number, pages, total)

    async def retry(self, ids: Sequence[str]) -> int:
        """Try these again at once, whatever was said of them before; how many there were."""
        return await self._changed(self._outbox.retry(ids))

    async def retry_parked(self) -> int:
        """Try again everything that was put aside."""
        return await self._changed(self._retry_parked())

    async def park(self, ids: Sequence[str], reason: str = STAFF_PARKED) -> int:
        """Take these out of the line; how many of them were waiting."""
        return await self._changed(self._outbox.park(ids, reason))

    async def export(self, path: Path, passphrase: str, *, parked_only: bool = False) -> int:
        """As `Carrier.export`."""
        return await self._carrier.export(path, passphrase, parked_only=parked_only)

    async def take_in(self, path: Path, passphrase: str) -> int:
        """As `Carrier.take_in`; what is new is sent at once."""
        return await self._changed(self._carrier.take_in(path, passphrase))

    async def export_into(self, folder: Path, device: str, passphrase: str) -> Exported:
        """Write all unsent entries to a new file in `folder`, named by device and time; StoreFault when it cannot."""
        if not await asyncio.to_thread(folder.is_dir):
            raise StoreUnreadable(f"there is no folder {folder}", fix="plug in the stick, or change paths.export")
        path = folder / f"unsent-{device}-{self._clock.now():%Y%m%dT%H%M%SZ}.kiosk"
        return Exported(path, await self.export(path, passphrase))

    async def _changed(self, work: Awaitable[int]) -> int:
        count = await work
        await self._count()
        self._kick()
        return count

    async def _retry_parked(self) -> int:
        count = after = 0
        # Only forward: what is refused again meanwhile is not sent in circles.
        while found := await self._outbox.entries(EntryState.PARKED, limit=CHUNK, after_seq=after):
            count += await self._outbox.retry([entry.operation.id for entry in found])
            after = found[-1].seq
        return count

    async def _window(self, state: EntryState, start: int, size: int) -> tuple[OutboxEntry, ...]:
        after = 0
        while start > 0:
            passed = await self._outbox.entries(state, limit=min(start, CHUNK), after_seq=after)
            if not passed:
                return ()
            start -= len(passed)
            after = passed[-1].seq
        return tuple(await self._outbox.entries(state, limit=size, after_seq=after)) if size > 0 else ()


def _page(number: int, size: int, total: int) -> tuple[int, int]:
    """The nearest page there is, and how many there are."""
    pages = max(1, -(-total // size))
    return min(max(number, 0), pages - 1), pages
