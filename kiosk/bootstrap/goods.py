"""The shop's products: the range, their prices and pictures, and ways to find one."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.bootstrap.core import Core
from kiosk.services.finder import FinderService
from kiosk.services.pictures import PictureService
from kiosk.services.prices import CurrentCatalog, PriceWatch
from kiosk.services.recommendations import RecommendationService


@dataclass(frozen=True, slots=True)
class Goods:
    """`catalog` has every product at the price of the moment."""

    catalog: CurrentCatalog
    prices: PriceWatch
    pictures: PictureService
    recommendations: RecommendationService
    finder: FinderService


def build_goods(core: Core) -> Goods:
    """All of it on the replica in the store."""
    catalog = CurrentCatalog(core.store.catalog, core.time.now)
    return Goods(
        catalog=catalog,
        prices=PriceWatch(core.store.catalog, core.time.now),
        pictures=PictureService(core.api, core.store.pictures, core.background),
        recommendations=RecommendationService(catalog),
        finder=FinderService(catalog, core.store.catalog),
    )
