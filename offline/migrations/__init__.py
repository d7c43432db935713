"""Numbered steps of the ledger's schema. Each is plain SQL that imports nothing and never changes again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import sqlalchemy as sa

from kiosk.errors import StoreUnreadable
from offline.migrations import v001_ledger, v002_chain, v003_attempts
from offline.writer import Writer

MIGRATIONS: tuple[Sequence[str], ...] = (v001_ledger.STATEMENTS, v002_chain.STATEMENTS, v003_attempts.STATEMENTS)


def version(connection: sa.Connection) -> int:
    """How many migrations a database has seen (SQLite's user_version)."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(writer: Writer, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> int:
    """Bring a database up to date, one transaction a step: killed anywhere, the old schema is whole.

    Gives the number of steps done; StoreUnreadable for a database that a newer program has already changed.
    """
    have = writer.call(version)
    if have > len(migrations):
        raise StoreUnreadable(
            f"{writer.path} has schema {have}, this program knows {len(migrations)}", fix="install the newer program"
        )
    for number in range(have, len(migrations)):
        writer.call(partial(_step, statements=migrations[number], number=number + 1))
    return len(migrations) - have


def _step(connection: sa.Connection, statements: Sequence[str], number: int) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")
