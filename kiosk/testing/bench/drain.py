"""Weeks offline: a hundred thousand unsent entries go out while a person buys every 20 ms."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import Any

import psutil

from kiosk.api.client import HttpCentralApi
from kiosk.clock import SystemClock
from kiosk.domain.operation import GENESIS, ChainHead
from kiosk.errors import BugError, EnvironmentFault
from kiosk.services.connectivity import Connectivity
from kiosk.services.drain import OutboxDrain
from kiosk.services.head import Head
from kiosk.services.notices import Notices
from kiosk.services.timekeeping import ServerTime
from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.sales import STORE, a_sale, unsent
from kiosk.testing.central import start_central
from kiosk.testing.process import Child, Launcher
from offline.chain import link
from offline.journal import records
from offline.journal.journal import Journal
from offline.journal.records import Snapshot
from offline.records import payload_to_text
from offline.store import Store, open_store

ENTRIES = 100_000
TO_CENTRAL = 10_000
EVERY = 0.02
LIMIT_SECONDS, LIMIT_MIB, LIMIT_SALE_MS = 20.0, 60.0, 50.0
MIB = 1024 * 1024

_KEY = bytes(range(32))
_DEVICE, _TOKEN = "K01", "demo-device"
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - for what need not be durable
_PATIENCE = 30.0


def measure_drain(rounds: int | None) -> list[Figure]:
    """Into a receiver that speaks the contract and does little else, then into the bundled central service."""
    runs = []
    for _ in range(rounds or 1):
        with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder, receiver(Path(folder)) as url:
            runs.append(drained(Path(folder), url, ENTRIES))
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder, bundled(Path(folder)) as url:
        central = drained(Path(folder), url, TO_CENTRAL)
    sales = [one for run in runs for one in run.sales]
    amount = f"{runs[0].payload / 1e6:.0f} MB of payload"
    return [
        figure(
            f"drain of {ENTRIES} entries", [run.seconds for run in runs], unit="s", limit=LIMIT_SECONDS, beside=amount
        ),
        figure("memory grown by", [run.grown for run in runs], unit="MiB", limit=LIMIT_MIB),
        figure("a sale meanwhile, one every 20 ms", sales, limit=LIMIT_SALE_MS),
        figure("sent twice", [run.repeated for run in runs], unit="entries", limit=0),
        figure("out of their customer's order", [run.out_of_order for run in runs], unit="entries", limit=0),
        figure(f"drain of {TO_CENTRAL} entries into `kiosk central`", [central.seconds], unit="s"),
        figure("a sale meanwhile", central.sales, limit=LIMIT_SALE_MS),
    ]


# ── one run ──────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Run:
    """One drain: `payload` in bytes, `sales` in milliseconds, `grown` in MiB resident."""

    payload: int
    seconds: float = 0.0
    grown: float = 0.0
    repeated: int = 0
    out_of_order: int = 0
    left: int = 0
    sales: list[float] = field(default_factory=list)


def drained(folder: Path, url: str, count: int) -> Run:
    """Fill a store below `folder` with unsent entries, and drain it into the service at `url`."""
    return asyncio.run(_drained(folder, url, count))


async def _drained(folder: Path, url: str, count: int) -> Run:
    run = Run(await filled(folder, count))
    async with opened(folder) as store, draining(store, url) as drain:
        memory = _Memory()
        selling = asyncio.create_task(_sell(store, run.sales))
        watching = asyncio.create_task(memory.watch())
        begin = time.monotonic()
        await to_the_end(drain)
        run.seconds = time.monotonic() - begin
        for task in (selling, watching):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await drain.drain()
        run.grown = memory.grown
        run.left = (await store.outbox.counts()).pending
    report = await asyncio.to_thread(asked, url, "/report")
    run.repeated, run.out_of_order = report.get("repeated", 0), report.get("out_of_order", 0)
    return run


async def to_the_end(drain: OutboxDrain) -> None:
    """Until nothing is pending; EnvironmentFault when nothing has moved for _PATIENCE seconds."""
    moved, before = time.monotonic(), drain.counts.acknowledged
    while not await drain.drain() or drain.counts.pending:
        if drain.counts.acknowledged != before:
            moved, before = time.monotonic(), drain.counts.acknowledged
        if time.monotonic() - moved > _PATIENCE:
            raise EnvironmentFault("the drain does not end")
        await asyncio.sleep(0.02)


async def _sell(store: Store, times: list[float]) -> None:
    """A sale every EVERY seconds, timed from when its turn was, however late it began."""
    turn = time.monotonic()
    while True:
        await asyncio.sleep(max(0.0, turn - time.monotonic()))
        sale, operation = a_sale(SystemClock().now())
        await store.ledger.record_sale(sale, operation)
        times.append((time.monotonic() - turn) * 1000)
        turn = max(turn + EVERY, time.monotonic())


class _Memory:
    """How much more this process holds than when it was made."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._before = self._most = self._process.memory_info().rss

    @property
    def grown(self) -> float:
        return (self._most - self._before) / MIB

    async def watch(self) -> None:
        while True:
            self._most = max(self._most, self._process.memory_info().rss)
            await asyncio.sleep(0.1)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    """The store below a folder."""
    store = await open_store(
        state=folder / "state",
        journal=folder / "journal",
        cache=folder / "cache",
        key=_KEY,
        device_id=_DEVICE,
        clock=SystemClock(),
    )
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def draining(store: Store, url: str) -> AsyncIterator[OutboxDrain]:
    """The drain of a store to a service, put together as the application does."""
    clock, head = SystemClock(), Head()
    api = HttpCentralApi(url, device_id=_DEVICE, device_token=_TOKEN, store_id=STORE)
    connectivity = Connectivity(api, clock, Notices(), ServerTime(clock))
    try:
        yield OutboxDrain(
            api=api,
            outbox=store.outbox,
            connectivity=connectivity,
            clock=clock,
            fraction=random.random,
            head=head,
        )
    finally:
        await api.close()


