"""What the service does when the database cannot, and when a backup of it was put back."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text, update
from sqlalchemy.engine import make_url

from kiosk.central import operations
from kiosk.central import tables as t
from kiosk.central.app import create_app
from kiosk.central.database import Database
from kiosk.domain.operation import ChainHead
from kiosk.wire.operations import OperationBody
from tests.unit.central.conftest import DEVICE, START, Till, batch, chain
from tests.unit.central.postgres import Server

ANNA = {"reference": "C1", "token": None}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for locks are short."""
    monkeypatch.setattr("kiosk.central.database.BUSY_SECONDS", 1)


@contextmanager
def held(database: Database) -> Iterator[Connection]:
    """Another program holds what every write to Anna's data needs."""
    with database.write() as connection:
        connection.execute(select(t.customers).where(t.customers.c.reference == "C1").with_for_update())
        yield connection


# ── no answer now ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("impatient")
@pytest.mark.expect_log("the database did not answer")
def test_a_database_that_is_held_for_too_long_says_when_to_come_again(
    client: TestClient, database: Database, till: Till
) -> None:
    sale = till.purchase(("GREEN", 1, 500), customer=ANNA)
    with held(database):
        answer = client.post("/v1/operations", json=batch(sale, last_seq=1))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "busy"
    again = client.post("/v1/operations", json=batch(sale, last_seq=1)).json()
    assert [result["outcome"] for result in again["results"]] == ["applied"]


@pytest.mark.usefixtures("impatient")
def test_a_call_that_changes_nothing_does_not_wait_for_who_holds_the_database(
    client: TestClient, database: Database
) -> None:
    with held(database):
        headers = {"Kiosk-Sequence": "5", "Kiosk-Chain": chain(5)}
        assert client.get("/v1/stock", params={"sku": "GREEN"}, headers=headers).status_code == 200


@pytest.fixture
def on_postgres(postgres: Server | None, filled_postgres: str) -> Generator[tuple[str, Callable[[], None]]]:
    """A database for what SQLite does not know, and a way to lose it."""
    if postgres is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    name = postgres.create(filled_postgres)
    yield postgres.url(name), lambda: postgres.drop(name)
    postgres.drop(name)


@pytest.mark.expect_log("the database did not answer: OperationalError")
def test_a_server_that_is_gone_is_no_mistake_of_the_service(
    on_postgres: tuple[str, Callable[[], None]], shop_folder: Path
) -> None:
    url, lose = on_postgres
    with TestClient(create_app(url, shop=shop_folder), headers=DEVICE) as client:
        assert client.get("/v1/stock", params={"sku": "GREEN"}).status_code == 200
        lose()
        for _ in range(2):
            answer = client.get("/v1/stock", params={"sku": "GREEN"})
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


# ── two at once ──────────────────────────────────────────────────────────────────────────────────


def test_the_second_of_two_with_one_key_is_told_that_the_first_is_under_way(
    database_url: str, shop_folder: Path, database: Database
) -> None:
    apps = [create_app(database_url, shop=shop_folder) for _ in range(2)]
    with TestClient(apps[0], headers=DEVICE) as one, TestClient(apps[1], headers=DEVICE) as other:
        key = one.post("/v1/identify", json={"kind": "number", "value": "700000001"}).json()["session_key"]
        headers = {"Kiosk-Session": key, "If-Match": '"1"', "Idempotency-Key": "key-1"}

        def put(client: TestClient) -> Any:
            return client.put("/v1/customers/C1/cart/lines/CUP", json={"quantity": 3}, headers=headers)

        with ThreadPoolExecutor(1) as thread:
            with held(database):
                first = thread.submit(put, one)
                wait_for(lambda: under_way(apps[0], database))
                # Through another process only PostgreSQL can tell; on SQLite it would wait for its turn.
                second = put(one if database_url.startswith("sqlite") else other)
            assert first.result().status_code == 200
        assert (second.status_code, second.json()["type"], second.headers["Retry-After"]) == (409, "in-flight", "1")
        third = put(other)
        assert (third.status_code, third.headers["Idempotency-Replayed"]) == (200, "true")
        assert third.json() == first.result().json()


def under_way(app: Any, database: Database) -> bool:
    if database.engine.dialect.name == "sqlite":
        return bool(app.state.central.under_way._names)
    with database.read() as connection:
        locks = connection.scalar(text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"))
    return bool(locks)


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_two_that_wait_for_each_other_both_get_through(on_postgres: tuple[str, Callable[[], None]]) -> None:
    database = Database(on_postgres[0])
    together = Barrier(2)
    tries: list[str] = []

    def work(first: str, second: str) -> None:
        def change(connection: Connection) -> None:
            tries.append(first)
            for customer in (first, second):
                wish = update(t.customers).where(t.customers.c.reference == customer)
                connection.execute(wish.values(points=t.customers.c.points + 1))
                if len(tries) <= 2 and customer == first:
                    together.wait()

        database.transact(change)

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(work, "C1", "C2"), threads.submit(work, "C2", "C1")]:
            done.result()
    assert len(tries) == 3
    with database.read() as connection:
        points = connection.scalars(select(t.customers.c.points).order_by(t.customers.c.reference)).all()
    database.close()
    assert points == [102, 102, 100]


