"""The store at work under the recorder: opened, used, closed, opened again, and left without a goodbye.

    python -m tests.faults.lab.store_run FOLDER LOG [--synchronous NORMAL] [--rounds 8] [--journal-unsynced]

It uses FOLDER/state and FOLDER/journal, which are there, perhaps with a store that `old_store` made. Its write-ahead
log and its journal's segments are small, so that checkpoints and new segments happen every few sales. Each answer of
the store is marked in the log, as a promise.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from kiosk.domain.operation import Lane, Operation, OperationKind, OperationResult, Outcome
from offline.store import Store
from tests.faults.lab import old_store
from tests.faults.lab.peers import void
from tests.faults.lab.shim import Shim
from tests.faults.lab.small_store import Synchronous, digest_of, open_small, sale_digest
from tests.unit.offline.making import NOON, HandClock, a_sale, an_operation, the_operation_of


class Shop:
    """A store in use; every promise of it is marked."""

    def __init__(self, store: Store, shim: Shim, clock: HandClock) -> None:
        self.store = store
        self._shim = shim
        self._clock = clock

    async def sell(self) -> str:
        sale = a_sale(identified=False)
        self._shim.mark("try", id=sale.id)
        stored = await self.store.ledger.record_sale(sale, the_operation_of(sale))
        self._shim.mark("kept", id=sale.id, number=stored.number, sale=sale_digest(stored))
        return sale.id

    async def say(self, operation: Operation) -> str:
        self._shim.mark("try", id=operation.id)
        entry = await self.store.ledger.record_operation(operation)
        self._shim.mark("kept", id=operation.id, seq=entry.seq, entry=digest_of(entry))
        return operation.id

    async def show(self, sale_id: str) -> None:
        await self.store.ledger.mark_shown(sale_id)
        self._shim.mark("shown", id=sale_id)

    async def settle(self, most: int) -> None:
        now = self._clock.now()
        due = [entry.operation.id for entry in await self.store.outbox.due(most, now)]
        results = [OperationResult(one, Outcome.APPLIED) for one in due]
        if due and len(due) % 3 == 0:
            results[-1] = OperationResult(due[-1], Outcome.REJECTED, "rejected", "not for us")
            self._shim.mark("changing", ids=due[-1:], to="parked")
        done = [result.id for result in results if result.outcome is Outcome.APPLIED]
        self._shim.mark("changing", ids=done, to="acknowledged")
        await self.store.outbox.settle(results, now)
        self._shim.mark("changed", ids=done, to="acknowledged")
        if len(done) < len(due):
            self._shim.mark("changed", ids=due[-1:], to="parked")

    async def park(self, ids: Sequence[str]) -> None:
        self._shim.mark("changing", ids=list(ids), to="parked")
        await self.store.outbox.park(ids, "to be looked at")
        self._shim.mark("changed", ids=list(ids), to="parked")

    async def retry(self, ids: Sequence[str]) -> None:
        self._shim.mark("changing", ids=list(ids), to="pending")
        await self.store.outbox.retry(ids)
        self._shim.mark("changed", ids=list(ids), to="pending")


async def a_day(shop: Shop, rounds: int) -> None:
    """Sales, consents, wishes; some are sent, parked, tried again."""
    for turn in range(rounds):
        first = await shop.sell()
        second = await shop.sell()
        await shop.show(second)
        consent = an_operation(kind=OperationKind.CONSENT, lane=Lane.WITHDRAWAL, subject=f"customer-{turn}")
        wish = await shop.say(an_operation(subject=f"customer-{turn % 3}", payload={"text": "ü" * 300 * (turn % 4)}))
        await shop.say(consent)
        if turn % 3 == 1:
            await shop.park([first, wish])
        if turn % 3 == 2:
            await shop.retry([wish])
        if turn % 2:
            await shop.settle(5)
        await shop.store.outbox.postpone([second], NOON + timedelta(seconds=turn), "unreachable", "")


async def work(folder: Path, log: Path, synchronous: Synchronous, rounds: int) -> None:
    shim, clock = Shim(), HandClock()
    cache = Path(mkdtemp(prefix="cache-"))
    shim.start(folder, log)
    if (folder / "state" / "ledger.db").exists():
        shim.mark("there", ids=old_store.IDS)
    store = await open_small(folder, cache, clock, synchronous)
    await a_day(Shop(store, shim, clock), rounds)
    await store.close()
    shim.mark("closed")
    store = await open_small(folder, cache, clock, synchronous)
    await a_day(Shop(store, shim, clock), rounds)
    shim.stop()
    await store.close()
    shutil.rmtree(cache)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("log", type=Path)
    parser.add_argument("--synchronous", default="FULL")
    parser.add_argument("--journal-unsynced", action="store_true", help="as if the journal forgot to sync")
    parser.add_argument("--rounds", type=int, default=6)
    given = parser.parse_args(arguments)
    if given.journal_unsynced:
        setattr(os, "fdatasync", void)  # noqa: B010 - mypy would not have a function replaced
    asyncio.run(work(given.folder, given.log, given.synchronous, given.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
