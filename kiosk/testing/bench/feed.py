"""A new device loads a hundred thousand products while a person scans and buys."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from kiosk.api.client import HttpCentralApi
from kiosk.central.generated import gtin
from kiosk.clock import SystemClock
from kiosk.errors import EnvironmentFault
from kiosk.ports import CatalogChanges
from kiosk.services.connectivity import Connectivity
from kiosk.services.feed import CatalogFeed
from kiosk.services.notices import Notices
from kiosk.services.timekeeping import ServerTime
from kiosk.testing.bench.drain import opened
from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.sales import a_sale
from kiosk.testing.central import start_central
from kiosk.testing.process import Launcher
from offline.store import Store

MANY = 100_000
EVERY = 0.02
LIMIT_MS = 50.0
MIB = 1024 * 1024

_PATIENCE = 300.0
_RESTS = 200


def measure_feed(rounds: int | None) -> list[Figure]:
    """Into an empty replica; then a whole catalogue that begins anew, gathered beside the one in use.

    `rounds` is how many thousand products there are.
    """
    count = 1000 * rounds if rounds else MANY
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder, shop(Path(folder), count) as url:
        first, anew = asyncio.run(_loaded(Path(folder), url, count))
    return [
        *_told(first, f"{count} products loaded into an empty replica"),
        *_told(anew, f"{count} products loaded anew beside the old ones"),
        figure("the replica on the disk", [first.disk], unit="MiB", beside="while two are there, twice as much"),
    ]


@dataclass
class Run:
    """One load: times in milliseconds, memory and disk in MiB. `found` of the look-ups gave a product."""

    seconds: float = 0.0
    grown: float = 0.0
    disk: float = 0.0
    found: int = 0
    sales: list[float] = field(default_factory=list)
    look_ups: list[float] = field(default_factory=list)
    sales_before: list[float] = field(default_factory=list)
    look_ups_before: list[float] = field(default_factory=list)


def _told(run: Run, what: str) -> list[Figure]:
    share = f"{run.found} of {len(run.look_ups)} found"
    return [
        figure(what, [run.seconds], unit="s"),
        figure("memory grown by", [run.grown], unit="MiB"),
        figure("a sale meanwhile, one every 20 ms", run.sales, limit=LIMIT_MS),
        figure("a sale before it began", run.sales_before),
        figure("a GTIN looked up meanwhile, one every 20 ms", run.look_ups, limit=LIMIT_MS, beside=share),
        figure("a GTIN looked up before it began", run.look_ups_before),
    ]


async def _loaded(folder: Path, url: str, count: int) -> tuple[Run, Run]:
    clock = SystemClock()
    api = HttpCentralApi(url, device_id="K01", device_token="demo-device", store_id="")  # noqa: S106 - the demo's
    connectivity = Connectivity(api, clock, Notices(), ServerTime(clock))
    try:
        async with opened(folder) as store:
            first = await _load(CatalogFeed(api=api, catalog=store.catalog, connectivity=connectivity), store, count)
            first.disk = sum(path.stat().st_size for path in (folder / "cache").glob("catalog-*")) / MIB
            await _forget_the_cursor(store)
            anew = await _load(CatalogFeed(api=api, catalog=store.catalog, connectivity=connectivity), store, count)
            return first, anew
    finally:
        await api.close()


async def _forget_the_cursor(store: Store) -> None:
    """As when the central service's database was replaced: it does not know where this device stands."""
    await store.catalog.apply(CatalogChanges((), (), (), cursor="", more=False))


async def _load(feed: CatalogFeed, store: Store, count: int) -> Run:
    run = Run()
    dice = random.Random(11)  # noqa: S311 - the same scans on every machine

    async def sell() -> None:
        sale, operation = a_sale(SystemClock().now())
        await store.ledger.record_sale(sale, operation)

    async def look_up() -> None:
        run.found += await store.catalog.by_gtin(gtin(dice.randrange(count))) is not None

    for work, times in ((sell, run.sales_before), (look_up, run.look_ups_before)):
        for _ in range(_RESTS):
            begin = time.perf_counter()
            await work()
            times.append((time.perf_counter() - begin) * 1000)
    run.found = 0
    process = psutil.Process()
    before = most = process.memory_info().rss

    async def watch() -> None:
        nonlocal most
        most = max(most, process.memory_info().rss)

    beside = [
        asyncio.create_task(_each_turn(work, times))
        for work, times in ((sell, run.sales), (look_up, run.look_ups), (watch, []))
    ]
    begin = time.monotonic()
    while not await feed.follow():
        if time.monotonic() - begin > _PATIENCE:
            raise EnvironmentFault("the feed does not end")
        await asyncio.sleep(0.05)
    run.seconds = time.monotonic() - begin
    for task in beside:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    run.grown = (most - before) / MIB
    if await store.catalog.count() < count:
        raise EnvironmentFault("the feed ended, but not every product came")
    return run


async def _each_turn(work: Callable[[], Awaitable[None]], times: list[float]) -> None:
    """Do it every EVERY seconds, timed from when its turn was, however late it began."""
    turn = time.monotonic()
    while True:
        await asyncio.sleep(max(0.0, turn - time.monotonic()))
        await work()
        times.append((time.monotonic() - turn) * 1000)
        turn = max(turn + EVERY, time.monotonic())


@contextmanager
def shop(folder: Path, products: int) -> Iterator[str]:
    """The URL of the bundled central service with so many generated products, in a process of its own."""
    launcher = Launcher()
    try:
        _child, url = start_central(
            launcher,
            [sys.executable, "-m", "kiosk"],
            database=folder / "central.sqlite3",
            log=folder / "central.log",
            products=products,
            environment=os.environ,
            limit=_PATIENCE,
        )
        yield url
    finally:
        launcher.close()
