"""Prices change by the clock, with or without a network, and whichever way the clock is set."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from kiosk.domain.catalog import PricePeriod, Product
from kiosk.domain.money import Money
from kiosk.ports import Catalog
from kiosk.services.prices import CurrentCatalog, PriceWatch
from tests.unit.services.fakes import NOON, FakeClock, catalog, until

MIDNIGHT = NOON + timedelta(hours=12)
OFFER = PricePeriod(MIDNIGHT, Money(399, "EUR"), MIDNIGHT + timedelta(days=1), regular_price=Money(499, "EUR"))
TEA = Product("tea", ("04006381333931",), {"en": "Tea"}, Money(499, "EUR"), 700, prices=(OFFER,))
CUP = Product("cup", (), {"en": "Cup"}, Money(899, "EUR"), 1900)


class Scene:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.plain = catalog(TEA, CUP)
        self.current: Catalog = CurrentCatalog(self.plain, self.clock.now)
        self.watch = PriceWatch(self.current, self.clock.now)
        self.heard: list[datetime] = []
        self.watch.changed.subscribe(self.heard.append)

    async def look(self) -> None:
        """Have the watch look at the clock, and wait until it has."""
        looked = self.looked
        self.watch.look_again()
        await until(lambda: self.looked > looked)
        await asyncio.sleep(0)

    @property
    def looked(self) -> int:
        return self.plain.price_looks


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    scene = Scene()
    task = asyncio.create_task(scene.watch.run())
    await scene.look()
    yield scene
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_every_way_to_a_product_gives_the_price_of_now(scene: Scene) -> None:
    async def prices() -> set[int]:
        found = [
            await scene.current.by_gtin("04006381333931"),
            await scene.current.by_sku("tea"),
            *(await scene.current.by_skus(["tea"])),
            *(await scene.current.search("tea")).products,
            *(product for product in (await scene.current.popular(9)).products if product.sku == "tea"),
        ]
        assert len(found) == 5
        assert all(product is not None and not product.prices for product in found)
        return {product.price.amount for product in found if product is not None}

    assert await prices() == {499}
    scene.clock.time = MIDNIGHT
    assert await prices() == {399}
    scene.clock.time = MIDNIGHT + timedelta(days=1)
    assert await prices() == {499}
    assert await scene.current.by_sku("none") is await scene.current.by_gtin("0") is None


async def test_at_midnight_it_is_told_once_and_again_when_the_offer_ends(scene: Scene) -> None:
    scene.clock.time = MIDNIGHT - timedelta(microseconds=1)
    await scene.look()
    assert scene.heard == []
    for _ in range(3):
        scene.clock.time = MIDNIGHT
        await scene.look()
    assert scene.heard == [MIDNIGHT]
    scene.clock.time = MIDNIGHT + timedelta(days=1)
    await scene.look()
    assert scene.heard == [MIDNIGHT, MIDNIGHT + timedelta(days=1)]


async def test_it_sleeps_between_the_changes(scene: Scene) -> None:
    looked = scene.looked
    for _ in range(50):
        await asyncio.sleep(0)
    assert scene.looked == looked


async def test_it_wakes_by_itself_when_the_moment_comes(scene: Scene) -> None:
    scene.clock.time = MIDNIGHT - timedelta(milliseconds=20)
    await scene.look()
    scene.clock.time = MIDNIGHT
    await until(lambda: scene.heard == [MIDNIGHT])


@pytest.mark.parametrize("years", [1, 30])
async def test_a_clock_that_is_set_past_a_change_is_noticed_in_both_directions(scene: Scene, years: int) -> None:
    scene.clock.jump(years)
    await scene.look()
    assert len(scene.heard) == 1
    scene.clock.jump(-2 * years)
    await scene.look()
    assert len(scene.heard) == 2
    scene.clock.jump(-years)  # nothing was planned in between
    await scene.look()
    assert len(scene.heard) == 2


async def test_what_the_feed_brings_counts_at_once(scene: Scene) -> None:
    soon = PricePeriod(NOON + timedelta(milliseconds=5), Money(1, "EUR"))
    scene.plain.products["cup"] = Product("cup", (), {}, Money(899, "EUR"), 1900, prices=(soon,))
    await scene.look()
    scene.clock.tick(1)
    await until(lambda: len(scene.heard) == 1)
