from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.catalog import Category, Product, SaleState
from kiosk.domain.money import Money
from kiosk.errors import StoreDamaged
from kiosk.ports import Catalog, CatalogChanges
from offline.catalog import SqliteCatalog
from tests.unit.offline.making import KEY, NOON, a_product, chunks_of, many_categories, many_products

Opening = Callable[[], SqliteCatalog]

DAIRY = Category("dairy", {"de": "Molkerei", "en": "Dairy"}, "dairy.png")
BREAD = Category("bread", {"de": "Brot", "en": "Bread"})


@pytest.fixture
def open_catalog(tmp_path: Path) -> Iterator[Opening]:
    """Opens the test's replica, as often as it was closed before."""
    opened: list[SqliteCatalog] = []

    def opening() -> SqliteCatalog:
        opened.append(SqliteCatalog(tmp_path, KEY))
        return opened[-1]

    yield opening
    for catalog in opened:
        catalog.close()


@pytest.fixture
def catalog(open_catalog: Opening) -> SqliteCatalog:
    return open_catalog()


def changes(
    *products: Product, deleted: tuple[str, ...] = (), categories: tuple[Category, ...] = (), cursor: str = "1"
) -> CatalogChanges:
    return CatalogChanges(products, deleted, categories, cursor, more=False)


def files(folder: Path, pattern: str = "catalog-*.db") -> list[Path]:
    return sorted(folder.glob(pattern))


async def found(catalog: Catalog, text: str) -> list[str]:
    result = await catalog.search(text)
    assert result.total == len(result.products)
    return [product.sku for product in result.products]


async def test_an_empty_replica_answers_everything(catalog: SqliteCatalog) -> None:
    replica: Catalog = catalog
    assert await replica.next_price_change(NOON) is None
    assert await catalog.by_gtin("09501101530003") is None
    assert await catalog.by_sku("MN-0001") is None
    assert await catalog.by_skus(("a", "b")) == ()
    assert (await catalog.search("käse")).total == 0
    assert (await catalog.popular(10)).total == 0
    assert (await catalog.popular(10, category="dairy")).total == 0
    assert await catalog.categories() == ()
    assert (await catalog.cursor(), await catalog.count()) == ("", 0)


async def test_a_product_is_found_by_its_numbers_as_it_was_given(catalog: SqliteCatalog) -> None:
    product = a_product(gtins=("09501101530003", "00000095012346"))
    await catalog.apply(changes(product, cursor="c-7"))
    assert await catalog.by_sku("MN-0001") == product
    assert await catalog.by_gtin("09501101530003") == product
    assert await catalog.by_gtin("00000095012346") == product
    assert await catalog.by_gtin("00000000000000") is None
    assert (await catalog.cursor(), await catalog.count()) == ("c-7", 1)


async def test_products_come_in_the_order_asked_for_without_the_unknown(catalog: SqliteCatalog) -> None:
    await catalog.apply(changes(*(a_product(sku) for sku in "ABC")))
    assert [one.sku for one in await catalog.by_skus(("C", "X", "A", "C"))] == ["C", "A", "C"]


async def test_a_change_replaces_all_of_a_product(catalog: SqliteCatalog) -> None:
    await catalog.apply(changes(a_product()))
    changed = a_product(
        names={"de": "Quark"}, gtins=("09501101530010",), price=Money(1, "EUR"), popularity=99, brand=""
    )
    await catalog.apply(changes(changed, cursor="2"))
    assert await catalog.by_sku("MN-0001") == changed
    assert await catalog.by_gtin("09501101530003") is None
    assert await found(catalog, "käse") == []
    assert await found(catalog, "quark") == ["MN-0001"]
    assert await catalog.count() == 1


async def test_a_changed_price_alone_leaves_the_search_as_it_is(catalog: SqliteCatalog) -> None:
    await catalog.apply(changes(a_product()))
    await catalog.apply(changes(a_product(price=Money(1, "EUR")), cursor="2"))
    (product,) = (await catalog.search("würzig")).products
    assert product.price == Money(1, "EUR")


async def test_a_deleted_product_is_gone_everywhere_and_may_come_back(catalog: SqliteCatalog) -> None:
    await catalog.apply(changes(a_product("A"), a_product("B", gtins=()), categories=(DAIRY,)))
    await catalog.apply(changes(deleted=("A", "unknown"), cursor="2"))
    assert await catalog.by_sku("A") is None
    assert await catalog.by_gtin("09501101530003") is None
    assert await found(catalog, "kase") == ["B"]
    assert (await catalog.popular(9)).total == 1
    assert [(one.key, one.count) for one in await catalog.categories()] == [("dairy", 1)]
    await catalog.apply(changes(a_product("A"), deleted=("A", "B"), cursor="3"))
    assert await found(catalog, "kase") == ["A"]
    assert await catalog.count() == 1


