"""The demo shop's data: complete, valid, and made again byte by byte."""

import json
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import biip
import pytest
from biip import ParseConfig
from biip.gtin import Gtin
from biip.rcn import Rcn, RcnRegion

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "assets" / "demo"
GENERATOR = ROOT / "packaging" / "demo-shop" / "generate.py"
Json = dict[str, Any]


def load(name: str) -> Json:
    content: Json = json.loads((DEMO / name).read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def shop() -> Json:
    return load("shop.json")


@pytest.fixture(scope="module")
def products(shop: Json) -> list[Json]:
    found: list[Json] = shop["products"]
    return found


@pytest.fixture(scope="module")
def by_sku(products: list[Json]) -> dict[str, Json]:
    return {product["sku"]: product for product in products}


@pytest.fixture(scope="module")
def people() -> Json:
    return load("people.json")


@pytest.fixture(scope="module")
def orders() -> list[Json]:
    found: list[Json] = load("orders.json")["orders"]
    return found


def test_made_again_byte_by_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(GENERATOR), "data", "--out", str(tmp_path)], check=True)
    for name in ("shop.json", "people.json", "orders.json"):
        assert (tmp_path / name).read_bytes() == (DEMO / name).read_bytes(), name


def test_enough_of_everything(shop: Json, products: list[Json], people: Json, orders: list[Json]) -> None:
    assert len(products) >= 320
    assert len(shop["categories"]) >= 10
    assert min(Counter(product["category"] for product in products).values()) >= 20
    assert {product["category"] for product in products} == {category["key"] for category in shop["categories"]}
    assert len(people["customers"]) == 20
    assert len(people["staff"]) == 3
    assert len(orders) >= 400


def test_numbers_are_valid_and_unique(products: list[Json]) -> None:
    numbers = [number for product in products for number in product["gtins"]]
    assert len(set(numbers)) == len(numbers)
    assert {len(number) for number in numbers} == {8, 12, 13}
    assert all(Gtin.parse(number).as_gtin_14() for number in numbers)
    assert len({product["sku"] for product in products}) == len(products)
    assert len({product["picture"] for product in products}) == len(products)
    assert len({product["names"]["de"] for product in products}) == len(products)


def test_weighed_goods_have_in_store_numbers_without_measure(products: list[Json]) -> None:
    weighed = [product for product in products if product["sold_by"] == "weight"]
    assert len(weighed) >= 10
    for product in weighed:
        assert [number[:2] for number in product["gtins"]] == ["28", "22"]
        for number in product["gtins"]:
            read = biip.parse(number, config=ParseConfig(rcn_region=RcnRegion.GERMANY)).gtin
            assert isinstance(read, Rcn)
            assert not read.weight
            assert not read.price
            assert read.without_variable_measure().value == number


def test_texts_are_there_in_both_languages(shop: Json, products: list[Json]) -> None:
    for product in products:
        for field in ("names", "descriptions", "places"):
            assert set(product[field]) == {"de", "en"}
            assert all(text.strip() for text in product[field].values())
            assert not any("!" in text for text in product[field].values())
    for entry in [*shop["categories"], *shop["locations"], *shop["vouchers"]]:
        assert all(entry["names"][language] for language in ("de", "en"))


def test_money_and_law(products: list[Json]) -> None:
    for product in products:
        assert product["price"] > 0
        assert product["vat_rate"] in {700, 1900}
        assert product["deposit"] in {0, 8, 15, 25}
        assert product["age_limit"] in {None, 16, 18}
        if product["regular_price"]:
            assert product["price"] < product["regular_price"]
            assert product["price"] < product["lowest_30_day_price"] <= product["regular_price"]
        else:
            assert product["lowest_30_day_price"] is None
    assert sum(product["regular_price"] is not None for product in products) >= 8
    assert {product["age_limit"] for product in products} == {None, 16, 18}
    assert {product["deposit"] for product in products} == {0, 8, 15, 25}


