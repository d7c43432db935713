"""Any number of plausible products beyond the shop's own, always the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from biip.checksums import gs1_standard_check_digit
from sqlalchemy import Connection, func, insert, select

from kiosk.central import tables as t
from kiosk.central.catalog import upsert_products
from kiosk.errors import BadInput

PREFIX = "950"  # GS1's prefix for demonstrations
FIRST = 500_000_000  # item references above those of the shop's own products
CHUNK = 5_000

_KINDS = (
    # German, English, category, unit, VAT
    ("Filterkaffee", "Filter Coffee", "coffee-tea", "g", 700),
    ("Kräutertee", "Herbal Tea", "coffee-tea", "g", 700),
    ("Zartbitterschokolade", "Dark Chocolate", "chocolate-sweets", "g", 700),
    ("Haferkekse", "Oat Biscuits", "chocolate-sweets", "g", 700),
    ("Vollkornbrot", "Wholegrain Bread", "bakery", "g", 700),
    ("Apfelsaft", "Apple Juice", "drinks", "ml", 1900),
    ("Ingwerlimonade", "Ginger Lemonade", "drinks", "ml", 1900),
    ("Bandnudeln", "Ribbon Pasta", "pantry", "g", 700),
    ("Tomatensoße", "Tomato Sauce", "pantry", "g", 700),
    ("Olivenöl", "Olive Oil", "pantry", "ml", 700),
    ("Handseife", "Hand Soap", "skin-care", "ml", 1900),
    ("Körperlotion", "Body Lotion", "skin-care", "ml", 1900),
    ("Duftkerze", "Scented Candle", "candles-home", "g", 1900),
    ("Steingutschale", "Stoneware Bowl", "ceramics-kitchen", "pc", 1900),
    ("Notizbuch", "Notebook", "stationery", "pc", 1900),
    ("Holzpuzzle", "Wooden Puzzle", "toys", "pc", 1900),
    ("Trockenobst", "Dried Fruit", "fruit-vegetables", "g", 700),
)
_STYLES = (
    ("klassisch", "classic"), ("fein", "fine"), ("kräftig", "bold"), ("mild", "mild"), ("ländlich", "country"),
    ("nordisch", "Nordic"), ("südlich", "southern"), ("Wildkirsche", "wild cherry"), ("Zitrone", "lemon"),
    ("Lavendel", "lavender"), ("Mandel", "almond"), ("Walnuss", "walnut"), ("Birne", "pear"), ("Honig", "honey"),
    ("Salbei", "sage"), ("Rose", "rose"), ("Vanille", "vanilla"), ("Meersalz", "sea salt"), ("Feige", "fig"),
)  # fmt: skip
_BRANDS = (
    "Hofgut Lerche", "Alte Mühle", "Birkental", "Kolm & Söhne", "Nordlicht", "Ravenshill", "Casa Olmo", "Weidenbach",
    "Finkenau", "Morgenrot", "Blaue Stunde", "Hartwig", "Sonnleiten",
)  # fmt: skip
_SIZES = {"g": (100, 200, 250, 400, 500, 750, 1000), "ml": (100, 250, 330, 500, 750, 1000), "pc": (1, 2, 3, 4, 6)}


def there_are(connection: Connection) -> int:
    """How many of them there are."""
    return connection.scalar(select(func.count()).where(t.products.c.sku.like("GX%"))) or 0


def add(connection: Connection, count: int) -> None:
    """Add `count` products after those added before, in stock in every store; their neighbours stay empty."""
    first = there_are(connection)
    locations = [*connection.scalars(select(t.stores.c.id).order_by(t.stores.c.position)), "online"]
    categories = set(connection.scalars(select(t.categories.c.key)))
    currency = connection.scalar(select(t.products.c.currency).limit(1)) or "EUR"
    numbers = iter(range(first, first + count))
    while chunk := list(islice(numbers, CHUNK)):
        upsert_products(connection, [_product(number, categories, currency) for number in chunk])
        connection.execute(insert(t.stock), list(_stock(chunk, locations)))


def gtin(number: int) -> str:
    """The 14-digit GTIN of the `number`-th generated product."""
    reference = FIRST + number
    if reference > 999_999_999:
        raise BadInput(f"no GTIN is left for generated product {number}", fix="ask for fewer")
    body = f"{PREFIX}{reference}"
    return f"0{body}{gs1_standard_check_digit(body)}"


def sku(number: int) -> str:
    """The SKU of the `number`-th generated product."""
    return f"GX{number:07}"


def _product(number: int, categories: set[str], currency: str) -> dict[str, Any]:
    german, english, category, unit, vat = _KINDS[number % len(_KINDS)]
    style_de, style_en = _STYLES[number // len(_KINDS) % len(_STYLES)]
    brand = _BRANDS[number * 7 % len(_BRANDS)]
    size = _SIZES[unit][number * 5 % len(_SIZES[unit])]
    label = f"{size} {unit}" if unit != "pc" else ("" if size == 1 else f"{size}×")
    series = number // (len(_KINDS) * len(_STYLES))
    edition = f"Nr. {series}" if series else ""
    price = 99 + number * 37 % 2900 // 10 * 10
    document: dict[str, Any] = {
        "sku": sku(number),
        "gtins": [gtin(number)],
        "names": {
            "de": " ".join(part for part in (german, style_de, edition, label) if part),
            "en": " ".join(part for part in (english, style_en, edition.replace("Nr.", "No."), label) if part),
        },
        "brand": brand,
        "category": category if category in categories else "",
        "price": {"amount": price, "currency": currency},
        "vat_rate": vat,
        "net_content": {"value": size, "unit": unit},
    }
    return {
        "sku": document["sku"],
        "category": document["category"],
        "state": "active",
        "popularity": 0,
        "price": price,
        "currency": currency,
        "document": document,
        "places": {},
    }


def _stock(numbers: list[int], locations: list[str]) -> Iterator[dict[str, Any]]:
    for number in numbers:
        for at, location in enumerate(locations):
            yield {"sku": sku(number), "location": location, "quantity": 3 + (number * 13 + at * 7) % 40}
