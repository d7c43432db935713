"""Search on a replica of 100,000 products: latency of the first results, and whether every match is found."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.domain.catalog import Category, Product
from kiosk.ports import Catalog
from kiosk.settings import load
from kiosk.testing.bench.figures import Figure, figure
from kiosk.testing.bench.stage import wait_for_catalogue
from kiosk.testing.world import Plan, World
from offline.key import load_key
from offline.store import open_store
from offline.words import spellings, words

LIMIT_MS = 15.0
MANY = 100_000
ROUNDS = 300
SCANS = 25
PAGE = 60


def measure_search(rounds: int | None) -> list[Figure]:
    """Queries as people type them (beginnings of words of real products), beside a scan of the whole catalogue."""
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder,
        World(Path(folder), Plan(products=MANY)) as world,
    ):
        world.start_app()
        wait_for_catalogue(world)
        world.stop_app()
        return asyncio.run(_measure(world.config, rounds or ROUNDS))


async def _measure(config: Path, rounds: int) -> list[Figure]:
    settings = load(config, {})
    store = await open_store(
        state=settings.paths.state,
        cache=settings.paths.cache,
        key=load_key(settings.store_key),
        device_id=settings.store.device_id,
        clock=SystemClock(),
    )
    try:
        everything = (await store.catalog.popular(10 * MANY)).products
        categories = await store.catalog.categories()
        queries = _queries(everything, rounds)
        times = [await _timed(store.catalog, query) for query in queries]
        scans, recall = await _against_a_scan(store.catalog, everything, categories, queries[:SCANS])
    finally:
        await store.close()
    return [
        figure(f"search, first {PAGE} of all matches, {len(everything)} products", times, limit=LIMIT_MS),
        figure("the same by a full scan in Python", scans),
        figure("matches found of those the scan finds", recall, unit="%", beside=f"{len(recall)} queries, asked: 100"),
    ]


def _queries(products: tuple[Product, ...], rounds: int) -> list[str]:
    dice = random.Random(7)  # noqa: S311 - the same queries on every machine
    queries = []
    for _ in range(rounds):
        product = dice.choice(products)
        typed = [word[: dice.randint(1, 6)] for word in words(product.name(dice.choice(("de", "en"))))]
        queries.append(" ".join(dice.sample(typed, min(len(typed), dice.randint(1, 2)))))
    return queries


async def _timed(catalog: Catalog, query: str) -> float:
    start = time.perf_counter()
    await catalog.search(query, limit=PAGE)
    return (time.perf_counter() - start) * 1000


async def _against_a_scan(
    catalog: Catalog, products: tuple[Product, ...], categories: tuple[Category, ...], queries: list[str]
) -> tuple[list[float], list[float]]:
    named = {category.key: tuple(category.names.values()) for category in categories}
    indexed = [(product.sku, _spelt(product, named)) for product in products]
    times, recall = [], []
    for query in queries:
        start = time.perf_counter()
        wanted = [spellings(word) for word in words(query)]
        scanned = {sku for sku, spelt in indexed if all(_begins(forms, spelt) for forms in wanted)}
        times.append((time.perf_counter() - start) * 1000)
        found = {product.sku for product in (await catalog.search(query, limit=len(products))).products}
        recall.append(100.0 * len(found & scanned) / len(scanned) if scanned else 100.0)
    return times, recall


def _spelt(product: Product, categories: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Everything a query may begin: each word of name, brand and category in every spelling, and the numbers."""
    texts = (*product.names.values(), product.brand, product.category, *categories.get(product.category, ()))
    spelt = {form for text in texts for word in words(text) for form in spellings(word)}
    numbers = (product.sku, *product.gtins, *(gtin.lstrip("0") for gtin in product.gtins))
    return frozenset(spelt | {form for number in numbers for word in words(number) for form in spellings(word)})


def _begins(forms: tuple[str, ...], spelt: frozenset[str]) -> bool:
    return any(word.startswith(form) for word in spelt for form in forms)
