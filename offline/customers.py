"""Views of customers who agreed to it, each sealed with a key of its own: to forget one is to destroy its key."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from kiosk.domain.customer import CustomerView, Token
from kiosk.errors import StoreDamaged, StoreFault, StoreLocked
from kiosk.ports import KeptView
from offline import customers_rows as rows
from offline import customers_schema as schema
from offline.customers_rows import KeptRow
from offline.customers_seal import Seal
from offline.database import DatabaseFile
from offline.faults import store_faults

_log = logging.getLogger(__name__)

T = TypeVar("T")
Job = Callable[[sa.Connection], tuple[T, int]]
"""Gives a result, and how many views it erased: then no copy of them may stay in the write-ahead log."""

MOST_CUSTOMERS = 2_000
MOST_BYTES = 64 * 1024  # of one view, some twenty times the usual
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_ZEROS = bytes(64 * 1024)


class SqliteCustomerCache:
    """`kiosk.ports.CustomerCache` in an SQLite file of its own, used by one thread that opens it when first needed.

    What is erased is overwritten, in the database (`secure_delete`) and by emptying the write-ahead log into it. When
    that fails, or the file is damaged, the whole file is overwritten and begun anew: it is a cache. Beyond `most`
    customers those fetched longest ago go.
    """

    def __init__(self, file: DatabaseFile, *, most: int = MOST_CUSTOMERS) -> None:
        self._file = file
        self._most = most
        self._seal = Seal(file.key)
        self._connection: sa.Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=file.path.stem)

    async def keep(self, token: Token, view: CustomerView, fetched_at: datetime, until: datetime) -> bool:
        """As the port says; a view of unlikely size is not kept either."""
        tag, customer = self._seal.of_token(token), self._seal.of_customer(view.customer.reference)

        def job(connection: sa.Connection) -> tuple[bool, int]:
            sealed = self._seal.close(view)
            if rows.is_refused(connection, (tag, customer)) or len(sealed.body) > MOST_BYTES:
                return False, rows.erase(connection, [customer])
            row = KeptRow(customer, sealed, _number(fetched_at), _number(until))
            return True, rows.put(connection, tag, row) + rows.erase_oldest(connection, self._most)

        return await self._run(lambda: self._perform(job))

    async def find(self, token: Token, now: datetime) -> KeptView | None:
        tag = self._seal.of_token(token)

        def job(connection: sa.Connection) -> tuple[KeptView | None, int]:
            row = rows.find(connection, tag)
            if row is None:
                return None, 0
            if not row.fetched_at <= _number(now) < row.until:
                return None, rows.erase(connection, [row.customer])
            return KeptView(self._seal.open(row.sealed, row.customer), _instant(row.fetched_at)), 0

        return await self._run(lambda: self._perform(job))

    async def forget(self, token: Token, reference: str = "", *, refuse_until: datetime | None = None) -> None:
        tag = self._seal.of_token(token)
        named = {self._seal.of_customer(reference)} if reference else set()

        def job(connection: sa.Connection) -> tuple[None, int]:
            known = rows.customer_of(connection, tag)
            customers = named | ({known} if known else set())
            if refuse_until is None:
                rows.admit(connection, {tag, *customers})
            else:
                rows.refuse(connection, {tag, *customers}, _number(refuse_until))
            return None, rows.erase(connection, customers)

        await self._run(lambda: self._perform_surely(job, None))

    async def forget_expired(self, now: datetime) -> int:
        def job(connection: sa.Connection) -> tuple[int, int]:
            gone = rows.erase_expired(connection, _number(now))
            return gone, gone

        return await self._run(lambda: self._perform_surely(job, 0))

    def close(self) -> None:
        """Finish what was asked for and let go of the file. Blocks; safe to call twice."""
        with suppress(RuntimeError):  # raised the second time
            self._thread.submit(self._let_go)
        self._thread.shutdown()

    async def _run(self, act: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._thread.submit(act))

    def _perform_surely(self, job: Job[T], otherwise: T) -> T:
        """What must be erased is erased, if need be with everything else."""
        try:
            return self._perform(job)
        except StoreFault as fault:
            _log.warning("a customer's kept view could not be erased by itself, so all of them are: %s", fault.what)
            self._begin_anew()
            return otherwise

    def _perform(self, job: Job[T]) -> T:
        try:
            return self._once(job)
        except StoreDamaged as fault:
            _log.warning("the customers' kept views are begun anew: %s", fault.what)
            self._begin_anew()
            return self._once(job)

    def _once(self, job: Job[T]) -> T:
        try:
            with store_faults(self._file.path):
                connection = self._opened()
                with connection.begin():
                    result, erased = job(connection)
                if erased:
                    self._empty_log(connection)
        except StoreFault:
            self._let_go()
            raise
        return result

    def _opened(self) -> sa.Connection:
        if self._connection is None:
            self._connection = self._file.engine().connect()
            with self._connection.begin():
                schema.create(self._connection)
        return self._connection

    def _empty_log(self, connection: sa.Connection) -> None:
        driver = connection.connection.driver_connection  # not in a transaction, which SQLAlchemy would begin
        assert driver is not None
        held, *_pages = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if held:
            raise StoreLocked(f"{self._file.path} is being read by another process", fix="end the other process")

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _begin_anew(self) -> None:
        self._let_go()
        for path in self._file.files():
            overwrite(path)


def open_customers(folder: Path, key: bytes) -> SqliteCustomerCache:
    """The cache in a folder that this process has locked; files of another schema are overwritten and go."""
    path = folder / f"customers-{schema.VERSION}.db"
    for other in folder.glob("customers-*"):
        if not other.name.startswith(path.name):
            overwrite(other)
    return SqliteCustomerCache(DatabaseFile(path, key))


def overwrite(path: Path) -> None:
    """Remove a file after writing zeros over it; StoreFault when that fails."""
    with store_faults(path):
        if not path.exists():
            return
        with path.open("r+b", buffering=0) as file:
            for start in range(0, path.stat().st_size, len(_ZEROS)):
                file.write(_ZEROS[: path.stat().st_size - start])
            os.fsync(file.fileno())
        path.unlink()


def _number(instant: datetime) -> int:
    return (instant - _EPOCH) // _MICROSECOND


def _instant(number: int) -> datetime:
    return _EPOCH + number * _MICROSECOND
