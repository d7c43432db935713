"""Sales, one after the other, in the store as it is set up in a shop.

    python -m tests.faults.lab.sync_run FOLDER LOG SALES

The first sale is not counted: with it the files come into being.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

from offline.room import RoomLimits
from offline.store import open_store
from tests.faults.lab.shim import Shim
from tests.unit.offline.making import KEY, HandClock, a_sale, the_operation_of

LIMITS = RoomLimits(low_water=0, ballast=64 * 1024)


async def work(folder: Path, log: Path, sales: int) -> None:
    shim = Shim()
    cache = Path(mkdtemp(prefix="cache-"))
    shim.start(folder, log)
    store = await open_store(
        state=folder / "state",
        journal=folder / "journal",
        cache=cache,
        key=KEY,
        device_id="K01",
        clock=HandClock(),
        room=LIMITS,
    )
    for number in range(sales + 1):
        sale = a_sale()
        await store.ledger.require_room()
        if number:
            shim.mark("selling")
        await store.ledger.record_sale(sale, the_operation_of(sale))
        shim.mark("sold")
    shim.stop()
    await store.close()
    shutil.rmtree(cache)


def main(arguments: Sequence[str]) -> int:
    folder, log, sales = arguments
    asyncio.run(work(Path(folder), Path(log), int(sales)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
