"""Every match is found, in the right order: the index against a full scan that says what the port promises."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.domain.catalog import Category, Product
from kiosk.ports import CatalogChanges, SearchResult
from kiosk.testing.bench.assortment import categories as assortment_categories
from kiosk.testing.bench.assortment import products as assortment
from kiosk.testing.bench.full_scan import FullScan
from offline import catalog_search
from offline.catalog import SqliteCatalog
from offline.words import words
from tests.unit.offline.making import KEY, a_product, chunks_of, many_categories, many_products

COUNT = 700
PRODUCTS = [*many_products(COUNT), *assortment(COUNT)]
CATEGORIES = [*many_categories(), *assortment_categories()]
SCAN = FullScan(PRODUCTS, CATEGORIES)
EVERYDAY = sorted({word for product in PRODUCTS for name in product.names.values() for word in words(name)})
NUMBERS = sorted({number for product in PRODUCTS for number in (*product.gtins, product.sku)})


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteCatalog]:
    catalog = SqliteCatalog(tmp_path_factory.mktemp("catalog"), KEY)
    asyncio.run(loaded(catalog, PRODUCTS, CATEGORIES))
    yield catalog
    catalog.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SqliteCatalog]:
    catalog = SqliteCatalog(tmp_path, KEY)
    yield catalog
    catalog.close()


async def loaded(catalog: SqliteCatalog, products: list[Product], categories: list[Category]) -> None:
    for chunk in chunks_of(products, 1000, categories):
        await catalog.apply(chunk)


def skus(result: SearchResult) -> list[str]:
    return [product.sku for product in result.products]


def mistyped(word: str, at: int, letter: str, kind: int) -> str:
    at %= len(word)
    head, tail = word[:at], word[at:]
    return (head + letter + tail, head + tail[1:], head + letter + tail[1:], head + tail[:2][::-1] + tail[2:])[kind]


def part(text: str, start: int, length: int) -> str:
    start %= len(text)
    return text[start : start + length]


everyday = st.sampled_from(EVERYDAY)
umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# What people type: beginnings and parts of words that are there, words that nearly are, numbers, and anything.
typed_word = st.one_of(
    everyday,
    everyday.map(str.upper),
    everyday.map(lambda word: word.translate(umlauts)),
    st.builds(part, everyday, st.just(0), st.integers(1, 9)),
    st.builds(part, everyday, st.integers(0, 20), st.integers(2, 9)),
    st.builds(mistyped, everyday, st.integers(0, 20), st.sampled_from("aeinrstßü"), st.integers(0, 3)),
    st.builds(lambda one, other: one + other, everyday, everyday),
    st.builds(part, st.sampled_from(NUMBERS), st.integers(0, 13), st.integers(3, 14)),
    st.sampled_from(NUMBERS),
    st.text("aeiouäöüßksw019 -", min_size=1, max_size=4),
    st.text(max_size=3),
)
typed = st.lists(typed_word, min_size=1, max_size=3).map(" ".join)


@given(text=typed)
@example("käse")
@example("ÜBER kä")
@example("marmelade")
@example("kirsch marmelade")
@example("erdberschokolade")
@example("9500")
@example("0 9500000 00005")
@example("mn000012 kaese")
@settings(max_examples=80)
def test_the_index_finds_what_a_full_scan_finds_in_the_same_order(catalog: SqliteCatalog, text: str) -> None:
    expected = SCAN.found(text)
    with asyncio.Runner() as runner:
        everything = runner.run(catalog.search(text, limit=len(PRODUCTS)))
        page = runner.run(catalog.search(text, limit=7, offset=5))
    assert skus(everything) == expected
    assert (everything.total, everything.more) == (len(expected), False)
    assert skus(page) == expected[5:12]
    assert (page.total, page.more) == (min(len(expected), 1000), len(expected) > 1000)


def test_the_full_scan_finds_something_at_all() -> None:
    assert len(SCAN.found("kaese")) > 50
    assert len(SCAN.found("käse wuerzig")) > 5
    assert len(SCAN.found("9500")) > COUNT


SHELF = [
    a_product("S-1", gtins=("04006381333931",), names={"de": "Kirschmarmelade"}, popularity=1),
    a_product("S-2", gtins=("04006381333948",), names={"de": "Marmelade Kirsch"}, popularity=2),
    a_product("S-3", gtins=(), names={"de": "Marmeladenglas", "en": "Jam jar"}, popularity=9),
    a_product("S-4", gtins=(), names={"de": "Apfelsaft", "en": "Apple juice"}, popularity=3),
    a_product("S-5", gtins=(), names={"de": "Apfel Saft naturtrüb"}, popularity=4),
    a_product("S-6", gtins=(), names={"de": "Straßenmalkreide"}, popularity=5),
    a_product("S-7", gtins=(), names={"de": "Olivenöl", "en": "Olive oil"}, popularity=6),
    a_product("XY-48127", gtins=(), names={"de": "Reis", "en": "Rice"}, popularity=7),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("marmelade", ["S-2", "S-3", "S-1"]),  # the word, a beginning though more popular, part of a compound
        ("kirsch marmelade", ["S-2", "S-1"]),
        ("apfel saft", ["S-5", "S-4"]),
        ("apfelsaft", ["S-4", "S-5"]),
        ("apfelsa", ["S-4"]),  # two letters may become anything
        ("apfelsaf", ["S-4", "S-5"]),
        ("MARMELDAE", ["S-2", "S-3"]),
        ("marmelad", ["S-3", "S-2", "S-1"]),
        ("strasse", ["S-6"]),
        ("strase", ["S-6"]),
        ("oel", ["S-7"]),
        ("öl", ["S-7"]),
        ("oliven jucie", []),
        ("apple jucie", ["S-4"]),  # English, whatever the screen speaks
        ("eis", []),  # not in "Reis": fewer than three letters stand before it
        ("8127", ["XY-48127"]),
        ("xy48127", ["XY-48127"]),
        ("xy-48127", ["XY-48127"]),
        ("6381", ["S-2", "S-1"]),
        ("33393", ["S-1"]),
        ("812", []),
        ("4006381 333931", ["S-1"]),
        ("04006381333948", ["S-2"]),
        ("83331", []),  # its pieces are there, but not together
        ("", []),
        ("- !", []),
    ],
)
async def test_people_find_what_they_mean(empty: SqliteCatalog, text: str, found: list[str]) -> None:
    await loaded(empty, SHELF, [])
    assert skus(await empty.search(text)) == found == FullScan(SHELF, []).found(text)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("marmelade", ""),
        ("marmaldeeee", ""),  # nothing is like it
        ("mramelade", "Marmelade"),
        ("kirsch, mrmelade", "kirsch Marmelade"),
        ("strasenm", "Straßenmalkreide"),
        ("Aple", "Apple"),
        ("naturtrub", ""),
        ("naturtrbü", "naturtrüb"),
    ],
)
async def test_it_says_what_it_looked_for_instead(empty: SqliteCatalog, text: str, instead: str) -> None:
    await loaded(empty, SHELF, [])
    assert (await empty.search(text)).instead == instead


async def test_what_was_perhaps_mistyped_follows_only_when_little_was_found(empty: SqliteCatalog) -> None:
    few = [a_product(f"R-{number}", gtins=(), names={"de": "Rose"}) for number in range(catalog_search.FEW)]
    near = a_product("V-1", gtins=(), names={"de": "Dose"}, popularity=99)
    await loaded(empty, [near, *few[1:]], [])
    assert skus(await empty.search("rose")) == [*(product.sku for product in few[1:]), "V-1"]
    assert (await empty.search("rose")).instead == ""
    await empty.apply(CatalogChanges((few[0],), (), (), "2", more=False))
    assert "V-1" not in skus(await empty.search("rose"))


@pytest.mark.parametrize("many", [1, catalog_search.SORTED_OUT])
async def test_several_words_are_as_good_as_the_worst_of_them(empty: SqliteCatalog, many: int) -> None:
    """However many have them: few products are graded by their own words, more by the index."""
    names = ("Rot Kirschmarmelade", "Röte Marmelade", "Rote Marmelad", "Marmelad rot")
    shelf = [
        a_product(f"R-{place}-{one:02}", gtins=(), names={"de": name}, popularity=9 - place)
        for place, name in enumerate(names)
        for one in range(many)
    ]
    await loaded(empty, shelf, [])
    found = skus(await empty.search("rot marmelad", limit=200))
    assert [sku[2] for sku in found] == [place for place in "3120" for _ in range(many)]
    assert found == FullScan(shelf, []).found("rot marmelad")


async def test_a_gtin_typed_in_full_comes_first(empty: SqliteCatalog) -> None:
    best_seller = a_product("B-1", gtins=("14006381333938",), popularity=99)
    other = a_product("B-2", gtins=("04006381333931",), names={"de": "40063813339"})
    await loaded(empty, [best_seller, other], [])
    for text in ("4006381333931", "4006381-333931", " 0400 6381 3339 31 "):
        assert skus(await empty.search(text))[0] == "B-2"


@pytest.mark.parametrize("seed", range(3))
async def test_after_any_changes_the_index_still_finds_what_a_full_scan_finds(empty: SqliteCatalog, seed: int) -> None:
    dice = random.Random(seed)
    pool = list(assortment(150))
    there: dict[str, Product] = {}
    for turn in range(12):
        put = [
            replace(one, names=dice.choice(pool).names, brand=dice.choice(pool).brand, popularity=dice.randint(0, 30))
            for one in dice.sample(pool, dice.randint(1, 30))
        ]
        gone = [product.sku for product in dice.sample(pool, dice.randint(0, 15))] if turn else []
        for sku in gone:
            there.pop(sku, None)
        there.update({product.sku: product for product in put})
        names = [replace(one, names={"de": f"{one.names['de']} {turn}"}) for one in assortment_categories()]
        await empty.apply(CatalogChanges(tuple(put), tuple(gone), tuple(names), str(turn), more=turn < 2))
        scan = FullScan(there.values(), names)
        for text in ("saft", "apfelsaft", "kirschmarmeldae", "a", str(turn), "0000", dice.choice(put).brand, "frsche"):
            found = skus(await empty.search(text, limit=1000))
            assert found == scan.found(text), text


async def test_hostile_names_neither_break_the_search_nor_its_index(empty: SqliteCatalog) -> None:
    names = ['"', "AND OR NOT", "~#=", "x" * 5000, "\x00", "*", "(", "ﷺ" * 30, "1" * 300]
    products = [
        a_product(f"H-{at}", gtins=(), brand="", category="", names={"de": name}) for at, name in enumerate(names)
    ]
    await loaded(empty, products, [])
    scan = FullScan(products, [])
    for text in (*names, "not", "and or", "x" * 10, "=x", "11111", "~not", "#1111"):
        assert skus(await empty.search(text)) == scan.found(text), text
