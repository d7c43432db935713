"""The range in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.catalog import Category, Product
from kiosk.domain.offers import Offer
from kiosk.ports import CatalogChanges, SearchResult


@dataclass
class MemoryCatalog:
    products: dict[str, Product] = field(default_factory=dict)
    place: str = ""
    applied: list[CatalogChanges] = field(default_factory=list)
    price_looks: int = 0
    looking: asyncio.Event | None = None
    on_offer: tuple[Offer, ...] = ()

    async def offers(self) -> tuple[Offer, ...]:
        return self.on_offer

    async def by_gtin(self, gtin: str) -> Product | None:
        return next((item for item in self.products.values() if gtin in item.gtins), None)

    async def by_sku(self, sku: str) -> Product | None:
        return self.products.get(sku)

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        if self.looking is not None:
            await self.looking.wait()
        return tuple(self.products[sku] for sku in skus if sku in self.products)

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        found = tuple(item for item in self.products.values() if text in item.sku)
        return SearchResult(len(found), found[offset : offset + limit])

    async def popular(self, limit: int, *, category: str = "", offset: int = 0) -> SearchResult:
        found = tuple(sorted(self.products.values(), key=lambda item: -item.popularity))
        return SearchResult(len(found), found[offset : offset + limit])

    async def categories(self) -> tuple[Category, ...]:
        return ()

    async def apply(self, changes: CatalogChanges) -> None:
        self.applied.append(changes)
        self.products |= {item.sku: item for item in changes.products}
        for sku in changes.deleted:
            self.products.pop(sku, None)
        self.place = changes.cursor

    async def next_price_change(self, after: datetime) -> datetime | None:
        self.price_looks += 1
        moments = {moment for item in self.products.values() for moment in item.price_changes}
        return min((moment for moment in moments if moment > after), default=None)

    async def cursor(self) -> str:
        return self.place

    async def count(self) -> int:
        return len(self.products)


def catalog(*products: Product) -> MemoryCatalog:
    return MemoryCatalog({item.sku: item for item in products})
