"""The real central application on a file that can be set back to an older copy of itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select, text

from kiosk.central import consents
from kiosk.central import tables as t
from kiosk.central.app import create_app
from kiosk.domain.consent import ConsentState, Purpose

START = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SHOP = "here"
TOKEN = "demo-device"
CUSTOMERS = ("C1", "C2")


def card_of(customer: str) -> str:
    """What a customer's QR code says."""
    return f"https://shop.example/c/70000000{customer[-1]}"


@dataclass
class ServerClock:
    """The service's clock: it goes on, it never jumps."""

    moment: datetime = START

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class Held:
    """One operation that the service holds; `arrival` numbers them as they came."""

    id: str
    arrival: int
    device: str
    seq: int
    kind: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One consent event that the service holds."""

    id: str
    customer: str
    purpose: str
    given: bool


class Server:
    """Made once, used by all examples: `begin()` gives it back its first state."""

    def __init__(self, folder: Path) -> None:
        shop = folder / "shop"
        _write_shop(shop)
        self.clock = ServerClock()
        self._file = folder / "central.sqlite3"
        self._first = folder / "first.sqlite3"
        self.app = create_app(f"sqlite:///{self._file}", shop=shop, now=self.clock)
        self._database = self.app.state.central.database
        self.backup(self._first)

    def begin(self) -> None:
        """Everything as it was at first."""
        self.clock.moment = START
        self.restore(self._first)

    def backup(self, to: Path) -> None:
        """Copy the whole database, as a backup at night does."""
        self._database.engine.dispose()
        shutil.copyfile(self._file, to)

    def restore(self, backup: Path) -> None:
        """The disk broke; what came after the backup is gone."""
        self._database.engine.dispose()
        shutil.copyfile(backup, self._file)

    def close(self) -> None:
        self._database.close()

    def held(self) -> dict[str, Held]:
        """Operations by their id."""
        query = "SELECT rowid, id, device, seq, kind FROM operations"  # SQLite's rowid: the order of arrival
        with self._database.read() as connection:
            rows = connection.execute(text(query)).all()
        return {row.id: Held(row.id, row.rowid, row.device, row.seq, row.kind) for row in rows}

    def effects(self) -> tuple[list[tuple[str, str, str]], list[Decision]]:
        """Orders as (id, device, number), and consent events."""
        with self._database.read() as connection:
            orders = connection.execute(
                select(t.orders.c.id, t.orders.c.device, t.orders.c.number).where(t.orders.c.channel == "kiosk")
            ).all()
            events = connection.execute(select(t.consent_events).where(t.consent_events.c.device != "")).all()
        return [(row.id, row.device, row.number) for row in orders], [
            Decision(row.id, row.customer, row.purpose, row.given) for row in events
        ]

    def consents(self, customer: str) -> Mapping[Purpose, ConsentState]:
        """What the service says holds for a customer."""
        with self._database.read() as connection:
            return {status.purpose: status.state for status in consents.statuses(connection, customer)}


def _write_shop(folder: Path) -> None:
    """One product, two customers, nobody ever bought anything."""
    folder.mkdir()
    product = {
        "sku": "MN-0001",
        "gtins": ["9501101530003"],
        "names": {"de": "Käse", "en": "Cheese"},
        "descriptions": {},
        "brand": "Hof",
        "category": "dairy",
        "picture": "products/mn-0001.webp",
        "sold_by": "piece",
        "net_content": {"value": 250, "unit": "g"},
        "price": 499,
        "regular_price": None,
        "lowest_30_day_price": None,
        "vat_rate": 700,
        "deposit": 25,
        "age_limit": None,
        "state": "active",
        "popularity": 1,
        "attributes": {},
        "places": {"de": "Regal 1"},
        "stock": {SHOP: 1_000_000, "online": 1_000_000},
    }
    shop = {
        "currency": "EUR",
        "home_store": SHOP,
        "locations": [
            {"id": SHOP, "kind": "store", "names": {"de": "Hier"}},
            {"id": "online", "kind": "online", "names": {"de": "Online"}},
        ],
        "categories": [{"key": "dairy", "names": {"de": "Milch", "en": "Dairy"}, "picture": "categories/dairy.webp"}],
        "products": [product],
    }
    people = {"customers": [_customer(reference) for reference in CUSTOMERS], "staff": []}
    for name, content in (("shop", shop), ("people", people), ("orders", {"orders": []})):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")


def _customer(reference: str) -> dict[str, object]:
    qr = card_of(reference)
    return {
        "id": reference,
        "first_name": "Anna",
        "last_name": f"Lindner {reference}",
        "language": "de",
        "tier": "basic",
        "points": 0,
        "loyalty_number": qr[-9:],
        "cards": [{"uid": f"04AAAAAAAAAA0{reference[-1]}", "ndef": qr, "qr": qr, "state": "active"}],
        "cart": [],
        "wishlist": [],
        "consents": [],
    }
