"""The line between a kiosk and the central service, on fakes."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind
from kiosk.services.connectivity import Connectivity
from kiosk.services.drain import OutboxDrain
from kiosk.services.feed import CatalogFeed
from kiosk.services.head import Head
from kiosk.services.notices import Notice, Notices
from kiosk.services.pacing import MAX_DELAY
from kiosk.services.sync import SyncService
from kiosk.services.timekeeping import ServerTime
from kiosk.services.upkeep import OutboxUpkeep
from tests.unit.services.fakes import NOON, FakeCentral, FakeClock, MemoryStore, catalog


class Line:
    """A drain, a feed and their loop on fakes. Without chance: every wait is half of what it may be."""

    def __init__(self, fraction: Callable[[], float] = lambda: 0.5, clock: FakeClock | None = None) -> None:
        self.clock, self.store, self.catalog, self.notices = clock or FakeClock(), MemoryStore(), catalog(), Notices()
        self.told: list[Notice] = []
        self.notices.attach(self.told.append)
        self.central = FakeCentral(self.clock)
        self.time = ServerTime(self.clock)
        self.connectivity = Connectivity(self.central, self.clock, self.notices, self.time)
        self.head = Head()
        self.drain = OutboxDrain(
            api=self.central,
            outbox=self.store,
            connectivity=self.connectivity,
            clock=self.clock,
            fraction=fraction,
            head=self.head,
        )
        self.feed = CatalogFeed(api=self.central, catalog=self.catalog, connectivity=self.connectivity, chunk=2)
        self.upkeep = OutboxUpkeep(self.store, self.time, keep_days=35)
        self.sync = SyncService(
            connectivity=self.connectivity, drain=self.drain, feed=self.feed, upkeep=self.upkeep, interval=3600
        )

    def queue(self, count: int, *, attempts: int = 0, lane: Lane = Lane.PURCHASE, prefix: str = "op") -> list[str]:
        ids = [f"{prefix}-{number}" for number in range(count)]
        for entry_id in ids:
            operation = Operation(entry_id, OperationKind.PURCHASE, lane, entry_id, NOON, {})
            self.store.put(operation, attempts=attempts)
        return ids

    def states(self, state: EntryState) -> list[str]:
        return [entry_id for entry_id, entry in self.store.queue.items() if entry.state is state]

    def delay(self, entry_id: str) -> float:
        at = self.store.queue[entry_id].next_attempt_at
        return 0.0 if at is None else (at - self.clock.now()).total_seconds()

    async def drain_until(self, done: Callable[[], bool], rounds: int = 500) -> None:
        for _ in range(rounds):
            if done():
                return
            await self.drain.drain()
            self.clock.tick(MAX_DELAY)
        raise AssertionError("not done after many rounds")
