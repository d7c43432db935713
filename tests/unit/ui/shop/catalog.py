"""The demo range in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from kiosk.domain.catalog import Category, NetContent, Product, SaleState, SoldBy
from kiosk.domain.codes import gtin14
from kiosk.domain.finder import AttributeWords
from kiosk.domain.money import Money
from kiosk.domain.offers import Offer
from kiosk.ports import CatalogChanges, SearchResult
from tests.unit.ui.shop.demo import DEMO, EUR


def _money(value: int | None) -> Money | None:
    return Money(value, EUR) if value else None


def _product(raw: dict[str, Any], companions: tuple[str, ...]) -> Product:
    content = raw["net_content"]
    return Product(
        sku=raw["sku"],
        gtins=tuple(gtin14(gtin) for gtin in raw["gtins"]),
        names=raw["names"],
        price=Money(raw["price"], EUR),
        vat_rate=raw["vat_rate"],
        brand=raw["brand"],
        category=raw["category"],
        descriptions=raw["descriptions"],
        places=raw["places"],
        picture=raw["picture"],
        sold_by=SoldBy(raw["sold_by"]),
        net_content=NetContent(content["value"], content["unit"]) if content else None,
        deposit=_money(raw["deposit"]),
        regular_price=_money(raw["regular_price"]),
        lowest_30_day_price=_money(raw["lowest_30_day_price"]),
        age_limit=raw["age_limit"],
        state=SaleState(raw["state"]),
        popularity=raw["popularity"],
        stock=raw["stock"].get("berlin-mitte"),
        goes_well_with=companions,
        attributes=raw["attributes"],
    )


class MemoryCatalog:
    """The whole demo range, searched by looking at every name."""

    def __init__(self) -> None:
        shop = json.loads((DEMO / "shop.json").read_text("utf-8"))
        raws = shop["products"]
        shelves: dict[str, list[str]] = {}
        for raw in raws:
            shelves.setdefault(raw["category"], []).append(raw["sku"])
        self.products = {
            raw["sku"]: _product(raw, tuple(sku for sku in shelves[raw["category"]][:5] if sku != raw["sku"]))
            for raw in raws
        }
        self._categories = tuple(
            Category(one["key"], one["names"], one["picture"], len(shelves.get(one["key"], ())))
            for one in shop["categories"]
        )
        labels = shop["attribute_labels"]
        self.words = {key: AttributeWords(name, labels[key]) for key, name in labels["names"].items()}
        self.on_offer: tuple[Offer, ...] = ()
        self._by_gtin = {gtin: product for product in self.products.values() for gtin in product.gtins}

    def put(self, product: Product) -> None:
        """Sell it like this from now on."""
        self.products[product.sku] = product
        self._by_gtin |= dict.fromkeys(product.gtins, product)

    async def by_gtin(self, gtin: str) -> Product | None:
        return self._by_gtin.get(gtin)

    async def by_sku(self, sku: str) -> Product | None:
        return self.products.get(sku)

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        return tuple(self.products[sku] for sku in skus if sku in self.products)

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        asked = text.casefold().split()

        def matches(product: Product) -> bool:
            words = " ".join((*product.names.values(), product.brand)).casefold().split()
            return all(any(word.startswith(one) for word in words) for one in asked)

        return self._page(matches, limit, offset)

    async def popular(self, limit: int, *, category: str = "", offset: int = 0) -> SearchResult:
        return self._page(
            lambda one: one.category == category if category else one.state is SaleState.ACTIVE, limit, offset
        )

    async def categories(self) -> tuple[Category, ...]:
        return self._categories

    async def apply(self, changes: CatalogChanges) -> None: ...

    async def attribute_words(self) -> dict[str, AttributeWords]:
        return self.words

    async def offers(self) -> tuple[Offer, ...]:
        return self.on_offer

    async def next_price_change(self, after: datetime) -> datetime | None:
        moments = {moment for product in self.products.values() for moment in product.price_changes}
        return min((moment for moment in moments if moment > after), default=None)

    async def cursor(self) -> str:
        return ""

    async def count(self) -> int:
        return len(self.products)

    def _page(self, wanted: Callable[[Product], bool], limit: int, offset: int) -> SearchResult:
        found = sorted(filter(wanted, self.products.values()), key=lambda one: -one.popularity)
        return SearchResult(len(found), tuple(found[offset : offset + limit]))
