"""Order history drawn from shopping missions, so that things bought together really are."""

from __future__ import annotations

import random
from typing import Any

Json = dict[str, Any]

ORDERS = 1600
DAYS = 365
SECOND_MISSION = 0.22
IMPULSE = 0.30  # something popular and unrelated, so that the data are not too clean
OWN_MISSION = 0.75  # how often a known customer shops for what they like


def build_orders(shop: Json, people: Json, sources: Json, seed: int) -> Json:
    """The whole of `orders.json`, oldest first; `sources` has `people` and `missions` as written."""
    draw = random.Random(f"{seed}:orders")  # noqa: S311 - repeatable, not secret
    products = {product["sku"]: product for product in shop["products"]}
    skus = {picture_name(product): sku for sku, product in products.items()}
    sellable = [product for product in shop["products"] if product["state"] == "active"]
    likes = {entry["card"]: entry["likes"] for entry in sources["people"]["customers"]}
    buyers = [*people["customers"], *[None] * len(people["customers"])]  # about half the baskets are anonymous
    orders = []
    for _ in range(ORDERS):
        buyer = draw.choice(buyers)
        chosen = _missions(draw, sources["missions"], likes[buyer["card_name"]] if buyer else [])
        slugs = [slug for mission in chosen for slug in _fill(draw, sources["missions"][mission])]
        basket = dict.fromkeys(skus[slug] for slug in slugs)
        if draw.random() < IMPULSE:
            weights = [product["popularity"] for product in sellable]
            basket.setdefault(draw.choices(sellable, weights)[0]["sku"])
        orders.append(_order(draw, buyer, [_line(draw, products[sku]) for sku in basket]))
    orders.sort(key=lambda order: (-order["days_ago"], order["time"]))
    return {"orders": [{"number": f"B{number:06d}", **order} for number, order in enumerate(orders, start=1)]}


def picture_name(product: Json) -> str:
    """The name by which the hand-kept lists call a product: that of its picture."""
    return str(product["picture"]).removeprefix("products/").removesuffix(".webp")


def _missions(draw: random.Random, missions: Json, liked: list[str]) -> list[str]:
    names, weights = list(missions), [mission["weight"] for mission in missions.values()]
    first = draw.choice(liked) if liked and draw.random() < OWN_MISSION else draw.choices(names, weights)[0]
    second = draw.choices(names, weights)[0]
    return [first, second] if draw.random() < SECOND_MISSION and second != first else [first]


def _fill(draw: random.Random, mission: Json) -> list[str]:
    return [draw.choice(slot["of"]) for slot in mission["slots"] if draw.random() < slot.get("p", 1.0)]


def _line(draw: random.Random, product: Json) -> Json:
    line: Json = {"sku": product["sku"], "quantity": 1}
    if product["sold_by"] == "weight":
        line["grams"] = draw.randrange(180, 1400, 2)
    elif product["price"] < 500:
        line["quantity"] = draw.choices([1, 2, 3, 6], [70, 20, 7, 3])[0]
    return line


def _order(draw: random.Random, buyer: Json | None, lines: list[Json]) -> Json:
    channel = "online" if buyer and draw.random() < 0.3 else "store"
    location = "online"
    if channel == "store":
        location = draw.choices(["berlin-mitte", "hamburg-altona", "muenchen-schwabing"], [5, 3, 2])[0]
    minutes = int(draw.triangular(9 * 60 + 5, 19 * 60 + 55, 16 * 60))
    return {
        "customer": buyer["id"] if buyer else None,
        "location": location,
        "days_ago": 1 + int(DAYS * draw.random() ** 1.3),
        "time": f"{minutes // 60:02d}:{minutes % 60:02d}",
        "lines": lines,
    }
