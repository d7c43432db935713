"""Reads the hand-kept lists in `catalogue/`; a fault names file, line and column."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
COLUMNS = (
    "sku", "slug", "brand", "name_de", "name_en", "text_de", "text_en", "size", "price", "place", "look", "extra",
)  # fmt: skip


class SourceError(ValueError):
    """A hand-kept list says something impossible."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a product list, still as written; `look` is the picture's recipe, `extra` key=value pairs."""

    where: str
    category: str
    sku: str
    slug: str
    brand: str
    name_de: str
    name_en: str
    text_de: str
    text_en: str
    size: str
    price: str
    place: str
    look: str
    extra: dict[str, str]


def read_yaml(name: str) -> Any:
    """The content of `catalogue/<name>`."""
    return yaml.safe_load((CATALOGUE / name).read_text(encoding="utf-8"))


def read_rows(category: str) -> list[Row]:
    """All products of a category, in the order of the list."""
    path = CATALOGUE / f"{category}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter="|", quoting=csv.QUOTE_NONE)
        if tuple(next(reader)) != COLUMNS:
            raise SourceError(f"{path.name}: the first line must be {'|'.join(COLUMNS)}")
        return [_row(category, f"{path.name}:{reader.line_num}", cells) for cells in reader]


def _row(category: str, where: str, cells: list[str]) -> Row:
    if len(cells) != len(COLUMNS):
        raise SourceError(f"{where}: {len(cells)} columns instead of {len(COLUMNS)}")
    if not all(cell.strip() for cell in cells):
        raise SourceError(f"{where}: column {COLUMNS[[bool(cell.strip()) for cell in cells].index(False)]} is empty")
    *values, extra = (cell.strip() for cell in cells)
    sku, slug, brand, name_de, name_en, text_de, text_en, size, price, place, look = values
    pairs = dict(pair.split("=", 1) for pair in extra.split())
    return Row(
        where, category, sku, slug, brand, name_de, name_en, text_de, text_en, size, price, place, look, pairs
    )  # fmt: skip