async def test_a_product_twice_in_one_chunk_is_taken_as_it_was_last(catalog: SqliteCatalog) -> None:
    await catalog.apply(changes(a_product(brand="Alt"), a_product(brand="Neu")))
    assert await found(catalog, "alt") == []
    assert await found(catalog, "neu") == ["MN-0001"]
    assert await catalog.count() == 1


async def test_of_two_products_with_one_number_the_one_that_may_be_sold_is_given(catalog: SqliteCatalog) -> None:
    old = a_product("OLD", state=SaleState.DISCONTINUED, popularity=500)
    new = a_product("NEW", popularity=1)
    await catalog.apply(changes(old, new))
    assert await catalog.by_gtin("09501101530003") == new
    await catalog.apply(changes(deleted=("NEW",), cursor="2"))
    assert await catalog.by_gtin("09501101530003") == old


async def test_what_sells_best_comes_first_and_only_what_may_be_sold(catalog: SqliteCatalog) -> None:
    await catalog.apply(
        changes(
            a_product("A", popularity=5, category="bread"),
            a_product("B", popularity=50),
            a_product("C", popularity=500, state=SaleState.RECALLED),
            a_product("D", popularity=7),
            categories=(DAIRY, BREAD),
        )
    )
    popular = await catalog.popular(2)
    assert (popular.total, [one.sku for one in popular.products]) == (3, ["B", "D"])
    assert [one.sku for one in (await catalog.popular(2, offset=2)).products] == ["A"]
    shelf = await catalog.popular(9, category="dairy")
    assert (shelf.total, [one.sku for one in shelf.products]) == (2, ["B", "D"])
    await catalog.apply(changes(a_product("D", popularity=70), cursor="2"))
    assert [one.sku for one in (await catalog.popular(9)).products] == ["D", "B", "A"]


async def test_equally_popular_products_keep_the_order_of_the_feed_and_no_popularity_is_too_big(
    catalog: SqliteCatalog,
) -> None:
    await catalog.apply(changes(*(a_product(sku, popularity=3) for sku in "CAB")))
    await catalog.apply(changes(a_product("A", popularity=3, brand="Neu"), cursor="2"))
    await catalog.apply(changes(a_product("Z", popularity=-4), a_product("Y", popularity=2**62), cursor="3"))
    assert [one.sku for one in (await catalog.popular(9)).products] == ["Y", "C", "A", "B", "Z"]


async def test_categories_come_in_the_shops_order_with_what_may_be_sold_in_them(catalog: SqliteCatalog) -> None:
    empty = Category("empty", {"en": "Empty"})
    await catalog.apply(changes(a_product("A"), a_product("B", category="bread"), categories=(BREAD, empty, DAIRY)))
    assert await catalog.categories() == (replace(BREAD, count=1), replace(DAIRY, count=1))
    await catalog.apply(changes(categories=(DAIRY, BREAD, empty), cursor="2"))
    assert [one.key for one in await catalog.categories()] == ["dairy", "bread"]
    wine = Category("wine", {"en": "Wine"})
    await catalog.apply(changes(a_product("W", category="wine"), categories=(wine,), cursor="3"))
    assert [one.key for one in await catalog.categories()] == ["dairy", "bread", "wine"]
    await catalog.apply(changes(a_product("B", state=SaleState.RECALLED, category="bread"), cursor="4"))
    assert [one.key for one in await catalog.categories()] == ["dairy", "wine"]


async def test_categories_may_come_after_their_products_and_be_renamed(catalog: SqliteCatalog) -> None:
    await catalog.apply(changes(a_product()))
    assert await found(catalog, "molk") == []
    await catalog.apply(changes(categories=(DAIRY,), cursor="2"))
    assert await found(catalog, "molk") == ["MN-0001"]
    assert [(one.key, one.count) for one in await catalog.categories()] == [("dairy", 1)]
    renamed = replace(DAIRY, names={"de": "Kühlregal"})
    await catalog.apply(changes(categories=(renamed,), cursor="3"))
    assert await found(catalog, "molk") == []
    assert await found(catalog, "kuehl wuerz") == ["MN-0001"]
    assert (await catalog.popular(9, category="dairy")).total == 1


@pytest.mark.parametrize(
    "text",
    [
        *(
            "k",
            "Kä",
            "ka",
            "kae",
            "KAESE",
            "wurz",
            "wuerzig käse",
            "tangy Käse",
            "hof sud",
            "sued",
            "dairy",
            "Molkerei",
        ),
        *("mn-0001", "0001", "mn", "09501101530003", "9501101530003", "9501", "käse 9501", "ka\u0308se", "süd,käse"),
    ],
)
async def test_each_word_may_begin_any_word_of_name_brand_category_or_number(catalog: SqliteCatalog, text: str) -> None:
    await catalog.apply(
        changes(a_product(), a_product("XX-9", names={}, brand="", category="", gtins=()), categories=(DAIRY,))
    )
    assert await found(catalog, text) == ["MN-0001"]


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "ase", "käsexx", "käse brot", "110", "heumilch", '"', "* OR k", "käse NOT"]
)
async def test_what_does_not_begin_a_word_is_not_found(catalog: SqliteCatalog, text: str) -> None:
    await catalog.apply(changes(a_product()))
    assert await found(catalog, text) == []


