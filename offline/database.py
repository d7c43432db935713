"""Encrypted SQLite files: the engine, how each connection is set up, and when a file is not to be trusted."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from kiosk.errors import BugError, StoreFull, StoreUnreadable
from offline.faults import store_faults
from offline.key import KEY_BYTES

# 3.7.0 to 3.51.2 can corrupt a WAL database when a checkpoint meets a reset (https://www.sqlite.org/wal.html#walresetbug)
OLDEST_SQLITE = (3, 51, 3)
BUSY_MILLISECONDS = 5_000


@dataclass(frozen=True, slots=True)
class DatabaseFile:
    """One encrypted database. `checkpoint_pages` bounds its WAL, `cache_kib` each connection's page cache.

    `personal`: what is deleted is overwritten. What is not personal is encrypted all the same, for the check sums: a
    flipped bit is an error, never another price.
    """

    path: Path
    key: bytes = field(repr=False)
    personal: bool = True
    synchronous: Literal["FULL", "NORMAL"] = "FULL"
    checkpoint_pages: int = 256
    cache_kib: int = 2_048

    def engine(self, *, read_only: bool = False) -> sa.Engine:
        """An engine whose every connection is keyed and set up; transactions begin IMMEDIATE unless read_only."""
        require_sqlite()
        if len(self.key) != KEY_BYTES:
            raise BugError(f"a store key has {KEY_BYTES} bytes, not {len(self.key)}")
        engine = sa.create_engine("sqlite://", module=dbapi2, creator=self._connect, poolclass=NullPool)
        begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"
        sa.event.listen(engine, "connect", lambda connection, _record: self._set_up(connection, read_only))
        sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def checkpoint(self) -> bool:
        """Bring the write-ahead log into the file, with no other connection open; False when there was no room."""
        if not self.path.exists():
            return True
        try:
            with store_faults(self.path), closing(self._connect()) as connection:
                self._set_up(connection, read_only=False)
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except StoreFull:
            return False
        return True

    def files(self) -> tuple[Path, Path, Path]:
        """The database, its write-ahead log and its shared-memory index."""
        return self.path, Path(f"{self.path}-wal"), Path(f"{self.path}-shm")

    def _connect(self) -> Any:
        return dbapi2.connect(str(self.path), isolation_level=None)  # None: we say BEGIN, not the driver

    def _set_up(self, connection: Any, read_only: bool) -> None:
        settings = (
            "cipher_log_level = NONE",  # SQLCipher would write about every unreadable page to stderr
            f"key = \"x'{self.key.hex()}'\"",  # raw: no derivation, nothing to wait for
            f"busy_timeout = {BUSY_MILLISECONDS}",
            "journal_mode = WAL",
            f"synchronous = {self.synchronous}",
            "foreign_keys = ON",
            f"secure_delete = {'ON' if self.personal else 'OFF'}",
            "cell_size_check = ON",
            "trusted_schema = OFF",
            "temp_store = MEMORY",
            f"cache_size = -{self.cache_kib}",
            f"wal_autocheckpoint = {self.checkpoint_pages}",
            f"journal_size_limit = {self.checkpoint_pages * 4096}",
            f"query_only = {'ON' if read_only else 'OFF'}",
        )
        cursor = connection.cursor()
        for setting in settings:
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()


def require_sqlite(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """StoreUnreadable unless the SQLite in use is free of the WAL-reset corruption."""
    if version < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise StoreUnreadable(
            f"SQLite {'.'.join(map(str, version))} can corrupt a store; {needed} or newer is needed",
            fix="install the locked sqlcipher3",
        )


def complaint(connection: sa.Connection) -> str:
    """What SQLite's quick_check says against a whole database; "" when it is sound."""
    rows = connection.exec_driver_sql("PRAGMA quick_check(3)").scalars().all()
    return "" if rows == ["ok"] else " ".join("; ".join(map(str, rows)).split())


def page_complaint(connection: sa.Connection) -> str:
    """What SQLCipher says against the check sums of all pages of the file, also unused ones; "" when they are right.

    Only after a checkpoint: what a write-ahead log still holds may stand half-written in the file.
    """
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    return "; ".join(map(str, pages[:3]))
