from __future__ import annotations

import json
import os
import shutil
import socket
import threading
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from kiosk.central import demo, serve
from kiosk.central import tables as t
from kiosk.central.app import create_app
from kiosk.central.contract import openapi_text
from kiosk.central.database import Database
from kiosk.domain.codes import gtin14
from kiosk.errors import BadInput, EnvironmentFault

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_the_contract_under_version_control_is_the_services() -> None:
    kept = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert openapi_text() == kept, "run: python -m kiosk.central.contract docs/openapi.json"


def test_the_contract_names_every_refusal_and_no_testers_resource() -> None:
    contract = json.loads(openapi_text())
    assert contract["openapi"].startswith("3.1")
    assert not [path for path in contract["paths"] if "testing" in path]
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            content = operation["responses"]["4XX"]["content"]
            assert list(content) == ["application/problem+json"], (path, method)
    assert "type" in contract["components"]["schemas"]["ProblemBody"]["required"]


@pytest.fixture(scope="module")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "central.sqlite3"
    create_app(f"sqlite:///{path}", now=lambda: NOW).state.central.database.close()
    return path


def test_the_demo_shop_is_what_a_newcomer_is_promised(demo_database: Path) -> None:
    database = Database(f"sqlite:///{demo_database}")
    with database.read() as connection:

        def count(table: Any) -> int:
            return connection.scalar(select(func.count()).select_from(table)) or 0

        assert count(t.products) >= 300
        assert count(t.categories) >= 8
        assert count(t.stores) == 3
        assert count(t.customers) == 20
        assert count(t.orders) >= 1000
        assert count(t.stock) == 4 * count(t.products)
        documents = connection.scalars(select(t.products.c.document)).all()
        related = connection.scalars(select(t.products.c.related)).all()
        future = connection.scalar(select(func.count()).where(t.orders.c.placed_at > NOW))
    database.close()
    assert all(set(document["names"]) == {"de", "en"} for document in documents)
    numbers = [gtin for document in documents for gtin in document["gtins"]]
    assert len(numbers) == len(set(numbers))
    assert all(gtin == gtin14(gtin) for gtin in numbers if gtin.startswith("095"))
    assert sum(bool(others) for others in related) > 200
    assert future == 0


def test_a_filled_database_is_not_filled_again(demo_database: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(demo_database, tmp_path / "central.sqlite3"))
    first, second = (
        create_app(f"sqlite:///{copy}", shop=shop, extra_products=extra).state.central.database
        for shop, extra in ((demo.FOLDER, 30), (tmp_path / "nowhere", 20))
    )
    with second.read() as connection:
        assert connection.scalar(select(func.count()).where(t.products.c.sku.like("GX%"))) == 30
    first.close()
    second.close()


def without(key: str) -> Callable[[Any], Any]:
    def cut(content: Any) -> Any:
        del content["products"][0][key]
        return content

    return cut


@pytest.mark.parametrize(
    ("name", "damage", "message"),
    [
        ("shop.json", without("price"), "price"),
        ("people.json", lambda _: {"customers": 3}, "shop cannot be used"),
        ("orders.json", None, "orders.json: cannot be read"),
    ],
)
def test_a_shop_that_cannot_be_used_is_named_and_leaves_nothing(
    shop_folder: Path, tmp_path: Path, name: str, damage: Any, message: str
) -> None:
    shop = Path(shutil.copytree(shop_folder, tmp_path / "shop"))
    file = shop / name
    file.write_text(json.dumps(damage(json.loads(file.read_text()))) if damage else "{")
    url = f"sqlite:///{tmp_path / 'central.sqlite3'}"
    with pytest.raises(BadInput, match=message):
        create_app(url, shop=shop)
    mended = create_app(url, shop=shop_folder).state.central.database  # the next start finds no half a shop
    mended.close()


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("nonsense", BadInput),
        ("oracle+nothing://x", BadInput),
        ("sqlite:///{tmp}/text", EnvironmentFault),
        ("sqlite:////proc/nowhere/central.sqlite3", EnvironmentFault),
    ],
)
def test_a_database_that_cannot_be_used_is_said_so(tmp_path: Path, url: str, error: type[Exception]) -> None:
    (tmp_path / "text").write_text("this is no database, and long enough to be looked at as one" * 20)
    with pytest.raises(error):
        Database(url.format(tmp=tmp_path))


def test_a_database_that_another_process_holds_is_said_so(
    database_file: Path, shop_folder: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("kiosk.central.database.BUSY_SECONDS", 0)
    holder = Database(f"sqlite:///{database_file}")
    with holder.write(), pytest.raises(EnvironmentFault, match="cannot be opened: database is locked"):
        create_app(f"sqlite:///{database_file}", shop=shop_folder)
    holder.close()


def test_errors_of_the_database_carry_no_personal_data(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught, database.write() as connection:
        connection.execute(insert(t.staff), [{"reference": "S1", "name": "Secret", "role": "x", "pin_hash": "x"}])
    assert "Secret" not in str(caught.value)


def test_what_is_committed_is_on_the_disk(database_file: Path) -> None:
    database = Database(f"sqlite:///{database_file}")
    with database.write() as connection:
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    database.close()
    assert values == ["wal", 2]
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)  # the first without the WAL-reset race


def test_a_service_in_memory_keeps_its_threads_apart(shop_folder: Path) -> None:
    app = create_app("sqlite://", shop=shop_folder)
    headers = {"Authorization": "Bearer demo-device", "Kiosk-Device": "K01"}
    with TestClient(app, headers=headers) as client:
        statuses: list[int] = []

        def ask() -> None:
            for _ in range(10):
                token = {"kind": "number", "value": "700000001"}
                statuses.append(client.post("/v1/identify", json=token).status_code)
                statuses.append(client.get("/v1/catalog/changes").status_code)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert statuses == [200] * 80


def test_it_serves_on_a_free_port_and_ends_when_told(
    database_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers: list[Any] = []
    servers: list[serve.Server] = []
    monkeypatch.setattr(serve.Server, "__init__", _remembering(servers))

    def ready(url: str) -> None:
        serve.print_ready(url)
        threading.Thread(target=ask, args=[url]).start()

    def ask(url: str) -> None:
        with urllib.request.urlopen(f"{url}/v1/health", timeout=20) as answer:
            answers.append(json.load(answer))
        servers[0].should_exit = True

    serve.serve(f"sqlite:///{database_file}", 0, ready=ready)
    assert answers[0]["status"] == "ok"
    line = json.loads(capsys.readouterr().out)
    assert line["ready"] is True
    assert line["url"].startswith("http://127.0.0.1:")


def _remembering(servers: list[serve.Server]) -> Callable[..., None]:
    original = serve.Server.__init__

    def init(self: serve.Server, *args: Any) -> None:
        original(self, *args)
        servers.append(self)

    return init


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(EnvironmentFault, match=f"127.0.0.1:{port}: Address already in use"):
            serve.serve(f"sqlite:///{tmp_path}/c.sqlite3", port)
    assert not (tmp_path / "c.sqlite3").exists()


def test_the_default_database_is_in_the_state_folder() -> None:
    assert serve.default_database(Path("~/shop")) == f"sqlite:///{os.environ['HOME']}/shop/central.sqlite3"
