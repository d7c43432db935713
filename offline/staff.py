"""Who of the staff unlocked here with the network there, so that they can without it: hashes in a file of their own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.dialects.sqlite import insert

from kiosk.domain.customer import StaffMember, StaffSecret
from kiosk.errors import StoreDamaged, StoreFault
from kiosk.ports import Admission, Clock
from offline import staff_schema as schema
from offline.customers import overwrite
from offline.database import DatabaseFile
from offline.faults import store_faults
from offline.staff_schema import staff_pass, tries

_log = logging.getLogger(__name__)

T = TypeVar("T")

FREE_TRIES = 5
LOCKED_SECONDS = 900.0
MOST_PASSES = 40
"""Each costs a try some 30 ms: all are compared, so that the time tells nothing."""
_SET_BACK = timedelta(days=1)  # a wall clock without a server may be that much behind
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# argon2id with OWASP's minimum: 19 MiB, 2 passes.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class SqliteStaffPasses:
    """`kiosk.ports.StaffPasses` in an encrypted file of its own, used by one thread.

    From the FREE_TRIES-th wrong try in a row on, each locks for LOCKED_SECONDS. The number is on the disk, the time
    runs by the monotonic clock, and begins anew with the process: no wall clock and no restart shortens it.
    """

    def __init__(self, file: DatabaseFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self._locked_until = clock.monotonic() + LOCKED_SECONDS
        self._connection: sa.Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=file.path.stem)

    async def keep(self, secret: StaffSecret, member: StaffMember, now: datetime, until: datetime) -> None:
        """As the port says; beyond MOST_PASSES those used longest ago go."""

        def job() -> None:
            values = {
                "reference": member.reference,
                "by": secret.by,
                "name": member.name,
                "role": member.role,
                "hash": _hasher.hash(secret.value),
                "unlocked_at": _number(now),
                "until": _number(until),
            }
            kept = insert(staff_pass).values(values)
            newest = sa.select(staff_pass.c.reference, staff_pass.c.by).order_by(staff_pass.c.unlocked_at.desc())
            beyond = newest.limit(-1).offset(MOST_PASSES)  # SQLite: no limit
            with self._opened().begin():
                self._execute(
                    kept.on_conflict_do_update(index_elements=[staff_pass.c.reference, staff_pass.c.by], set_=values)
                )
                self._execute(
                    sa.delete(staff_pass).where(sa.tuple_(staff_pass.c.reference, staff_pass.c.by).in_(beyond))
                )
                self._count(0)

        await self._run(job)

    async def admit(self, secret: StaffSecret, now: datetime) -> Admission:
        def job() -> Admission:
            with self._opened().begin():
                wrong = self._opened().scalar(sa.select(tries.c.wrong)) or 0
                if wrong >= FREE_TRIES and self._clock.monotonic() < self._locked_until:
                    return Admission(locked=True)
                self._count(wrong + 1)
            self._locked_until = self._clock.monotonic() + LOCKED_SECONDS
            found = [row for row in self._matching(secret) if _in_time(row, now)]
            if not found:
                return Admission(locked=wrong + 1 >= FREE_TRIES)
            with self._opened().begin():
                self._count(0)
            return Admission(StaffMember(found[0].reference, found[0].name, found[0].role))

        return await self._run(job)

    async def forget(self, secret: StaffSecret) -> None:
        def job() -> None:
            for row in self._matching(secret):
                self._erase(staff_pass.c.reference == row.reference, staff_pass.c.by == row.by)

        await self._run(job)

    async def forget_expired(self, now: datetime) -> int:
        return await self._run(lambda: self._erase(staff_pass.c.until <= _number(now)))

    async def clear(self) -> None:
        await self._run(lambda: self._erase(sa.true()))

    def close(self) -> None:
        """Finish what was asked for and let go of the file. Blocks; safe to call twice."""
        with suppress(RuntimeError):  # raised the second time
            self._thread.submit(self._let_go)
        self._thread.shutdown()

    async def _run(self, job: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._thread.submit(self._perform, job))

    def _perform(self, job: Callable[[], T]) -> T:
        try:
            return self._once(job)
        except StoreDamaged as fault:
            _log.warning("who may unlock without a network is forgotten: %s", fault.what)
            self._let_go()
            for path in self._file.files():
                overwrite(path)
            return self._once(job)

    def _once(self, job: Callable[[], T]) -> T:
        try:
            with store_faults(self._file.path):
                return job()
        except StoreFault:
            self._let_go()
            raise

    def _matching(self, secret: StaffSecret) -> list[sa.Row[tuple[str, ...]]]:
        """All passes of this secret, the newest first; every one is compared, and one when there is none."""
        query = sa.select(staff_pass).where(staff_pass.c.by == secret.by).order_by(staff_pass.c.unlocked_at.desc())
        with self._opened().begin():
            rows = self._opened().execute(query).all()
        if not rows:
            _hasher.hash(secret.value)
        return [row for row in rows if _matches(row.hash, secret.value)]

    def _erase(self, *which: sa.ColumnElement[bool]) -> int:
        connection = self._opened()
        with connection.begin():
            gone = self._execute(sa.delete(staff_pass).where(*which))
        driver = connection.connection.driver_connection  # not in a transaction, which SQLAlchemy would begin
        if gone and driver is not None:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return gone

    def _count(self, wrong: int) -> None:
        number = insert(tries).values(one=1, wrong=wrong)
        self._execute(number.on_conflict_do_update(index_elements=[tries.c.one], set_={"wrong": wrong}))

    def _execute(self, change: sa.Insert | sa.Delete) -> int:
        return self._opened().execute(change).rowcount

    def _opened(self) -> sa.Connection:
        if self._connection is None:
            self._connection = self._file.engine().connect()
            with self._connection.begin():
                schema.create(self._connection)
        return self._connection

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def open_staff(folder: Path, key: bytes, clock: Clock) -> SqliteStaffPasses:
    """The passes in a folder that this process has locked; files of another schema are overwritten and go."""
    path = folder / f"staff-{schema.VERSION}.db"
    for other in folder.glob("staff-*"):
        if not other.name.startswith(path.name):
            overwrite(other)
    return SqliteStaffPasses(DatabaseFile(path, key), clock)


def _matches(known: str, value: str) -> bool:
    try:
        return _hasher.verify(known, value)
    except (VerificationError, InvalidHashError):
        return False


def _in_time(row: sa.Row[tuple[str, ...]], now: datetime) -> bool:
    return bool(row.unlocked_at - _SET_BACK // _MICROSECOND <= _number(now) < row.until)


def _number(instant: datetime) -> int:
    return (instant - _EPOCH) // _MICROSECOND
