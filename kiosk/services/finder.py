"""The guided choice within a category, from what this device knows: no network is needed."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.catalog import Category, Product, SaleState
from kiosk.domain.finder import AttributeWords, worth_asking
from kiosk.ports import Attributes, Catalog

MOST = 500
"""Products of a category that are chosen from, the most popular."""
LOOKED_AT = 60
"""Products by which a category is judged."""


class FinderService:
    """Knows which categories have products that are described well enough to be asked about."""

    def __init__(self, catalog: Catalog, attributes: Attributes) -> None:
        self._catalog = catalog
        self._attributes = attributes
        self._found: dict[str, tuple[str, bool]] = {}

    async def categories(self) -> tuple[Category, ...]:
        """Those with a finder, in the shop's order. Looked for anew when the catalogue has changed."""
        cursor = await self._catalog.cursor()
        offered = []
        for category in await self._catalog.categories():
            known = self._found.get(category.key)
            if known is None or known[0] != cursor:
                known = cursor, worth_asking(await self.products(category.key, LOOKED_AT))
                self._found[category.key] = known
            if known[1]:
                offered.append(category)
        return tuple(offered)

    async def products(self, category: str, most: int = MOST) -> tuple[Product, ...]:
        """What can be bought of a category here, the most popular first."""
        found = await self._catalog.popular(most, category=category)
        return tuple(one for one in found.products if one.state is SaleState.ACTIVE and one.stock != 0)

    async def words(self) -> Mapping[str, AttributeWords]:
        """What attributes and their values are called."""
        return await self._attributes.attribute_words()
