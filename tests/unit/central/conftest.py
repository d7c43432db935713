"""A tiny shop, so that every expectation can be counted by hand."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import warnings
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from kiosk.central.app import bare_app, open_central, prepare
from kiosk.central.database import Database
from kiosk.wire.operations import OperationBody
from tests.unit.central.postgres import Server, cluster, find_server

with warnings.catch_warnings():
    # Starlette would rather have httpx2; the kiosk's client is on httpx, and one HTTP library is enough.
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DEVICE = {"Authorization": "Bearer demo-device", "Kiosk-Device": "K01"}

ANNA = {"kind": "card_uid", "value": "04AAAAAAAAAA01"}
BEN = {"kind": "number", "value": "700000002"}
LOST = {"kind": "card_uid", "value": "04AAAAAAAAAA03"}
BADGE = {"kind": "card_ndef", "value": "https://shop.example/s/900"}


def eur(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "EUR"}


def _product(sku: str, category: str, price: int, popularity: int, here: int, **more: Any) -> dict[str, Any]:
    number = 9504000000000 + sum(ord(char) for char in sku)
    return {
        "sku": sku,
        "gtins": [str(number)],
        "names": {"de": f"{sku} de", "en": f"{sku} en"},
        "descriptions": {},
        "brand": "Brand",
        "category": category,
        "picture": f"products/{sku.lower()}.webp",
        "sold_by": "piece",
        "net_content": {"value": 250, "unit": "g"},
        "price": price,
        "regular_price": None,
        "lowest_30_day_price": None,
        "vat_rate": 700,
        "deposit": 0,
        "age_limit": None,
        "state": "active",
        "popularity": popularity,
        "attributes": {},
        "places": {"de": "Regal 1", "en": "Shelf 1"},
        "stock": {"here": here, "there": 7, "online": 70},
        **more,
    }


SHOP: dict[str, Any] = {
    "currency": "EUR",
    "home_store": "here",
    "locations": [
        {"id": "there", "kind": "store", "names": {"de": "Dort"}},
        {"id": "here", "kind": "store", "names": {"de": "Hier"}},
        {"id": "online", "kind": "online", "names": {"de": "Online"}},
    ],
    "categories": [
        {"key": "tea", "names": {"de": "Tee", "en": "Tea"}, "picture": "categories/tea.webp"},
        {"key": "cups", "names": {"de": "Tassen", "en": "Cups"}, "picture": "categories/cups.webp"},
    ],
    "products": [
        _product("GREEN", "tea", 500, 3, 5),
        _product("BLACK", "tea", 400, 9, 5, deposit=25),
        _product("HERBAL", "tea", 300, 5, 5),
        _product("CUP", "cups", 1200, 2, 5),
        _product("POT", "cups", 4000, 1, 0),
        _product("LOOSE", "tea", 1000, 4, 20, sold_by="weight"),
        _product("BAD", "tea", 100, 8, 5, state="recalled"),
    ],
}


def _card(uid: str, number: str, state: str = "active") -> dict[str, Any]:
    text = f"https://shop.example/c/{number}"
    return {"uid": uid, "ndef": text, "qr": text, "state": state}


def _customer(reference: str, name: str, number: str, **more: Any) -> dict[str, Any]:
    first, last = name.split()
    return {
        "id": reference,
        "first_name": first,
        "last_name": last,
        "language": "de",
        "tier": "basic",
        "points": 100,
        "loyalty_number": number,
        "cards": [_card(f"04AAAAAAAAAA0{reference[-1]}", number)],
        "cart": [],
        "wishlist": [],
        "consents": [],
        **more,
    }


PEOPLE: dict[str, Any] = {
    "customers": [
        _customer(
            "C1",
            "Anna Lindner",
            "700000001",
            cart=[{"sku": "GREEN", "quantity": 2}],
            wishlist=[{"sku": "POT", "days_ago": 9}, {"sku": "CUP", "days_ago": 1}],
            consents=[{"purpose": "dpv:ProvidePersonalisedRecommendations", "given": True, "days_ago": 30}],
        ),
        _customer("C2", "Ben Öztürk", "700000002", cart=[{"sku": "GREEN", "quantity": 1}]),
        _customer("C3", "Yusuf Lindemann", "700000003", cards=[_card("04AAAAAAAAAA03", "700000003", "lost")]),
    ],
    "staff": [
        {
            "id": "S1",
            "first_name": "Marta",
            "last_name": "Hoffmann",
            "role": "associate",
            "pin": "2580",
            "badge": {
                "uid": "04BBBBBBBBBB01",
                "ndef": "https://shop.example/s/900",
                "qr": "https://shop.example/s/900",
            },
        }
    ],
}


def _order(number: int, customer: str | None, *skus: str) -> dict[str, Any]:
    lines = [{"sku": sku, "quantity": 1} for sku in skus]
    where = {"number": f"B{number}", "location": "here", "days_ago": 10, "time": "10:00"}
    return {**where, "customer": customer, "lines": lines}


ORDERS: dict[str, Any] = {
    "orders": [
        _order(1, None, "GREEN", "CUP"),
        _order(2, None, "GREEN", "CUP", "HERBAL"),
        _order(3, "C1", "GREEN", "HERBAL"),
        _order(4, "C2", "BLACK"),
        _order(5, None, "BLACK", "POT"),
    ]
}


@pytest.fixture(scope="session")
def shop_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    for name, content in (("shop", SHOP), ("people", PEOPLE), ("orders", ORDERS)):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    pictures = folder / "pictures" / "products"
    pictures.mkdir(parents=True)
    (pictures / "green.webp").write_bytes(b"RIFF....WEBP")
    (folder / "secret.webp").write_bytes(b"outside")
    return folder


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory, shop_folder: Path) -> Path:
    """A file filled once; tests take copies."""
    path = tmp_path_factory.mktemp("database") / "filled.sqlite3"
    database = Database(f"sqlite:///{path}")
    with database.write() as connection:
        prepare(connection, shop_folder, 0, START)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server | None]:
    """A PostgreSQL of these tests' own; None where it is not installed, unless the environment insists on it."""
    programs = find_server()
    if programs is None:
        assert "KIOSK_NEED_POSTGRESQL" not in os.environ, "PostgreSQL is not installed"
        yield None
        return
    with cluster(programs) as server:
        yield server


