"""From databases of earlier releases to this one. What is in them is written here as rows, never by today's tables."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from fastapi.testclient import TestClient
from sqlalchemy import Connection, inspect, text

from kiosk.central import database as central_database
from kiosk.central import tables as t
from kiosk.central.app import create_app
from kiosk.central.context import digest
from kiosk.central.database import Database
from kiosk.central.migrations import STEPS, v001_first
from kiosk.errors import EnvironmentFault
from tests.unit.central.conftest import DEVICE
from tests.unit.central.postgres import Server

ROOT = Path(__file__).parents[3]
THEN = "2026-01-02 10:00:00"
OLD = """
INSERT INTO facts VALUES ('epoch', 'abc', 0), ('changes', '', 1), ('orders_seen', '', 0);
INSERT INTO stores VALUES ('here', 'Hier', 0);
INSERT INTO customers VALUES ('C1', '700', 'Anna', 'Lindner', ' anna lindner', 'de', 'basic', 7, 1, 1);
INSERT INTO devices VALUES ('K01', '{token}', 'here', 42, 0, NULL), ('K02', '{token}', 'here', 0, 0, NULL);
INSERT INTO operations VALUES
    ('op-consent', 'h', 'K01', 41, 'consent', '', '2026-01-05 10:00:00'),
    ('op-purchase', 'h', 'K01', 42, 'purchase', '', '2026-01-05 10:00:00');
INSERT INTO consent_events
    (id, customer, token_kind, token_value, purpose, given, decided_at, text_hash, language, store, device, seq) VALUES
    ('op-consent', 'C1', '', '', 'dpv:DirectMarketing', {true}, '{then}', '', 'de', 'here', 'K01', 41),
    ('web', 'C1', '', '', 'dpv:PersonalisedBenefits', {true}, '{then}', '', 'de', 'online', '', 0);
INSERT INTO orders
    (id, number, channel, store, device, seq, customer, token_kind, token_value, placed_at, received_at,
    total, currency, pieces, points, flags, document) VALUES
    ('op-purchase', 'K01-1', 'kiosk', 'here', 'K01', 42, 'C1', '', '', '2099-01-01 00:00:00', '2026-01-05 10:00:00',
    500, 'EUR', 1, 5, '[]', '[]');
INSERT INTO order_lines VALUES ('op-purchase', 0, 'GREEN', 1)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path, postgres: Server | None) -> Generator[str]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'central.sqlite3'}"
    elif postgres is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    else:
        name = postgres.create()
        yield postgres.url(name)
        postgres.drop(name)


@contextmanager
def plainly(url: str) -> Iterator[Connection]:
    """A connection that knows nothing of this release's schema."""
    engine = central_database._engine(url)
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()


@pytest.fixture
def old_url(empty_url: str) -> str:
    """A database of the release before there were migrations."""
    true = "1" if empty_url.startswith("sqlite") else "true"
    token = digest("demo-device")
    with plainly(empty_url) as connection:
        v001_first.metadata.create_all(connection)
        for statement in OLD.format(then=THEN, true=true, token=token).split(";"):
            connection.exec_driver_sql(statement)
    return empty_url


def value(url: str, query: str) -> Any:
    with plainly(url) as connection:
        return connection.scalar(text(query))


def test_the_steps_lead_to_todays_tables(empty_url: str) -> None:
    database = Database(empty_url)
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), t.metadata)
    database.close()
    assert differences == [], "a change of tables.py needs a step in kiosk/central/migrations"


def test_an_old_database_keeps_what_is_in_it_and_knows_the_new(old_url: str, tmp_path: Path) -> None:
    app = create_app(old_url, testing=True, shop=tmp_path / "is not read again")
    with TestClient(app, headers=DEVICE) as client:
        devices = {one["id"]: one for one in client.get("/v1/testing/devices").json()["devices"]}
        effects = client.get("/v1/testing/effects").json()
        again = client.post("/v1/operations/missing", json={"ids": ["op-consent", "op-purchase", "op-unknown"]})
        session = client.post(
            "/v1/testing/tokens", json={"token": {"kind": "number", "value": "700"}, "customer": "C1"}
        )
        assert session.status_code == 200
        key = client.post("/v1/identify", json={"kind": "number", "value": "700"}).json()["session_key"]
        view = client.get("/v1/customers/C1/view", headers={"Kiosk-Session": key}).json()
    assert (devices["K01"]["high_water"], devices["K01"]["told_seq"], devices["K01"]["applied"]) == (42, 42, 2)
    assert (devices["K02"]["high_water"], devices["K02"]["applied"]) == (0, 0)
    assert [one["order_number"] for one in effects["purchases"]] == ["K01-1"]
    assert again.json() == {"missing": ["op-unknown"]}
    given = {one["purpose"] for one in view["consents"] if one["state"] == "given"}
    assert given == {"dpv:DirectMarketing", "dpv:PersonalisedBenefits"}
    assert str(value(old_url, "SELECT happened_at FROM orders")).startswith("2026-01-05 10:00")
    received = "SELECT received_at FROM consent_events WHERE id = '{}'"
    assert str(value(old_url, received.format("op-consent"))).startswith("2026-01-05 10:00")
    assert str(value(old_url, received.format("web"))).startswith(THEN)


def test_an_upgrade_happens_once(old_url: str) -> None:
    for _ in range(2):
        Database(old_url).close()
        assert value(old_url, "SELECT version_num FROM alembic_version") == STEPS[-1].revision


def test_a_database_of_a_newer_release_is_left_alone(empty_url: str) -> None:
    Database(empty_url).close()
    with plainly(empty_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '999'"))
    with pytest.raises(EnvironmentFault, match=r"of a newer release.*999"):
        Database(empty_url)


def test_an_upgrade_killed_after_any_statement_leaves_the_old_database(old_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.unit.central.killed", old_url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *killed, through = [json.loads(line) for line in done.stdout.splitlines()]
    old = sorted(v001_first.metadata.tables)
    assert len(killed) > 30
    for found in killed:
        assert found in (
            {"killed": True, "tables": old, "orders": 1},
            {"killed": True, "tables": through["tables"], "orders": 1},  # after the commit
        )
    assert {"killed": True, "tables": old, "orders": 1} in killed
    assert through == {"killed": False, "tables": sorted([*t.metadata.tables, "alembic_version"]), "orders": 1}


def test_two_services_that_start_at_once_do_not_collide(empty_url: str, shop_folder: Path) -> None:
    together = Barrier(3)
    started: list[Any] = []

    def start() -> None:
        together.wait()
        started.append(create_app(empty_url, shop=shop_folder).state.central.database)

    threads = [Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(started) == 3
    for database in started:
        database.close()
    with plainly(empty_url) as connection:
        assert "alembic_version" in inspect(connection).get_table_names()
    assert value(empty_url, "SELECT count(*) FROM customers") == 3
    assert value(empty_url, "SELECT count(*) FROM facts WHERE name = 'epoch'") == 1
