from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, insert, select, update

from kiosk.central import catalog, demo, generated
from kiosk.central import tables as t
from kiosk.central.app import prepare
from kiosk.central.database import Database
from kiosk.domain.codes import gtin14
from tests.unit.central.conftest import START


def feed(client: TestClient, cursor: str = "", limit: int = 3, store: str = "") -> tuple[list[Any], list[str], str]:
    products: list[Any] = []
    deleted: list[str] = []
    while True:
        answer = client.get(
            "/v1/catalog/changes", params={"cursor": cursor, "limit": limit}, headers={"Kiosk-Store": store}
        )
        assert answer.status_code == 200, answer.text
        chunk = answer.json()
        products += chunk["products"]
        deleted += chunk["deleted"]
        cursor = chunk["cursor"]
        if not chunk["more"]:
            return products, deleted, cursor


def test_the_whole_catalogue_comes_in_chunks_popular_products_first(client: TestClient) -> None:
    products, deleted, _ = feed(client)
    assert [product["sku"] for product in products] == ["BLACK", "BAD", "HERBAL", "LOOSE", "GREEN", "CUP", "POT"]
    assert deleted == []


def test_total_and_categories_come_with_every_chunk(client: TestClient) -> None:
    chunk = client.get("/v1/catalog/changes", params={"limit": 1}).json()
    assert chunk["total"] == 7
    assert [(category["key"], category["count"]) for category in chunk["categories"]] == [("tea", 5), ("cups", 2)]


def test_place_and_stock_are_those_of_the_asking_devices_store(client: TestClient) -> None:
    here = {product["sku"]: product for product in feed(client)[0]}
    there = {product["sku"]: product for product in feed(client, store="there")[0]}
    assert (here["POT"]["stock"], here["POT"]["places"]["en"]) == (0, "Shelf 1")
    assert (there["POT"]["stock"], there["POT"]["places"]) == (7, {})


def test_only_what_changed_comes_after_a_cursor(client: TestClient, database: Database) -> None:
    _, _, cursor = feed(client)
    assert feed(client, cursor) == ([], [], cursor)
    with database.write() as connection:
        catalog.touch(connection, ["CUP"])
        catalog.delete_product(connection, "BAD")
    products, deleted, newer = feed(client, cursor)
    assert [product["sku"] for product in products] == ["CUP"]
    assert deleted == ["BAD"]
    assert feed(client, newer)[:2] == ([], [])


def test_a_new_device_hears_nothing_of_what_is_gone(client: TestClient, database: Database) -> None:
    with database.write() as connection:
        catalog.delete_product(connection, "BAD")
    products, deleted, _ = feed(client, limit=500)
    assert len(products) == 6
    assert deleted == []


@pytest.mark.parametrize("cursor", ["0123456789abcdef.3", "rubbish", "-1", "9" * 100])
def test_a_cursor_of_another_database_starts_from_the_beginning(client: TestClient, cursor: str) -> None:
    assert len(feed(client, cursor)[0]) == 7


def test_a_cursor_ahead_of_a_restored_database_starts_from_the_beginning(client: TestClient) -> None:
    epoch = feed(client)[2].partition(".")[0]
    assert len(feed(client, f"{epoch}.999999")[0]) == 7


def test_only_the_first_chunk_of_the_whole_says_that_it_begins_anew(client: TestClient) -> None:
    first = client.get("/v1/catalog/changes", params={"limit": 3}).json()
    second = client.get("/v1/catalog/changes", params={"limit": 3, "cursor": first["cursor"]}).json()
    assert (first["reset"], second["reset"]) == (True, False)
    assert client.get("/v1/catalog/changes", params={"cursor": "0123456789abcdef.3"}).json()["reset"]


