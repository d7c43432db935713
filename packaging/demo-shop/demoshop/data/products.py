"""Products, categories and shop from the hand-kept lists."""

from __future__ import annotations

import random
import re
from typing import Any

from demoshop.data import gtin
from demoshop.data.source import Row, SourceError, read_rows, read_yaml

Json = dict[str, Any]

_UNITS = {"g": "g", "ml": "ml", "x": "pc", "": "pc"}
_TRADE_KEYS = frozenset({"pop", "deposit", "age", "was", "low", "gtin", "status", "weighed", "stock", "vat", "offer"})
_FRESH = frozenset({"bakery", "fruit-vegetables"})  # not sold online


def build_shop() -> Json:
    """The whole of `shop.json`: settings, locations, categories, labels, vouchers and every product."""
    source = read_yaml("shop.yaml")
    products = [product for number, category in enumerate(source["categories"], start=1) for product in _category_products(source, category, number)]
    products.sort(key=lambda product: (product["state"] != "active", product["sold_by"] != "piece"))  # stable
    return {
        "currency": source["currency"],
        "home_store": source["home_store"],
        "delivery": source["delivery"],
        "locations": source["locations"],
        "categories": [{"key": entry["key"], "names": entry["names"], "picture": f"categories/{entry['key']}.webp"} for entry in source["categories"]],
        "attribute_labels": source["attribute_labels"],
        "vouchers": source["vouchers"],
        "products": products,
    }


def _category_products(source: Json, category: Json, number: int) -> list[Json]:
    return [_product(source, category, number, row) for row in read_rows(category["key"])]


def _product(source: Json, category: Json, number: int, row: Row) -> Json:
    weighed = row.extra.get("weighed")
    content = {"value": 1000, "unit": "g"} if weighed else _content(row)
    names = {"de": row.name_de, "en": row.name_en}
    if not weighed and content["unit"] != "pc":
        names = {language: f"{name}, {_size(content, language)}" for language, name in names.items()}
    return {
        "sku": row.sku,
        "gtins": _gtins(source, number, row),
        "names": names,
        "descriptions": {"de": row.text_de, "en": row.text_en},
        "brand": row.brand,
        "category": row.category,
        "picture": f"products/{row.slug}.webp",
        "sold_by": "weight" if weighed else "piece",
        "net_content": content,
        "price": _cents(row, row.price),
        "regular_price": _cents(row, row.extra["was"]) if "was" in row.extra else None,
        "lowest_30_day_price": _cents(row, row.extra["low"]) if "low" in row.extra else None,
        "offers": _offers(row),
        "vat_rate": int(row.extra["vat"]) * 100 if "vat" in row.extra else category["vat_bp"],
        "deposit": int(row.extra.get("deposit", 0)),
        "age_limit": int(row.extra["age"]) if "age" in row.extra else None,
        "state": row.extra.get("status", "active"),
        "popularity": int(row.extra.get("pop", 1)),
        "attributes": {key: value for key, value in row.extra.items() if key not in _TRADE_KEYS},
        "places": _places(source, row),
        "stock": _stock(source, row),
    }


def _offers(row: Row) -> list[Json]:
    """`offer=2.90:-6:1`: that price from the midnight six days before the day of import until the one that ends it."""
    if "offer" not in row.extra:
        return []
    price, begins, ends = row.extra["offer"].split(":")
    return [{"price": _cents(row, price), "lowest_30_day_price": _cents(row, row.price), "from_days": int(begins), "until_days": int(ends)}]


def _content(row: Row) -> Json:
    found = re.fullmatch(r"(\d+)(g|ml|x|)", row.size)
    if not found:
        raise SourceError(f"{row.where}: size {row.size!r} is not like 250g, 750ml, 6x, 1 or kg")
    return {"value": int(found[1]), "unit": _UNITS[found[2]]}


def _size(content: Json, language: str) -> str:
    """The package size as a label prints it: grams and millilitres below a thousand, else kg and l."""
    value, unit = content["value"], content["unit"]
    if value >= 1000 or (unit == "ml" and value in {500, 700, 750}):
        text = f"{value / 1000:g}"
        return f"{text.replace('.', ',') if language == 'de' else text} {'kg' if unit == 'g' else 'l'}"
    return f"{value} {unit}"


def _gtins(source: Json, category: int, row: Row) -> list[str]:
    """As printed: GTIN-13 first; weighed goods carry in-store numbers with the measure left at zero."""
    if "weighed" in row.extra:
        return [gtin.in_store(prefix, row.extra["weighed"]) for prefix in ("28", "22")]
    item = int(row.sku[2:])
    numbers = [gtin.gtin13(source["gtin_prefix"], category, item)]
    if row.extra.get("gtin") == "8":
        numbers.append(gtin.gtin8(category, item))
    if row.extra.get("gtin") == "upc":
        numbers.append(gtin.gtin12(source["upc_prefix"], category, item))
    return numbers


def _cents(row: Row, price: str) -> int:
    if not re.fullmatch(r"\d+\.\d\d", price):
        raise SourceError(f"{row.where}: price {price!r} is not like 12.90")
    return int(price.replace(".", ""))


def _places(source: Json, row: Row) -> Json:
    floor, shelf = row.place.split()
    words = {"de": "Regal", "en": "shelf"}
    return {language: f"{source['floors'][floor][language]}, {word} {shelf}" for language, word in words.items()}


def _stock(source: Json, row: Row) -> Json:
    """Pieces (kilograms when sold by weight) per location; a little scarcity everywhere, drawn from the SKU."""
    chance = random.Random(f"{source['seed']}:stock:{row.sku}")  # noqa: S311 - repeatable, not secret
    stock = {}
    for location in source["locations"]:
        most = 4 + 5 * int(row.extra.get("pop", 1)) * (4 if location["kind"] == "online" else 1)
        stock[location["id"]] = 0 if chance.random() < 0.06 else chance.randint(2, most)
    if row.category in _FRESH:
        stock["online"] = 0
    if row.extra.get("stock") == "out":
        stock[source["home_store"]] = 0
        stock["hamburg-altona"] = max(stock["hamburg-altona"], 3)
    if row.extra.get("status") in {"recalled", "discontinued"}:
        stock = dict.fromkeys(stock, 0)
    return stock
