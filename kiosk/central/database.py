"""Transactions on SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql.schema import Table

from kiosk.central.tables import metadata
from kiosk.errors import BadInput, EnvironmentFault

BUSY_SECONDS = 5


class Database:
    """Short transactions: `read()` sees one state, `write()` is atomic and durable when it returns.

    On SQLite writers of this process queue for a lock instead of failing each other, and readers never wait (WAL).
    The SQLite library is the one of sqlcipher3: Debian 12's has the WAL-reset corruption race of 3.7.0 to 3.51.2.
    Errors hide the statement's parameters: they are logged, and parameters are people.
    """

    def __init__(self, url: str) -> None:
        self.engine = _checked_engine(url)
        self._one_writer = Lock() if self.engine.dialect.name == "sqlite" else nullcontext()
        self._readers = self._one_writer if isinstance(self.engine.pool, StaticPool) else nullcontext()
        try:
            metadata.create_all(self.engine)
        except DBAPIError as error:
            self.close()
            raise self.fault("cannot be opened", error) from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self._readers, self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with self._one_writer, self.engine.connect() as plain:
            connection = plain.execution_options(write=True)
            with connection.begin():
                yield connection

    def fault(self, what: str, error: DBAPIError) -> EnvironmentFault:
        """What a person is told when the database fails at the start."""
        return EnvironmentFault(
            f"the central service's database {self.engine.url} {what}: {error.orig}",
            fix="check path, rights, free space, and that it is this service's database",
        )

    def close(self) -> None:
        self.engine.dispose()


def insert(connection: Connection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT in the connection's dialect."""
    return (postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert)(table)


def _checked_engine(url: str) -> Engine:
    try:
        return _engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise BadInput(
            f"not a database URL that can be used: {error}", fix="e.g. sqlite:////var/lib/shop/central.sqlite3"
        ) from error
    except OSError as error:
        raise EnvironmentFault(
            f"{error.filename}: {error.strerror}", fix="choose a folder that may be written"
        ) from error


def _engine(text: str) -> Engine:
    url = make_url(text)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args={"options": "-c timezone=utc"})
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