# ── an older copy of the service's database ──────────────────────────────────────────────────────


@pytest.fixture
def backup(postgres: Server | None, tmp_path: Path, database_url: str) -> Callable[[], str]:
    """Copies the database that nobody uses; gives the copy's URL."""

    def copy() -> str:
        url = make_url(database_url)
        if url.get_backend_name() == "sqlite":
            return f"sqlite:///{shutil.copy(str(url.database), tmp_path / 'backup.sqlite3')}"
        assert postgres is not None
        return postgres.url(postgres.create(str(url.database)))

    return copy


def test_a_restored_backup_learns_again_what_it_misses(
    database_url: str, backup: Callable[[], str], shop_folder: Path, till: Till
) -> None:
    entries = [till.purchase(("GREEN", 1, 500), customer=ANNA) for _ in range(6)]
    entries += [till.consent("withdrawn", "2026-03-01T00:00:00Z", customer=ANNA)]
    ids = [entry["id"] for entry in entries]

    def deliver(url: str, *mine: dict[str, Any]) -> tuple[int, list[str], list[str], int]:
        with TestClient(create_app(url, testing=True, shop=shop_folder), headers=DEVICE) as client:
            answer = client.post("/v1/operations", json=batch(*mine, last_seq=7)).json()
            missing = client.post("/v1/operations/missing", json={"ids": ids}).json()["missing"]
            points = client.get("/v1/testing/effects").json()["operations"]
        return answer["applied"], [result["outcome"] for result in answer["results"]], missing, points

    assert deliver(database_url, *entries[:3])[0] == 3
    older = backup()
    assert deliver(database_url, *entries[3:]) == (7, ["applied"] * 4, [], 7)
    applied, _, missing, _ = deliver(older)
    assert (applied, missing) == (3, ids[3:])
    outcomes = ["duplicate"] + ["applied"] * 4
    assert deliver(older, *entries[2:]) == (7, outcomes, [], 7)


# ── rubbish ──────────────────────────────────────────────────────────────────────────────────────

WORDS = st.text(st.characters(), max_size=20) | st.sampled_from(["\x00", "a\x00b", "\ud800", "C1", "GREEN", "1"])
NUMBERS = st.integers(-(2**70), 2**70) | st.floats()
TIMES = st.sampled_from(["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
VALUES = TIMES | st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
KINDS = st.sampled_from(["purchase", "consent", "cart", "wishlist", "event"])


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """An entry as a kiosk makes them, with some values replaced by any others."""
    till = Till()
    entry: dict[str, Any] = draw(
        st.sampled_from(
            [
                till.purchase(("GREEN", 1, 500), customer=ANNA),
                till.consent("given", "2026-03-01T00:00:00Z", customer=ANNA),
                till.operation("cart", {"customer": ANNA, "sku": "GREEN", "quantity": 1, "version": "1"}),
                till.operation("wishlist", {"customer": ANNA, "sku": "GREEN", "quantity": 1, "version": "1"}),
            ]
        )
    )
    entry["clock_offset_ms"] = draw(st.none() | st.integers(-(2**53), 2**53))
    payload = entry["payload"]
    for key in draw(st.sets(st.sampled_from(sorted(payload)), max_size=3)):
        payload[key] = draw(VALUES | WORDS)
    if draw(st.booleans()) and isinstance(payload.get("lines"), list):
        for line in payload["lines"]:
            if isinstance(line, dict) and line:
                line[draw(st.sampled_from(sorted(line)))] = draw(VALUES)
    return entry


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=spoilt())
@example(entry=Till().purchase(("GREEN", 1, 500), customer=ANNA, store="\0"))
@example(entry=Till().purchase(("\0", 1, 500), customer={"reference": "\0", "token": None}))
@example(entry=Till().purchase(("GREEN", 1, 500), placed_at="0001-01-01T00:00:00+14:00"))
@example(entry=Till().purchase(("GREEN", 1, 500), placed_at="0001-01-01T00:00:00Z"))
def test_whatever_an_entry_holds_it_gets_a_definite_answer_and_spoils_no_other(
    database: Database, entry: dict[str, Any]
) -> None:
    good = {**Till().purchase(("CUP", 1, 1200)), "id": "0190-the-good-one", "seq": 9}
    both = [OperationBody.model_validate(one) for one in (entry, good)]
    with database.engine.connect() as plain:
        connection = plain.execution_options(write=True)
        with connection.begin() as transaction:
            answer = operations.apply_batch(connection, "K01", ChainHead(9, chain(9)), both, START)
            transaction.rollback()
    spoiled, untouched = answer.results
    assert untouched.outcome == "applied"
    assert spoiled.outcome in {"applied", "rejected"}
    assert (spoiled.outcome == "rejected") <= bool(spoiled.code)


@pytest.mark.parametrize("value", ["\x00", "a\x00b", "\ud800"])
def test_a_text_that_cannot_be_stored_is_refused(client: TestClient, value: str) -> None:
    body = json.dumps({"kind": "number", "value": value}).encode()
    answer = client.post("/v1/identify", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {404, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"