def test_stock_is_known_everywhere_and_scarce_somewhere(shop: Json, products: list[Json]) -> None:
    locations = {location["id"] for location in shop["locations"]}
    assert all(set(product["stock"]) == locations for product in products)
    here = shop["home_store"]
    elsewhere = [p for p in products if not p["stock"][here] and any(p["stock"].values())]
    assert len(elsewhere) >= 5
    assert Counter(product["state"] for product in products if product["state"] != "active") == {
        "recalled": 1,
        "discontinued": 1,
    }


def test_finder_attributes_have_labels(shop: Json, products: list[Json]) -> None:
    labels = shop["attribute_labels"]
    perfumes = [product for product in products if product["category"] == "perfume"]
    for product in perfumes:
        assert set(product["attributes"]) == {"family", "intensity", "occasion", "notes"}
        for key, value in product["attributes"].items():
            assert labels["names"][key]
            assert all(set(labels[key][part]) == {"de", "en"} for part in value.split(","))


def test_people_are_distinct_and_point_to_products(people: Json, by_sku: dict[str, Json]) -> None:
    customers = people["customers"]
    for value in ("id", "card_name", "loyalty_number"):
        assert len({customer[value] for customer in customers}) == len(customers)
    badges = [card["uid"] for customer in customers for card in customer["cards"]]
    badges += [member["badge"]["uid"] for member in people["staff"]]
    assert len(set(badges)) == len(badges)
    assert all(len(bytes.fromhex(uid)) == 7 for uid in badges)
    assert [card["state"] for customer in customers for card in customer["cards"]].count("lost") == 1
    for customer in customers:
        assert {line["sku"] for line in customer["cart"] + customer["wishlist"]} <= set(by_sku)
    given = Counter(
        (consent["purpose"], consent["given"]) for customer in customers for consent in customer["consents"]
    )
    assert {purpose for purpose, _ in given} == {
        "dpv:ProvidePersonalisedRecommendations",
        "dpv:PersonalisedBenefits",
        "dpv:DirectMarketing",
        "dpv:ServiceUsageAnalytics",
        "dpv:OptimiseUserInterface",
    }
    assert all(4 <= len(member["pin"]) <= 6 for member in people["staff"])


def test_orders_point_to_products_and_people(orders: list[Json], people: Json, by_sku: dict[str, Json]) -> None:
    known = {customer["id"] for customer in people["customers"]}
    assert {order["customer"] for order in orders} == known | {None}
    for order in orders:
        assert order["lines"]
        assert order["days_ago"] >= 1
        for line in order["lines"]:
            assert line["quantity"] >= 1
            assert ("grams" in line) == (by_sku[line["sku"]]["sold_by"] == "weight")
    assert [order["days_ago"] for order in orders] == sorted((order["days_ago"] for order in orders), reverse=True)


@pytest.mark.parametrize(
    ("slug", "companions"),
    [
        ("spaghetti", {"tomatensauce", "pesto", "chianti", "arrabbiata", "schaelttomaten", "primitivo", "basilikum"}),
        ("gin", {"tonic"}),
        ("espresso-nottambulo", {"cantuccini", "espressotassen", "herdkanne", "amarettini"}),
        ("matcha", {"matchabesen", "teeschale"}),
        ("tagescreme", {"vitamin-c-serum", "hyaluron-serum", "reinigungsmilch", "gesichtswasser"}),
    ],
)
def test_what_belongs_together_is_bought_together(
    slug: str, companions: set[str], orders: list[Json], by_sku: dict[str, Json]
) -> None:
    """The item with the highest cosine of co-purchase is one a shopkeeper would name."""
    bought: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for order in orders:
        slugs = sorted({Path(by_sku[line["sku"]]["picture"]).stem for line in order["lines"]})
        bought.update(slugs)
        pairs.update(combinations(slugs, 2))
    scores = {
        other: pairs[tuple(sorted((slug, other)))] / (bought[slug] * bought[other]) ** 0.5  # type: ignore[index]
        for other in bought
        if other != slug
    }
    best = sorted(scores, key=lambda other: -scores[other])[:3]
    assert scores[best[0]] > 0.2
    assert len(set(best) & companions) >= min(2, len(companions)), best