def test_a_restored_database_sends_devices_that_saw_more_to_the_beginning_even_when_it_has_caught_up(
    database: Database,
) -> None:
    """Without the marks, change 20 of the lost history and change 20 of the new one would look the same."""

    def newest() -> str:
        with database.read() as connection:
            return catalog.changes(connection, "here", "", 500).cursor

    def change(times: int) -> None:
        for _ in range(times):
            with database.write() as connection:
                catalog.touch(connection, ["CUP"])

    def restart() -> None:
        with database.write() as connection:
            catalog.begin_epoch(connection)

    restart()
    change(2)
    at_backup = newest()
    backup = restored_from(database)
    change(3)
    lost = newest()
    restart()
    lost_too = newest()
    backup()
    restart()
    change(9)
    with database.read() as connection:
        assert not catalog.changes(connection, "here", at_backup, 500).reset
        assert not catalog.changes(connection, "here", newest(), 500).reset
        assert catalog.changes(connection, "here", lost, 500).reset
        assert catalog.changes(connection, "here", lost_too, 500).reset


def restored_from(database: Database) -> Callable[[], None]:
    """Keep what `facts` and the feed's order are now; the result puts them back."""
    with database.read() as connection:
        facts = [row._asdict() for row in connection.execute(select(t.facts))]

    def restore() -> None:
        with database.write() as connection:
            connection.execute(delete(t.facts))
            connection.execute(insert(t.facts), facts)
            last = next(row["number"] for row in facts if row["name"] == "changes")
            connection.execute(update(t.products).where(t.products.c.change > last).values(change=last))

    return restore


def test_bought_together_comes_with_the_product_best_first(client: TestClient) -> None:
    together = {product["sku"]: product["goes_well_with"] for product in feed(client)[0]}
    assert together["GREEN"] == ["CUP", "HERBAL"]
    assert together["BLACK"] == []  # with POT only once: chance


def test_planned_prices_come_with_their_times(client: TestClient, database: Database) -> None:
    plan_an_offer(database)
    (green,) = [product for product in feed(client)[0] if product["sku"] == "GREEN"]
    assert green["price"]["amount"] == 500
    assert green["prices"] == [
        {
            "valid_from": "2026-03-02T23:00:00Z",
            "valid_until": "2026-03-04T23:00:00Z",
            "price": {"amount": 400, "currency": "EUR"},
            "regular_price": {"amount": 500, "currency": "EUR"},
            "lowest_30_day_price": None,
        }
    ]


@pytest.mark.parametrize(
    ("after", "held"),
    [(-1, {500}), (0, {500, 400}), (1, {500, 400}), (3, {400}), (48, {500, 400}), (49, {500, 400}), (51, {500})],
)
def test_a_tills_price_is_compared_with_those_of_a_baskets_life(
    database: Database, after: float, held: set[int]
) -> None:
    plan_an_offer(database)
    with database.read() as connection:
        document = connection.scalars(select(t.products.c.document).where(t.products.c.sku == "GREEN")).one()
    begins = START.replace(hour=23)
    assert catalog.prices_before(document, begins + timedelta(hours=after)) == held


def plan_an_offer(database: Database) -> None:
    """GREEN costs 400 instead of 500 from the coming midnight in Berlin on, for two days."""
    with database.write() as connection:
        document = connection.scalars(select(t.products.c.document).where(t.products.c.sku == "GREEN")).one()
        offer = {
            "valid_from": "2026-03-03T00:00:00+01:00",
            "valid_until": "2026-03-05T00:00:00+01:00",
            "price": {"amount": 400, "currency": "EUR"},
            "regular_price": {"amount": 500, "currency": "EUR"},
        }
        changed = {**document, "prices": [offer]}
        connection.execute(update(t.products).where(t.products.c.sku == "GREEN").values(document=changed))
        catalog.touch(connection, ["GREEN"])


def test_stock_comes_from_here_first_then_other_stores_then_online(client: TestClient) -> None:
    levels = client.get("/v1/stock", params={"sku": "GREEN"}).json()["levels"]
    assert [(level["location"], level["quantity"]) for level in levels] == [("here", 5), ("there", 7), ("online", 70)]


