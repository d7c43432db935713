"""A sale on the disk, twice: how many a second beside what SQLite and a file can do at best, and how long one takes."""

from __future__ import annotations

import asyncio
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.testing.bench.drain import opened
from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.sales import a_sale
from offline.database import DatabaseFile
from offline.migrations import MIGRATIONS
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
        with closing(RawSales(folder / "bare")) as bare, closing(RawLedger(folder / "same")) as same:
            times = [(bare.sell(SALES), same.sell(SALES), await _sell(store, SALES)) for _ in range(rounds)]
        alone = [1000 * await _sell(store, 1) for _ in range(ALONE)]
    least, alike, ours = zip(*times, strict=True)
    return [
        figure("durable sales", [SALES / one for one in ours], unit="/s", beside=f"{SALES} waiting"),
        figure("raw SQLite and file append, the same rows", [SALES / one for one in alike], unit="/s"),
        figure("time beside it", _ratios(ours, alike), unit="times", limit=LIMIT_RATIO),
        figure("raw SQLite and file append, three bare rows", [SALES / one for one in least], unit="/s"),
        figure("time beside it", _ratios(ours, least), unit="times"),
        figure("one sale", alone),
    ]


def _ratios(these: Sequence[float], those: Sequence[float]) -> list[float]:
    return [this / that for this, that in zip(these, those, strict=True)]


async def _sell(store: Store, count: int) -> float:
    """Seconds for so many sales, each a transaction and two syncs, asked for at once; making them does not count."""
    now = SystemClock().now()
    sales = [a_sale(now) for _ in range(count)]
    begin = time.perf_counter()
    await asyncio.gather(*(store.ledger.record_sale(sale, operation) for sale, operation in sales))
    return time.perf_counter() - begin


class RawSales:
    """The least that is durable twice: a database set up as the ledger's and a file, each synced once a sale.

    One row in each of three tables, and their bytes once more in the file; no chain, no numbers, no thread.
    """

    tables: Sequence[str] = _TABLES

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        file = DatabaseFile(folder / "raw.db", bytes(range(32)))
        self._engine = file.engine()
        self._pooled = self._engine.raw_connection()
        self._execute: Callable[..., Any] = self._pooled.driver_connection.execute  # type: ignore[union-attr]
        for statement in self.tables:
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
            self.insert(self._number, one, payment, payload, body)
            os.write(self._file, (payload + body).encode())
            os.fdatasync(self._file)
            self._execute("COMMIT")
        return time.perf_counter() - begin

    def insert(self, number: int, one: str, payment: str, payload: str, body: str) -> None:
        """Write one sale in the running transaction."""
        self._execute("INSERT INTO entries (id, payload) VALUES (?, ?)", (one, payload))
        self._execute("INSERT INTO sales VALUES (?, ?, ?)", (number, one, body))
        self._execute("INSERT INTO payments VALUES (?, ?)", (payment, one))

    def close(self) -> None:
        os.close(self._file)
        self._pooled.close()
        self._engine.dispose()


class RawLedger(RawSales):
    """As much as the ledger writes, into the ledger's own tables, with nothing done for it."""

    tables = (*itertools.chain.from_iterable(MIGRATIONS), "INSERT INTO series VALUES ('K01', 0)")

    def insert(self, number: int, one: str, payment: str, payload: str, body: str) -> None:
        self._execute("UPDATE series SET last = ? WHERE prefix = 'K01'", (number,))
        self._execute(
            "INSERT INTO outbox VALUES (?, ?, 'purchase', 1, ?, 0, ?, 'pending', 0, NULL, '', '', ?, NULL)",
            (number, one, one, payload, "0" * 64),
        )
        self._execute("INSERT INTO sales VALUES (?, ?, 0, 0, 0, 'EUR', ?)", (number, f"K01-{number:06d}", body))
        self._execute("INSERT INTO payments VALUES (?, ?, 'till', 'due', 0, 'EUR', ?)", (payment, number, "0" * 64))
        self._execute("INSERT OR REPLACE INTO facts VALUES ('place', ?)", (f"{number} {'0' * 64}",))


def _texts(now: datetime) -> tuple[str, str, str, str]:
    sale, operation = a_sale(now)
    return sale.id, sale.payment.id, payload_to_text(operation.payload), sale_to_text(sale)
