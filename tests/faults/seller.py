"""A process that sells until it is killed: `seller.py STATE CACHE`.

It imports everything once; each line on its input forks a child that opens the store and sells. The child writes
`open` when the store is open and the number of each sale once it is stored, the id first: `ID NUMBER`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import offline.parts  # noqa: F401 - loaded before the fork, like everything else
from kiosk.domain.operation import OperationResult, Outcome
from offline.store import open_store
from tests.unit.offline.making import KEY, NOON, HandClock, a_sale, an_operation, the_operation_of


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


async def sell(state: Path, cache: Path) -> None:
    """Sell for ever, with an outbox that is drained beside it."""
    store = await open_store(state=state, cache=cache, key=KEY, device_id="K01", clock=HandClock())
    say("open")

    async def drain() -> None:
        while True:
            entries = await store.outbox.due(20, NOON)
            await store.outbox.settle([OperationResult(one.operation.id, Outcome.APPLIED) for one in entries], NOON)
            await asyncio.sleep(0)

    draining = asyncio.create_task(drain())
    while not draining.done():
        sale = a_sale()
        recorded = await store.ledger.record_sale(sale, the_operation_of(sale))
        say(f"{recorded.id} {recorded.number}")
        await store.ledger.record_operation(an_operation())
    await draining


def main(arguments: Sequence[str]) -> int:
    state, cache = map(Path, arguments)
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(sell(state, cache))
            os._exit(3)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
