"""Writes the three JSON files, one record a line, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from demoshop.data.orders import build_orders, picture_name
from demoshop.data.people import build_people
from demoshop.data.products import build_shop
from demoshop.data.source import read_yaml


def write_data(folder: Path) -> list[Path]:
    """Writes shop.json, people.json and orders.json into `folder`; gives their paths."""
    seed: int = read_yaml("shop.yaml")["seed"]
    sources = {"people": read_yaml("people.yaml"), "missions": read_yaml("missions.yaml")}
    shop = build_shop()
    skus = {picture_name(product): product["sku"] for product in shop["products"]}
    people = build_people(sources["people"], seed, skus)
    orders = build_orders(shop, people, sources, seed)
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / name, content) for name, content in (("shop.json", shop), ("people.json", people), ("orders.json", orders))]


def _write(path: Path, content: dict[str, Any]) -> Path:
    parts = [f'"{key}": {_value(value)}' for key, value in content.items()]
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    return path


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)
