"""What to show a person next, and why."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.basket import Basket
from kiosk.domain.catalog import Product, SaleState
from kiosk.domain.consent import Purpose
from kiosk.domain.customer import Recommendation
from kiosk.domain.session import Session
from kiosk.ports import Catalog


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A product, the stable reason (see `Recommendation`) and what it goes with."""

    product: Product
    reason: str
    because: Product | None = None


class RecommendationService:
    """Personal ones only with consent; otherwise, and offline, what goes well with the basket, else what sells best."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    async def for_session(self, session: Session, limit: int) -> tuple[Suggestion, ...]:
        """Suggestions for the home screen."""
        view = session.view
        held = {line.product.sku for line in session.basket.lines}
        if view is not None and view.permits(Purpose.RECOMMENDATIONS):
            personal = await self._resolve(view.recommendations, held, limit)
            if personal:
                return personal
        found = list(await self.for_basket(session.basket, limit))
        if len(found) < limit:
            held |= {suggestion.product.sku for suggestion in found}
            popular = await self._catalog.popular(limit + len(held))
            found += [Suggestion(product, "popular") for product in popular.products if product.sku not in held]
        return tuple(found[:limit])

    async def for_product(self, product: Product, limit: int) -> tuple[Suggestion, ...]:
        """What goes well with a product."""
        wanted = [Recommendation(sku, "bought_together", product.sku) for sku in product.goes_well_with]
        return await self._resolve(tuple(wanted), {product.sku}, limit)

    async def for_basket(self, basket: Basket, limit: int) -> tuple[Suggestion, ...]:
        """What goes well with what is in the basket, the newest line first."""
        held = {line.product.sku for line in basket.lines}
        wanted = [
            Recommendation(sku, "bought_together", line.product.sku)
            for line in reversed(basket.lines)
            for sku in line.product.goes_well_with
        ]
        return await self._resolve(tuple(wanted), held, limit)

    async def _resolve(self, wanted: tuple[Recommendation, ...], held: set[str], limit: int) -> tuple[Suggestion, ...]:
        unique = {item.sku: item for item in reversed(wanted) if item.sku not in held}
        ordered = [item for item in wanted if unique.get(item.sku) is item][: limit * 3]
        skus = [item.sku for item in ordered] + [item.because_sku for item in ordered if item.because_sku]
        products = {product.sku: product for product in await self._catalog.by_skus(skus)}
        suggestions = [
            Suggestion(products[item.sku], item.reason, products.get(item.because_sku))
            for item in ordered
            if item.sku in products and _sellable(products[item.sku])
        ]
        return tuple(suggestions[:limit])


def _sellable(product: Product) -> bool:
    return product.state is SaleState.ACTIVE and product.stock != 0