@pytest.fixture(scope="session")
def filled_postgres(postgres: Server | None, shop_folder: Path) -> str:
    """The name of a database filled once; tests take copies."""
    if postgres is None:
        return ""
    name = postgres.create()
    database = Database(postgres.url(name))
    with database.write() as connection:
        prepare(connection, shop_folder, 0, START)
    database.close()
    return name


@dataclass
class Time:
    """The service's clock, moved by hand."""

    moment: datetime = START

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def database_file(tmp_path: Path, filled_database: Path) -> Path:
    return Path(shutil.copy(filled_database, tmp_path / "central.sqlite3"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, filled_database: Path, postgres: Server | None, filled_postgres: str
) -> Generator[str]:
    """The filled shop, on one kind of database after the other."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(filled_database, tmp_path / 'central.sqlite3')}"
    elif postgres is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    else:
        name = postgres.create(filled_postgres)
        yield postgres.url(name)
        postgres.drop(name)


@pytest.fixture
def database(database_url: str) -> Generator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def routes() -> FastAPI:
    """One application for all tests: FastAPI works out what its routes take at the first request, which takes long."""
    return bare_app(testing=True)


@pytest.fixture
def client(database_url: str, shop_folder: Path, clock: Time, routes: FastAPI) -> Generator[TestClient]:
    """The service as the device K01 sees it."""
    routes.state.central = open_central(database_url, shop=shop_folder, now=clock)
    with (
        closing(routes.state.central.database),
        TestClient(routes, headers=DEVICE, raise_server_exceptions=True) as client,
    ):
        yield client


@pytest.fixture
def sign_in(client: TestClient) -> Callable[[Mapping[str, str]], dict[str, str]]:
    """Show a token; gives the headers that open the person's data."""

    def show(token: Mapping[str, str]) -> dict[str, str]:
        answer = client.post("/v1/identify", json=dict(token))
        assert answer.status_code == 200, answer.text
        return {"Kiosk-Session": answer.json()["session_key"]}

    return show


@dataclass
class Till:
    """Makes operations as a kiosk's services do."""

    seq: int = 0
    made: list[dict[str, Any]] = field(default_factory=list)

    def operation(self, kind: str, payload: dict[str, Any], **more: Any) -> dict[str, Any]:
        self.seq += 1
        made = {
            "id": f"0190-operation-{self.seq:06}",
            "seq": self.seq,
            "kind": kind,
            "created_at": "2026-03-02T08:00:00Z",
            "payload": payload,
            **more,
        }
        self.made.append(made)
        return made

    def purchase(self, *lines: tuple[str, int, int], customer: Any = None, origin: str = "hands", **more: Any) -> Any:
        """A purchase of (sku, quantity, piece price) lines."""
        total = sum(quantity * price for _, quantity, price in lines)
        payload = {
            "order_number": f"K01-{self.seq + 1:06}",
            "basket_id": "basket",
            "placed_at": "2026-03-01T17:00:00Z",
            "store": "here",
            "customer": customer,
            "lines": [
                {
                    "sku": sku,
                    "gtin": "",
                    "name": sku,
                    "quantity": quantity,
                    "grams": None,
                    "unit_price": eur(price),
                    "deposit": eur(0),
                    "vat_rate": 700,
                    "total": eur(price * quantity),
                    "origin": origin,
                }
                for sku, quantity, price in lines
            ],
            "totals": {"goods": eur(total), "deposit": eur(0), "total": eur(total), "vat": []},
            "payment": {"id": "p", "tender": "pay_at_till", "state": "due", "amount": eur(total)},
            "language": "de",
            **more,
        }
        return self.operation("purchase", payload)

    def consent(self, state: str, decided_at: str, *, customer: Any, purpose: str = "dpv:DirectMarketing") -> Any:
        return self.operation(
            "consent",
            {
                "customer": customer,
                "purpose": purpose,
                "state": state,
                "decided_at": decided_at,
                "text_hash": "00",
                "language": "de",
                "store": "here",
            },
        )


def chain(seq: int, history: str = "") -> str:
    """A chain head as a device would compute it: another one for each number and each history."""
    return hashlib.sha256(f"{history}{seq}".encode()).hexdigest()


def batch(*operations: dict[str, Any], last_seq: int, device: str = "K01", history: str = "") -> dict[str, Any]:
    """The body of a batch."""
    head = chain(last_seq, history)
    return {"device": device, "last_seq": last_seq, "chain_head": head, "operations": list(operations)}


@pytest.fixture
def till() -> Till:
    return Till()


@pytest.fixture
def deliver(client: TestClient) -> Callable[..., list[dict[str, Any]]]:
    """Send operations as one batch; gives the results."""

    def send(*operations: dict[str, Any]) -> list[dict[str, Any]]:
        last = max(operation["seq"] for operation in operations)
        answer = client.post("/v1/operations", json=batch(*operations, last_seq=last))
        assert answer.status_code == 200, answer.text
        results: list[dict[str, Any]] = answer.json()["results"]
        return results

    return send


def bodies(*operations: dict[str, Any]) -> list[OperationBody]:
    return [OperationBody.model_validate(operation) for operation in operations]
