"""Transactions on SQLite or PostgreSQL."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from random import random
from threading import Lock
from time import sleep
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql.schema import Table

from kiosk.central import migrations
from kiosk.central.sun import CardKeys
from kiosk.errors import BadInput, EnvironmentFault, KioskError

BUSY_SECONDS = 5
"""How long a request waits for a lock or a connection before it is told to come again."""

NO_ANSWER = (OperationalError, InterfaceError, NoConnectionFree)
"""The database is not there, full, or busy for too long: the same may go well later."""

CARD_KEYS = "card_keys"
"""The execution option that carries them."""

_GIVEN_UP = frozenset({"40001", "40P01"})  # PostgreSQL: serialization_failure, deadlock_detected
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds at most
_START_UP = 0x6B696F736B  # the advisory lock's number: "kiosk"

T = TypeVar("T")
log = logging.getLogger(__name__)


class Database:
    """Short transactions: `read()` sees one state, `write()` is atomic and durable when it returns.

    On SQLite writers of this process queue for a lock instead of failing each other, and readers never wait (WAL).
    The SQLite library is the one of sqlcipher3: Debian 12's has the WAL-reset corruption race of 3.7.0 to 3.51.2.
    On PostgreSQL writers lock the rows they change, and two that wait for each other are told apart by `transact()`.
    Connections carry `card_keys`, by which the service knows its cards (`cards.keys_of`).
    Errors hide the statement's parameters: they are logged, and parameters are people.
    """

    def __init__(self, url: str, card_keys: CardKeys | None = None) -> None:
        self.engine = _checked_engine(url)
        self._with = {CARD_KEYS: card_keys}
        self._one_writer = Lock() if self._is_sqlite else nullcontext()
        self._readers = self._one_writer if isinstance(self.engine.pool, StaticPool) else nullcontext()
        # SQLite's snapshot is a transaction's nature; PostgreSQL has to be asked for one.
        self._reading = {} if self._is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        try:
            with self.start_up() as connection:
                migrations.upgrade(connection)
        except DBAPIError as error:
            self.close()
            raise self.fault("cannot be opened", error) from error
        except KioskError:
            self.close()
            raise

    @property
    def _is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self._readers, self.engine.connect() as plain:
            connection = plain.execution_options(**self._reading, **self._with)
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with self._one_writer, self.engine.connect() as plain:
            connection = plain.execution_options(write=True, **self._with)
            with connection.begin():
                yield connection

    def transact(self, work: Callable[[Connection], T]) -> T:
        """Do `work` in a `write()`; again from the start when the database gave it up for another transaction's sake.

        So `work` must change nothing but the database.
        """
        for pause in _PAUSES:
            try:
                with self.write() as connection:
                    return work(connection)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in _GIVEN_UP:
                    raise
                log.info("a transaction gave way to another one and is repeated")
            sleep(pause * random())  # noqa: S311 - spreads the two, keeps no secret
        with self.write() as connection:
            return work(connection)

    @contextmanager
    def start_up(self) -> Iterator[Connection]:
        """A `write()` that waits for every other service's start_up on this database."""
        with self.write() as connection:
            if not self._is_sqlite:
                connection.exec_driver_sql("SET LOCAL lock_timeout = 0")  # the other one may be filling the database
                connection.execute(select(func.pg_advisory_xact_lock(_START_UP)))
            yield connection

    def fault(self, what: str, error: DBAPIError) -> EnvironmentFault:
        """What a person is told when the database fails at the start."""
        return EnvironmentFault(
            f"the central service's database {self.engine.url} {what}: {error.orig}",
            fix="check path, rights, free space, and that it is this service's database",
        )

    def close(self) -> None:
        self.engine.dispose()


def alone(connection: Connection, name: str) -> bool:
    """Whether no other transaction is at work under this name; if so, none will be until this one ends."""
    if connection.dialect.name == "sqlite":
        return True  # there is but one writer
    return bool(connection.scalar(select(func.pg_try_advisory_xact_lock(func.hashtextextended(name, 0)))))


def insert(connection: Connection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT in the connection's dialect."""
    return (postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert)(table)


def _checked_engine(url: str) -> Engine:
    try:
        return _engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise BadInput(
            f"not a database URL that can be used: {error}",
            fix="e.g. sqlite:////var/lib/shop/central.sqlite3 or postgresql+psycopg://user@host/database",
        ) from error
    except OSError as error:
        raise EnvironmentFault(
            f"{error.filename}: {error.strerror}", fix="choose a folder that may be written"
        ) from error


def _engine(text: str) -> Engine:
    url = make_url(text)
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_pre_ping=True,
            pool_size=10,
            pool_timeout=BUSY_SECONDS,
            hide_parameters=True,
            connect_args={
                "connect_timeout": BUSY_SECONDS,
                "options": f"-c timezone=utc -c lock_timeout={BUSY_SECONDS}s "
                "-c idle_in_transaction_session_timeout=60s",
            },
        )
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - PostgreSQL servers need not have it

    in_memory = url.database in {None, "", ":memory:"}
    if not in_memory:
        Path(str(url.database)).expanduser().parent.mkdir(parents=True, exist_ok=True)
        url = url.set(database=str(Path(str(url.database)).expanduser()))
    # One connection for all threads would mix their transactions: in memory, everything goes through the one lock.
    pool: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    engine = create_engine(url, module=dbapi2, connect_args={"check_same_thread": False}, hide_parameters=True, **pool)

    @event.listens_for(engine, "connect")
    def _configure(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # the module must not begin transactions on its own
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS}000"):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
