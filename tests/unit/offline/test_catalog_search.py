"""Every match is found: the index against a full scan that says in plain Python what the search promises."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.domain.catalog import Category, Product
from offline.catalog import SqliteCatalog
from offline.words import spellings, words
from tests.unit.offline.making import KEY, chunks_of, many_categories, many_products

COUNT = 5_000
PRODUCTS = many_products(COUNT)
CATEGORIES = many_categories()


def searched_words(product: Product, categories: dict[str, Category]) -> list[str]:
    texts = [*product.names.values(), product.brand, product.sku, product.category]
    texts += categories[product.category].names.values()
    texts += [number for gtin in product.gtins for number in (gtin, gtin.lstrip("0"))]
    return [word for text in texts for word in words(text)]


def full_scan(text: str) -> set[str]:
    asked = [spellings(word) for word in words(text)]
    if not asked:
        return set()
    return {sku for sku, there in SCANNED.items() if all(any(f" {way}" in there for way in ways) for ways in asked)}


BY_KEY = {category.key: category for category in CATEGORIES}
SCANNED = {
    product.sku: " " + " ".join(way for word in searched_words(product, BY_KEY) for way in spellings(word))
    for product in PRODUCTS
}
EVERYDAY = sorted({word for product in PRODUCTS for name in product.names.values() for word in words(name)})
VOCABULARY = sorted({word for product in PRODUCTS for word in searched_words(product, BY_KEY)})


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteCatalog]:
    catalog = SqliteCatalog(tmp_path_factory.mktemp("catalog"), KEY)

    async def load() -> None:
        for chunk in chunks_of(PRODUCTS, 1000, CATEGORIES):
            await catalog.apply(chunk)

    asyncio.run(load())
    yield catalog
    catalog.close()


# What people type: beginnings of words that are there, words that nearly are, and anything.
typed = st.lists(
    st.one_of(
        st.sampled_from([word for word in EVERYDAY if not word.isascii()]),
        st.sampled_from(EVERYDAY).flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end])),
        st.sampled_from(VOCABULARY).flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end])),
        st.sampled_from(VOCABULARY).map(str.upper),
        st.sampled_from(EVERYDAY).map(lambda word: word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")),
        st.sampled_from(EVERYDAY).map(lambda word: word.replace("ä", "a").replace("ö", "o").replace("ü", "u")),
        st.text("aeiouäöüßksw019 -", min_size=1, max_size=4),
        st.text(max_size=3),
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


@given(text=typed)
@example("käse")
@example("ÜBER kä")
@example("950")
@settings(max_examples=120)
def test_the_index_finds_what_a_full_scan_finds(catalog: SqliteCatalog, text: str) -> None:
    with asyncio.Runner() as runner:
        result = runner.run(catalog.search(text, limit=COUNT))
        first = runner.run(catalog.search(text, limit=1))
    assert {product.sku for product in result.products} == full_scan(text)
    assert first.total == result.total == len(result.products)
    assert first.products == result.products[:1]


def test_the_full_scan_finds_something_at_all() -> None:
    assert len(full_scan("kaese")) > 100
    assert len(full_scan("käse wuerzig")) > 10
    assert full_scan("950") == set(SCANNED)
