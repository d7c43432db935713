"""The catalogue as it is sold now, and word when a planned price begins or ends: with or without a network."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.catalog import Category, Product
from kiosk.ports import Catalog, CatalogChanges, SearchResult
from kiosk.services.listeners import Listeners

LONGEST_WAIT = 30.0
"""Seconds after which the clock is looked at again, for it may have been set."""

Now = Callable[[], datetime]
"""The best known time, aware, in UTC."""


class CurrentCatalog:
    """`kiosk.ports.Catalog` that gives every product with the prices of this moment, and without its plan.

    Whoever shows, scans, recommends or sells products is given this one.
    """

    def __init__(self, catalog: Catalog, now: Now) -> None:
        self._catalog = catalog
        self._now = now

    async def by_gtin(self, gtin: str) -> Product | None:
        product = await self._catalog.by_gtin(gtin)
        return None if product is None else product.at(self._now())

    async def by_sku(self, sku: str) -> Product | None:
        product = await self._catalog.by_sku(sku)
        return None if product is None else product.at(self._now())

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        return self._priced(await self._catalog.by_skus(skus))

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        found = await self._catalog.search(text, limit=limit, offset=offset)
        return replace(found, products=self._priced(found.products))

    async def popular(self, limit: int, *, category: str = "", offset: int = 0) -> SearchResult:
        found = await self._catalog.popular(limit, category=category, offset=offset)
        return replace(found, products=self._priced(found.products))

    async def categories(self) -> tuple[Category, ...]:
        return await self._catalog.categories()

    async def apply(self, changes: CatalogChanges) -> None:
        await self._catalog.apply(changes)

    async def next_price_change(self, after: datetime) -> datetime | None:
        return await self._catalog.next_price_change(after)

    async def cursor(self) -> str:
        return await self._catalog.cursor()

    async def count(self) -> int:
        return await self._catalog.count()

    def _priced(self, products: Sequence[Product]) -> tuple[Product, ...]:
        now = self._now()
        return tuple(product.at(now) for product in products)


class PriceWatch:
    """`changed` fires with the time when a planned price has begun or ended: what is shown must be read anew.

    It also does when the clock was set, in either direction, past such a moment.
    """

    def __init__(self, catalog: Catalog, now: Now) -> None:
        self._catalog = catalog
        self._now = now
        self._again = asyncio.Event()
        self.changed: Listeners[datetime] = Listeners()

    def look_again(self) -> None:
        """Other prices may be planned now, or the clock was set."""
        self._again.set()

    async def run(self) -> None:
        """Until cancelled."""
        seen = self._now()
        while True:
            self._again.clear()
            now = self._now()
            crossed = await self._catalog.next_price_change(min(seen, now))
            if crossed is not None and crossed <= max(seen, now):
                self.changed.emit(now)
            seen = now
            due = await self._catalog.next_price_change(now)
            wait = LONGEST_WAIT if due is None else min(LONGEST_WAIT, (due - now).total_seconds())
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._again.wait()
