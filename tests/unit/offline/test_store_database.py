from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from kiosk.errors import BugError, StoreDamaged, StoreUnreadable
from offline.database import DatabaseFile, complaint, require_sqlite
from offline.faults import store_faults
from tests.unit.offline.making import KEY


def pragmas(connection: sa.Connection, *names: str) -> dict[str, object]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def test_every_connection_is_durable_encrypted_and_careful(tmp_path: Path) -> None:
    with DatabaseFile(tmp_path / "a.db", KEY).engine().connect() as connection:
        assert pragmas(
            connection,
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "secure_delete",
            "cell_size_check",
            "trusted_schema",
            "wal_autocheckpoint",
            "journal_size_limit",
            "busy_timeout",
            "cipher_status",
        ) == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
            "cell_size_check": 1,
            "trusted_schema": 0,
            "wal_autocheckpoint": 256,
            "journal_size_limit": 256 * 4096,
            "busy_timeout": 5000,
            "cipher_status": "1",
        }
        assert complaint(connection) == ""


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    file = DatabaseFile(tmp_path / "a.db", KEY)
    with file.engine().begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    with pytest.raises(sa.exc.OperationalError, match="readonly"), file.engine(read_only=True).begin() as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")


def test_a_write_transaction_takes_the_lock_at_once(tmp_path: Path) -> None:
    engine = DatabaseFile(tmp_path / "a.db", KEY).engine()
    pooled = engine.raw_connection()
    other = pooled.cursor()
    other.execute("PRAGMA busy_timeout = 0")
    with engine.begin(), pytest.raises(dbapi2.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    pooled.close()


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_an_sqlite_that_can_corrupt_the_log_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(StoreUnreadable, match=r"3\.51\.3 or newer"):
        require_sqlite(version)


def test_the_sqlite_we_install_is_new_enough() -> None:
    require_sqlite()
    require_sqlite((3, 51, 3))


def test_a_key_of_another_length_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(BugError, match="32 bytes"):
        DatabaseFile(tmp_path / "a.db", b"short").engine()


def test_the_key_is_neither_in_the_engine_nor_in_errors(tmp_path: Path) -> None:
    file = DatabaseFile(tmp_path / "a.db", KEY)
    engine = file.engine()
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    assert KEY.hex() not in f"{engine.url!r} {engine!r} {file!r}"
    other = DatabaseFile(tmp_path / "a.db", bytes(32))
    with pytest.raises(StoreDamaged) as caught, store_faults(other.path), other.engine().connect():
        pass
    assert bytes(32).hex() not in f"{caught.value} {caught.value.__cause__}"


def test_an_unreadable_page_says_nothing_on_stderr(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.db").write_bytes(bytes(range(256)) * 64)
    file = DatabaseFile(tmp_path / "a.db", KEY)
    with pytest.raises(StoreDamaged), store_faults(file.path), file.engine().connect():
        pass
    assert capfd.readouterr().err == ""
