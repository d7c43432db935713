"""The demo shop's products and people as stories and the control panel name them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from biip.checksums import gs1_price_weight_check_digit, gs1_standard_check_digit

from kiosk.domain.epc import sgtin_96
from kiosk.errors import BadInput

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "demo"
PICTURES = FOLDER / "pictures"

_PLACEHOLDER = re.compile(r"\{(product|price_label|weight_label|code|pass|epc):([^{}:]+)(?::(\d+))?\}")


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """A product as the control panel shows it; `gtin` as printed."""

    number: int
    sku: str
    gtins: tuple[str, ...]
    names: dict[str, str]
    picture: Path
    category: str
    by_weight: bool
    state: str

    @property
    def gtin(self) -> str:
        """The first number printed on it."""
        return self.gtins[0]


@dataclass(frozen=True, slots=True)
class DemoCard:
    """A card or badge. `card` is the name stories use."""

    card: str
    name: str
    uid: str
    ndef: str
    qr: str
    staff: bool
    note: str
    pin: str = ""


class DemoShop:
    """Reads `assets/demo` once."""

    def __init__(self, folder: Path = FOLDER) -> None:
        shop = json.loads((folder / "shop.json").read_text(encoding="utf-8"))
        people = json.loads((folder / "people.json").read_text(encoding="utf-8"))
        self.products = tuple(
            DemoProduct(
                number=number,
                sku=product["sku"],
                gtins=tuple(product["gtins"]),
                names=product["names"],
                picture=folder / "pictures" / product["picture"],
                category=product["category"],
                by_weight=product["sold_by"] == "weight",
                state=product["state"],
            )
            for number, product in enumerate(shop["products"], start=1)
        )
        self.cards = (*map(_customer, people["customers"]), *map(_member, people["staff"]))
        self._people = {person["card_name"]: person for person in (*people["customers"], *people["staff"])}
        self._cards = {card.card: card for card in self.cards}
        self._placeholders = {card.qr: f"{{code:{card.card}}}" for card in self.cards} | {
            gtin: f"{{product:{product.sku}}}"
            for product in self.products
            if not product.by_weight
            for gtin in product.gtins[:1]
        }
        self._by_sku = {product.sku: product for product in self.products}

    def card(self, name: str) -> DemoCard:
        """A card by its first name; BadInput names those there are."""
        found = self._cards.get(name.lower())
        if found is None:
            raise BadInput(f"no demo card is called {name!r}", fix=f"one of {', '.join(self._cards)}")
        return found

    def person(self, name: str) -> dict[str, Any]:
        """All that the demo's central service knows of a card's owner, as in people.json."""
        return dict(self._people[self.card(name).card])

    def product(self, key: str) -> DemoProduct:
        """A product by its number from 1, or by SKU."""
        if key.isdigit() and 1 <= int(key) <= len(self.products):
            return self.products[int(key) - 1]
        if key in self._by_sku:
            return self._by_sku[key]
        raise BadInput(f"no demo product {key!r}", fix=f"a number from 1 to {len(self.products)}, or a SKU")

    def fill_in(self, text: str) -> str:
        """Put codes in place of `{product:N}`, `{weight_label:N:GRAMS}`, `{price_label:N:CENTS}` and `{code:NAME}`.

        Likewise a pass's payload for `{pass:NAME}`, and the EPC of a product's piece for `{epc:N:SERIAL}`.
        """

        def code(match: re.Match[str]) -> str:
            kind, key, measure = match.groups()
            if kind in {"code", "pass"}:
                return self.card(key).qr if kind == "code" else self.card(key).qr.rpartition("/")[2]
            product = self.product(key)
            if kind == "epc":
                return sgtin_96(product.gtin.zfill(14), int(measure or 1))
            if kind == "product":
                return product.gtin
            return _label(product, "28" if kind == "weight_label" else "22", int(measure or 0))

        return _PLACEHOLDER.sub(code, text)

    def named(self, text: str) -> str:
        """A code by its placeholder, when it is a product's number or a card's QR code; else the text itself."""
        return self._placeholders.get(text, text)


def _customer(person: dict[str, Any]) -> DemoCard:
    card = person["cards"][0]
    name = f"{person['first_name']} {person['last_name']}"
    return DemoCard(person["card_name"], name, card["uid"], card["ndef"], card["qr"], staff=False, note=person["tier"])


def _member(person: dict[str, Any]) -> DemoCard:
    badge = person["badge"]
    name = f"{person['first_name']} {person['last_name']}"
    return DemoCard(
        person["card_name"],
        name,
        badge["uid"],
        badge["ndef"],
        badge["qr"],
        staff=True,
        note=person["role"],
        pin=person["pin"],
    )


def _label(product: DemoProduct, prefix: str, measure: int) -> str:
    """An in-store number (German region): six digits of the product, measure's check digit, measure, check digit."""
    base = next((gtin for gtin in product.gtins if gtin.startswith(prefix)), None)
    if base is None:
        raise BadInput(f"demo product {product.number} has no label of that kind", fix="take one sold by weight")
    if not 0 <= measure <= 99_999:
        raise BadInput(f"{measure} does not fit on a label", fix="at most 99999")
    value = f"{measure:05d}"
    body = f"{base[:6]}{gs1_price_weight_check_digit(value)}{value}"
    return f"{body}{gs1_standard_check_digit(body)}"