def test_stock_of_an_unknown_product_is_a_problem(client: TestClient) -> None:
    answer = client.get("/v1/stock", params={"sku": "NOPE"})
    assert (answer.status_code, answer.json()["type"]) == (404, "unknown-product")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_picture_comes_with_an_etag_and_not_twice(client: TestClient) -> None:
    first = client.get("/v1/pictures/products/green.webp")
    assert (first.status_code, first.content, first.headers["content-type"]) == (200, b"RIFF....WEBP", "image/webp")
    again = client.get("/v1/pictures/products/green.webp", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "name",
    ["products/none.webp", "..%2Fsecret.webp",
     "%2e%2e/secret.webp", "products/..%2f..%2fsecret.webp", "%2Fetc%2Fpasswd",
     "products%00.webp", "x" * 300 + ".webp", "shop.json"],
)  # fmt: skip
def test_only_pictures_of_the_folder_are_given(client: TestClient, name: str) -> None:
    answer = client.get(f"/v1/pictures/{name}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer wrong"},
        {"Authorization": ""},
        {"Authorization": "Basic ZGVtbzpkZW1v"},
        {"Kiosk-Device": "K99"},
        {"Kiosk-Device": ""},
    ],
)
def test_a_device_that_is_not_known_gets_nothing(client: TestClient, headers: dict[str, str]) -> None:
    for path in ("/v1/catalog/changes", "/v1/stock?sku=GREEN", "/v1/pictures/products/green.webp", "/v1/staff/audit"):
        answer = client.get(path, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (401, "unknown-device"), path


def test_a_store_nobody_knows_is_named(client: TestClient) -> None:
    answer = client.get("/v1/catalog/changes", headers={"Kiosk-Store": "atlantis"})
    assert (answer.status_code, answer.json()["type"], answer.json()["detail"]) == (422, "unknown-store", "atlantis")


def test_generated_products_have_valid_gtins_and_are_always_the_same(client: TestClient, tmp_path: Path) -> None:
    assert client.post("/v1/testing/products", params={"count": 40}).json() == {"added": 40}
    assert client.post("/v1/testing/products", params={"count": 2}).json() == {"added": 2}
    products = {product["sku"]: product for product in feed(client, limit=500)[0]}
    assert len(products) == 7 + 42
    for number in range(42):
        product = products[generated.sku(number)]
        assert product["gtins"] == [gtin14(product["gtins"][0][1:])]
        assert product["stock"] > 0
    assert len({product["names"]["de"] for product in products.values()}) == 49
    assert products["GX0000000"]["names"] == {"de": "Filterkaffee klassisch 100 g", "en": "Filter Coffee classic 100 g"}


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        (datetime(2026, 3, 28, 23, 1, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC)),  # the shorter day
        (datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 7, 1, 22, tzinfo=UTC)),
    ],
)
def test_the_demo_shops_offers_begin_and_end_at_the_shops_midnight(
    tmp_path: Path, now: datetime, midnight: datetime
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'demo.sqlite3'}", demo.CARD_KEYS)
    with database.write() as connection:
        prepare(connection, demo.FOLDER, 0, now)
    with database.read() as connection:
        products = catalog.changes(connection, "berlin-mitte", "", 500).to_domain().products
    database.close()
    planned = {product.sku: product for product in products if product.prices}
    assert len(planned) == 4
    moment = timedelta(microseconds=1)
    for product in planned.values():
        (period,) = product.prices
        assert period.price < period.regular_price == period.lowest_30_day_price == product.price  # type: ignore[operator]
    ending, beginning = planned["PA106"], planned["PA115"]
    assert ending.at(now).reduced
    assert ending.at(midnight - moment).reduced
    assert not ending.at(midnight).reduced
    assert not beginning.at(midnight - moment).reduced
    assert beginning.at(midnight).reduced
