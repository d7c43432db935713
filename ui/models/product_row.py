"""A product as a card or a list row shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductRow:
    """Words and numbers ready to show. `picture` is a file URL or "" (then `tint` stands in); `note` says why."""

    sku: str
    name: str
    brand: str = ""
    price: str = ""
    was: str = ""
    unitPrice: str = ""
    picture: str = ""
    tint: str = "#ECE8DF"
    badge: str = ""
    note: str = ""
    place: str = ""
    soldOut: bool = False
    quantity: int = 1


EMPTY = ProductRow("", "")
