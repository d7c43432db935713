from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from kiosk.errors import StoreUnreadable
from offline import tables
from offline.database import DatabaseFile
from offline.migrations import MIGRATIONS, migrate, version
from offline.writer import Writer
from tests.unit.offline.making import KEY


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    writer = Writer(DatabaseFile(tmp_path / "ledger.db", KEY))
    yield writer
    writer.close()


def schema(connection: sa.Connection) -> list[tuple[str, str]]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    return [(row.name, row.sql) for row in rows]


def test_migrations_make_exactly_the_tables_the_program_uses(writer: Writer) -> None:
    migrate(writer)

    def compare(connection: sa.Connection) -> None:
        found = sa.inspect(connection)
        assert set(found.get_table_names()) == set(tables.metadata.tables)
        for name, table in tables.metadata.tables.items():
            columns = {column["name"]: column for column in found.get_columns(name)}
            assert found.get_pk_constraint(name)["constrained_columns"] == list(table.primary_key.columns.keys())
            assert list(columns) == list(table.columns.keys())
            for column in table.columns:
                there = columns[column.name]
                assert column.primary_key or column.nullable == there["nullable"], column
                assert type(there["type"]).__name__ == ("TEXT" if isinstance(column.type, sa.Text) else "INTEGER")

    writer.call(compare)


def test_a_database_that_is_up_to_date_is_left_alone(writer: Writer) -> None:
    assert migrate(writer) == len(MIGRATIONS)
    before = writer.call(schema)
    assert migrate(writer) == 0
    assert writer.call(schema) == before
    assert writer.call(version) == len(MIGRATIONS)


STEPS = (
    ("CREATE TABLE one (a TEXT)", "INSERT INTO one VALUES ('kept')"),
    ("ALTER TABLE one ADD COLUMN b TEXT", "UPDATE one SET b = 'new'", "CREATE INDEX one_b ON one (b)"),
)


@pytest.mark.parametrize("broken", range(len(STEPS[1]) + 1))
def test_a_step_that_ends_in_any_statement_leaves_the_old_schema_whole(writer: Writer, broken: int) -> None:
    migrate(writer, STEPS[:1])
    before = writer.call(schema)
    failing = (*STEPS[1][:broken], "SELECT no such thing", *STEPS[1][broken:])
    with pytest.raises(sa.exc.OperationalError):
        migrate(writer, (STEPS[0], failing))
    assert writer.call(schema) == before
    assert writer.call(version) == 1
    assert migrate(writer, STEPS) == 1
    assert writer.call(lambda connection: connection.exec_driver_sql("SELECT a, b FROM one").one()) == ("kept", "new")


def test_a_database_of_a_newer_program_is_not_touched(writer: Writer) -> None:
    migrate(writer, STEPS)
    with pytest.raises(StoreUnreadable, match="has schema 2, this program knows 1"):
        migrate(writer, STEPS[:1])
    assert writer.call(version) == 2
