"""The control panel's deck of cards and sheet of codes, made of the demo shop."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hardware.simulated.code_picture import code_png
from kiosk.domain.codes import Symbology
from kiosk.testing.demo_shop import FOLDER, DemoCard, DemoProduct, DemoShop
from ui.panel.desk import Card, CardKind, Code, CodeKind, Names

_TAGGED = 6
_EXPIRED = "(01)0{product:PA124}(17)240131(10)L7"
_STRANGERS: tuple[Card, ...] = (
    Card("unknown", "", "", "unknown", {"uid": "04AABBCCDDEE02", "ndef": "https://shop.example/c/000000000"}),
    Card("unreadable", "", "", "unreadable", {"uid": "04AABBCCDDEE01", "unreadable": True}),
    Card("two", "", "", "two", {"name": "anna", "beside": "ben"}),
    Card("blank", "", "", "blank", {"uid": "04AABBCCDDEE03"}),
)


def deck(shop: DemoShop) -> Iterator[Card]:
    """Staff, customers, and cards that nobody should have."""
    for card in sorted(shop.cards, key=lambda card: not card.staff):
        kind = "staff" if card.staff else _kind(shop, card)
        yield Card(card.card, card.name, card.note, kind, card.card, f"{{code:{card.card}}}")
    yield from _STRANGERS


def _kind(shop: DemoShop, card: DemoCard) -> CardKind:
    known: dict[str, Any] = next((one for one in shop.person(card.card)["cards"] if one["uid"] == card.uid), {})
    return "blocked" if known.get("state") == "lost" else "verified" if "sun" in known else "customer"


class Sheet:
    """Codes as rows; the bar codes are drawn into `folder`, each once."""

    def __init__(self, shop: DemoShop, folder: Path) -> None:
        self._shop = shop
        self._folder = folder
        shop_data = json.loads((FOLDER / "shop.json").read_text(encoding="utf-8"))
        self._prices = {product["sku"]: int(product["price"]) for product in shop_data["products"]}
        self._vouchers = shop_data["vouchers"]

    def codes(self) -> Iterator[Code]:
        """The odd ones first, then products in the shop's order, then customers' codes and vouchers."""
        self._folder.mkdir(parents=True, exist_ok=True)
        yield from self._odd()
        yield from (self._product(product) for product in self._shop.products if not product.by_weight)
        for card in self._shop.cards:
            if not card.staff:
                yield self._matrix(f"code_{card.card}", "customer", {"en": card.name}, f"{{code:{card.card}}}")
        for voucher in self._vouchers:
            yield self._matrix(f"voucher_{voucher['code']}", "voucher", voucher["names"], voucher["code"])

    def tags(self) -> Iterator[Code]:
        """A few products with RFID tags on them, one piece each."""
        for product in self._shop.products[:_TAGGED]:
            epc = f"{{epc:{product.sku}:1}}"
            yield Code(product.sku, "product", product.names, self._shop.fill_in(epc), epc, "")

    def _odd(self) -> Iterator[Code]:
        labels = [product for product in self._shop.products if product.by_weight]
        for product, grams in zip(labels, (350, 1250, 480, 90), strict=False):
            text = f"{{weight_label:{product.sku}:{grams}}}"
            names = {code: f"{name} · {grams} g" for code, name in product.names.items()}
            yield self._code(f"label_{product.sku}", "weighed", names, text, product, price=False)
        for product in self._shop.products:
            if product.state == "recalled":
                yield self._code(product.sku, "recalled", product.names, f"{{product:{product.sku}}}", product)
        expired = self._shop.product("PA124")
        yield Code(
            key="expired",
            kind="expired",
            names=expired.names,
            digits="(17) 2024-01-31",
            scan="",
            show={"text": _EXPIRED, "symbology": Symbology.GS1_DATA_MATRIX.value},
            picture=_url(expired.picture),
            bars=self._drawn("expired", _EXPIRED, Symbology.GS1_DATA_MATRIX),
        )
        yield self._bare("unknown", "unknown", "9504009999996")
        yield self._bare("misread", "misread", "9504000011018", drawn=False)
        yield self._bare("strange", "strange", "https://evil.example/pay?to=me")

    def _product(self, product: DemoProduct) -> Code:
        return self._code(product.sku, "product", product.names, f"{{product:{product.sku}}}", product)

    def _code(
        self, key: str, kind: CodeKind, names: Names, text: str, product: DemoProduct, *, price: bool = True
    ) -> Code:
        digits = self._shop.fill_in(text)
        return Code(
            key=key,
            kind=kind,
            names=names,
            digits=digits,
            scan=text,
            show=text,
            picture=_url(product.picture),
            bars=self._drawn(key, text, Symbology.EAN_13),
            price=self._prices[product.sku] if price else -1,
        )

    def _matrix(self, key: str, kind: CodeKind, names: Names, text: str) -> Code:
        return Code(key, kind, names, self._shop.fill_in(text), text, text, "", self._drawn(key, text, Symbology.QR))

    def _bare(self, key: str, kind: CodeKind, text: str, *, drawn: bool = True) -> Code:
        symbology = Symbology.EAN_13 if text.isdigit() else Symbology.QR
        bars = self._drawn(key, text, symbology) if drawn else ""
        return Code(key, kind, {}, text, text, text if drawn else "", "", bars)

    def _drawn(self, key: str, text: str, symbology: Symbology) -> str:
        file = self._folder / f"{key}.png"
        if not file.exists():
            file.write_bytes(code_png(self._shop.fill_in(text), symbology))
        return file.as_uri()


def _url(file: Path) -> str:
    return file.as_uri() if file.exists() else ""
