"""A sale on the disk, twice: how many a second beside what SQLite and a file can do at best, and how long one takes."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.testing.bench.drain import opened
from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.sales import a_sale
from offline.database import DatabaseFile
from offline.records import payload_to_text, sale_to_text
from offline.store import Store

SALES = 100
ROUNDS = 15
ALONE = 500
LIMIT_RATIO = 2.0

_TABLES = (
    "CREATE TABLE entries (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payload TEXT NOT NULL)",
    "CREATE TABLE sales (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)",
    "CREATE TABLE payments (id TEXT PRIMARY KEY, sale TEXT NOT NULL)",
)


def measure_store(rounds: int | None) -> list[Figure]:
    """Rounds in turn, so that a slow moment of the disk hits both; a ratio is of one round's two halves."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        return asyncio.run(_measure(Path(folder), rounds or ROUNDS))


async def _measure(folder: Path, rounds: int) -> list[Figure]:
    async with opened(folder) as store:
        raw = RawSales(folder / "raw")
        try:
            ours, theirs, ratios = [], [], []
            for _ in range(rounds):
                bare = raw.sell(SALES)
                whole = await _sell(store, SALES)
                ours.append(SALES / whole)
                theirs.append(SALES / bare)
                ratios.append(whole / bare)
        finally:
            raw.close()
        alone = [1000 * await _sell(store, 1) for _ in range(ALONE)]
    return [
        figure("durable sales", ours, unit="/s", beside=f"{SALES} in a row"),
        figure("raw SQLite and file append, same syncs", theirs, unit="/s"),
        figure("time beside raw", ratios, unit="times", limit=LIMIT_RATIO),
        figure("one sale", alone),
    ]


async def _sell(store: Store, count: int) -> float:
    """Seconds for so many sales one after the other; making them does not count."""
    now = SystemClock().now()
    sales = [a_sale(now) for _ in range(count)]
    begin = time.perf_counter()
    for sale, operation in sales:
        await store.ledger.record_sale(sale, operation)
    return time.perf_counter() - begin


class RawSales:
    """The least that is durable twice: a database set up as the ledger's and a file, each synced once a sale.

    One row in each of three tables, and their bytes once more in the file; no chain, no numbers, no thread.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        file = DatabaseFile(folder / "raw.db", bytes(range(32)))
        self._engine = file.engine()
        self._pooled = self._engine.raw_connection()
        self._execute: Callable[..., Any] = self._pooled.driver_connection.execute  # type: ignore[union-attr]
        for statement in _TABLES:
            self._execute(statement)
        self._file = os.open(folder / "raw.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._number = 0

    def sell(self, count: int) -> float:
        """Seconds for so many sales one after the other."""
        now = SystemClock().now()
        rows = [_texts(now) for _ in range(count)]
        begin = time.perf_counter()
        for one, payment, payload, body in rows:
            self._number += 1
            self._execute("BEGIN IMMEDIATE")
            self._execute("INSERT INTO entries (id, payload) VALUES (?, ?)", (one, payload))
            self._execute("INSERT INTO sales VALUES (?, ?, ?)", (self._number, one, body))
            self._execute("INSERT INTO payments VALUES (?, ?)", (payment, one))
            os.write(self._file, (payload + body).encode())
            os.fdatasync(self._file)
            self._execute("COMMIT")
        return time.perf_counter() - begin

    def close(self) -> None:
        os.close(self._file)
        self._pooled.close()
        self._engine.dispose()


def _texts(now: datetime) -> tuple[str, str, str, str]:
    sale, operation = a_sale(now)
    return sale.id, sale.payment.id, payload_to_text(operation.payload), sale_to_text(sale)
