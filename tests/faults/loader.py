"""A process that follows the catalogue's feed until it is killed: `loader.py FOLDER URL`.

It imports everything once; each line on its input forks a child that opens the replica and follows the feed at URL. The
child writes `took CURSOR` for each chunk once it is stored, `swap` when a catalogue is about to take the place of the
one in use, `whole` when there is nothing more to come.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.api.client import HttpCentralApi
from kiosk.clock import SystemClock
from kiosk.ports import CatalogChanges
from kiosk.services.connectivity import Connectivity
from kiosk.services.feed import CatalogFeed
from kiosk.services.notices import Notices
from kiosk.services.timekeeping import ServerTime
from offline.catalog import SqliteCatalog
from offline.catalog_files import Replica
from tests.unit.offline.making import KEY

CHUNK = 100


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


class TellingCatalog(SqliteCatalog):
    """Says what it has done, and what it is about to do."""

    async def apply(self, changes: CatalogChanges) -> None:
        await super().apply(changes)
        say(f"took {changes.cursor}")

    async def _swap(self, whole: Replica) -> None:
        say("swap")
        await super()._swap(whole)


async def follow(folder: Path, url: str) -> None:
    """Follow the feed to its end, however often it breaks off, and stay."""
    clock = SystemClock()
    catalog = TellingCatalog(folder, KEY)
    api = HttpCentralApi(url, device_id="K01", device_token="demo-device", store_id="berlin-mitte")
    connectivity = Connectivity(api, clock, Notices(), ServerTime(clock))
    feed = CatalogFeed(api=api, catalog=catalog, connectivity=connectivity, chunk=CHUNK)
    say("open")
    while not await feed.follow():  # noqa: ASYNC110 - each try waits for the line
        await asyncio.sleep(0)
    say("whole")
    await asyncio.Event().wait()


def main(arguments: Sequence[str]) -> int:
    folder, url = Path(arguments[0]), arguments[1]
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(follow(folder, url))
            os._exit(3)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