async def filled(folder: Path, count: int) -> int:
    """Put so many unsent entries into the new store below a folder; gives the bytes of their payloads.

    They are written as a journal alone, on a memory disk: the store then makes its database from it, as after the loss
    of the database's disk.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-", dir=_MEMORY) as quick:
        size = await asyncio.to_thread(_write_journal, Path(quick, "journal"), count)
        await asyncio.to_thread(copytree, Path(quick, "journal"), folder / "journal")
    async with opened(folder) as store:
        found = (await store.outbox.counts()).pending
    if found != count:
        raise BugError(f"{found} of {count} entries were made")
    return size


def _write_journal(folder: Path, count: int) -> int:
    journal, size, head = Journal(folder, _KEY), 0, GENESIS
    for operation in unsent(SystemClock().now(), count):
        payload = payload_to_text(operation.payload)
        size += len(payload.encode())
        chain = link(head.chain, head.seq + 1, operation, payload, None)
        record = records.of_entry(head.seq + 1, chain, operation, payload, None)
        journal.append(record, partial(Snapshot, head=(head.seq, head.chain)))
        journal.keep()
        head = ChainHead(head.seq + 1, chain)
    journal.close()
    return size


# ── the other side ───────────────────────────────────────────────────────────────────────────────


@contextmanager
def receiver(folder: Path) -> Iterator[str]:
    """The URL of a receiver in a process of its own (see receiver.py)."""
    launcher = Launcher()
    log = folder / "receiver.log"
    try:
        command = [sys.executable, "-m", "kiosk.testing.bench.receiver"]
        yield _url(launcher.start(command, log=log, environment=os.environ), log)
    finally:
        launcher.close()


@contextmanager
def bundled(folder: Path) -> Iterator[str]:
    """The URL of the bundled central service in a process of its own."""
    launcher = Launcher()
    try:
        _child, url = start_central(
            launcher,
            [sys.executable, "-m", "kiosk"],
            database=folder / "central.sqlite3",
            log=folder / "central.log",
            products=0,
            environment=os.environ,
            limit=_PATIENCE,
        )
        yield url
    finally:
        launcher.close()


def _url(child: Child, log: Path) -> str:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and child.running:
        for line in child.tail(5).splitlines():
            if line.startswith("{"):
                return str(json.loads(line)["url"])
        time.sleep(0.02)
    raise EnvironmentFault(f"the receiver did not start:\n{log.read_text(encoding='utf-8')}")


def asked(url: str, path: str) -> dict[str, Any]:
    """What a service says of itself; {} when it does not know the question."""
    try:
        with urllib.request.urlopen(url + path, timeout=_PATIENCE) as answer:  # noqa: S310 - our own, on loopback
            found: dict[str, Any] = json.load(answer)
    except OSError:
        return {}
    return found