async def test_an_umlaut_written_out_is_found_by_the_umlaut_and_a_plain_oe_is_only_itself(
    catalog: SqliteCatalog,
) -> None:
    await catalog.apply(
        changes(
            *(
                a_product(name, names={"en": name}, brand="")
                for name in ("Kaese", "Käse", "Kase", "Shoe", "Shop", "Shö")
            )
        )
    )
    assert set(await found(catalog, "käse")) == {"Kaese", "Käse", "Kase"}
    assert set((await found(catalog, "kaese"))[:2]) == {"Kaese", "Käse"}  # what follows was perhaps mistyped
    assert set((await found(catalog, "kase"))[:2]) == {"Käse", "Kase"}
    assert set((await found(catalog, "shoe"))[:2]) == {"Shoe", "Shö"}


async def test_a_very_long_text_is_cut_and_answered(catalog: SqliteCatalog) -> None:
    await catalog.apply(changes(a_product()))
    assert await found(catalog, "käse " * 10_000) == ["MN-0001"]
    assert await found(catalog, " ".join(chr(0x4E00 + number) for number in range(5000))) == []


async def test_pages_of_a_search_follow_each_other_without_gaps(catalog: SqliteCatalog) -> None:
    products = many_products(300)
    for chunk in chunks_of(products, 100):
        await catalog.apply(chunk)
    whole = await catalog.search("mn", limit=1000)
    pages = [await catalog.search("mn", limit=70, offset=offset) for offset in range(0, 350, 70)]
    assert {page.total for page in pages} == {whole.total} == {300}
    assert tuple(product for page in pages for product in page.products) == whole.products
    assert [one.popularity for one in whole.products] == sorted((one.popularity for one in products), reverse=True)
    assert (await catalog.search("mn", limit=0)).total == 300


async def test_readers_read_while_chunks_are_taken_over(catalog: SqliteCatalog) -> None:
    chunks = chunks_of(many_products(1000), 100, many_categories())
    seen: list[int] = []

    async def read() -> None:
        while not seen or seen[-1] < 1000:
            number = await catalog.count()
            page = await catalog.search("mn", limit=5)
            assert page.total >= number
            assert page.total % 100 == 0  # never half a chunk
            assert len(page.products) == min(5, page.total)
            seen.append(page.total)

    async def load() -> None:
        for chunk in chunks:
            await catalog.apply(chunk)

    await asyncio.gather(read(), load())
    assert seen == sorted(seen)
    assert sum(one.count for one in await catalog.categories()) == (await catalog.popular(1)).total


async def test_the_replica_survives_a_restart(open_catalog: Opening) -> None:
    catalog = open_catalog()
    await catalog.apply(changes(a_product(), categories=(DAIRY,), cursor="here"))
    catalog.close()
    catalog = open_catalog()
    assert await catalog.cursor() == "here"
    assert await found(catalog, "käse") == ["MN-0001"]
    assert not catalog.renewed


def garble(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 4096))


def scramble(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


@pytest.mark.parametrize("harm", [garble, scramble])
async def test_a_damaged_replica_is_set_aside_and_loaded_anew(
    open_catalog: Opening, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    catalog = open_catalog()
    chunks = chunks_of(many_products(500), 250)
    for chunk in chunks:
        await catalog.apply(chunk)
    catalog.close()
    (file,) = files(tmp_path)
    await asyncio.to_thread(harm, file)
    catalog = open_catalog()
    if not catalog.renewed:
        with pytest.raises(StoreDamaged):
            await catalog.search("mn")
    assert catalog.renewed
    assert file.with_name(f"{file.name}.damaged").exists()
    assert (await catalog.cursor(), await catalog.count()) == ("", 0)
    for chunk in chunks:
        await catalog.apply(chunk)
    assert (await catalog.search("mn")).total == 500


async def test_an_unreadable_replica_of_another_schema_is_removed_and_loaded_anew(
    open_catalog: Opening, tmp_path: Path
) -> None:
    for name in ("catalog-1.db", "catalog-1.db-wal"):
        (tmp_path / name).write_bytes(b"old")
    catalog = open_catalog()
    assert not files(tmp_path, "catalog-1*")
    await catalog.apply(changes(a_product()))
    assert await catalog.count() == 1
