"""The replica's files: a catalogue that begins anew beside the one in use, and one of another program version."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kiosk.domain.catalog import Category, PricePeriod, Product
from kiosk.domain.money import Money
from kiosk.errors import StoreFull
from kiosk.ports import CatalogChanges
from offline import catalog as catalog_module
from offline import catalog_carry
from offline.catalog import SqliteCatalog
from offline.records import product_to_text
from tests.unit.offline.making import KEY, NOON, a_product, chunks_of, many_categories, many_products

Opening = Callable[[], SqliteCatalog]


@pytest.fixture
def open_catalog(tmp_path: Path) -> Iterator[Opening]:
    opened: list[SqliteCatalog] = []

    def opening() -> SqliteCatalog:
        opened.append(SqliteCatalog(tmp_path, KEY))
        return opened[-1]

    yield opening
    for catalog in opened:
        catalog.close()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("catalog-*.db"))


def whole_anew(products: list[Product], size: int = 100) -> list[CatalogChanges]:
    """As a central service sends a catalogue that begins anew."""
    first, *others = chunks_of(products, size, many_categories())
    return [replace(one, cursor=f"new.{one.cursor}") for one in (replace(first, reset=True), *others)]


def cheaper(products: list[Product]) -> list[Product]:
    return [replace(product, price=Money(product.price.amount - 1, "EUR")) for product in products]


async def everything(catalog: SqliteCatalog, products: list[Product]) -> list[Product]:
    return list(await catalog.by_skus([product.sku for product in products]))


# ── a catalogue that begins anew ─────────────────────────────────────────────────────────────────────────────────


async def test_a_catalogue_that_begins_anew_takes_the_old_ones_place_only_when_it_is_whole(
    open_catalog: Opening, tmp_path: Path
) -> None:
    old, gone = many_products(300), a_product("GONE")
    catalog = open_catalog()
    for chunk in chunks_of([*old, gone], 200, many_categories()):
        await catalog.apply(chunk)
    new = cheaper(many_products(350))
    *chunks, last = whole_anew(new)
    for chunk in chunks:
        await catalog.apply(chunk)
        assert await catalog.cursor() == chunk.cursor
        assert await everything(catalog, old) == old
        assert await catalog.by_sku("GONE") == gone
        assert await catalog.count() == 301
    await catalog.apply(last)
    assert await everything(catalog, new) == new
    assert await catalog.by_sku("GONE") is None
    assert await catalog.count() == 350
    assert (await catalog.search("mn", limit=1)).total == 350
    assert files(tmp_path) == ["catalog-3-0002.db"]


async def test_whoever_reads_sees_one_whole_catalogue_or_the_other(open_catalog: Opening) -> None:
    old = many_products(200)
    catalog = open_catalog()
    for chunk in chunks_of(old, 200):
        await catalog.apply(chunk)
    new = cheaper(old)
    seen: list[int] = []
    over = asyncio.Event()

    async def read() -> None:
        while not over.is_set():
            found = await everything(catalog, old)
            assert found in (old, new)
            seen.append(found == new)

    async def load() -> None:
        for round_ in range(3):
            for chunk in whole_anew(new if round_ % 2 == 0 else old, 50):
                await catalog.apply(chunk)
        for chunk in whole_anew(new, 50):
            await catalog.apply(chunk)
        over.set()

    await asyncio.gather(read(), load())
    assert {0, 1} == set(seen)


async def test_a_half_gathered_catalogue_is_gone_on_with_after_a_restart(open_catalog: Opening, tmp_path: Path) -> None:
    old = many_products(100)
    catalog = open_catalog()
    for chunk in chunks_of(old):
        await catalog.apply(chunk)
    new = cheaper(old)
    chunks = whole_anew(new, 30)
    for chunk in chunks[:2]:
        await catalog.apply(chunk)
    catalog.close()
    catalog = open_catalog()
    assert await catalog.cursor() == chunks[1].cursor
    assert await everything(catalog, old) == old
    for chunk in chunks[2:]:
        await catalog.apply(chunk)
    assert await everything(catalog, new) == new
    catalog.close()
    assert await everything(open_catalog(), new) == new
    assert files(tmp_path) == ["catalog-3-0002.db"]


async def test_a_half_gathered_catalogue_is_dropped_when_the_whole_begins_once_more(
    open_catalog: Opening, tmp_path: Path
) -> None:
    old = many_products(100)
    catalog = open_catalog()
    for chunk in chunks_of(old):
        await catalog.apply(chunk)
    await catalog.apply(whole_anew([a_product("NEVER"), *old], 30)[0])
    new = cheaper(old)
    for chunk in whole_anew(new, 30):
        await catalog.apply(chunk)
    assert await everything(catalog, new) == new
    assert await catalog.by_sku("NEVER") is None
    assert files(tmp_path) == ["catalog-3-0003.db"]


async def test_when_the_process_dies_between_the_last_chunk_and_the_swap_the_new_one_is_used(
    open_catalog: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = many_products(60)
    catalog = open_catalog()
    for chunk in chunks_of(old):
        await catalog.apply(chunk)

    async def dies(*_args: object) -> None:
        raise asyncio.CancelledError

    new = cheaper(old)
    with monkeypatch.context() as patch:
        patch.setattr(SqliteCatalog, "_swap", dies)
        (last,) = whole_anew(new)
        with pytest.raises(asyncio.CancelledError):
            await catalog.apply(last)
    assert await everything(catalog, old) == old
    catalog.close()
    assert files(tmp_path) == ["catalog-3-0001.db", "catalog-3-0002.db"]
    catalog = open_catalog()
    assert await everything(catalog, new) == new
    assert files(tmp_path) == ["catalog-3-0002.db"]


async def test_an_empty_catalogue_never_replaces_one_with_products(open_catalog: Opening) -> None:
    old = many_products(10)
    catalog = open_catalog()
    for chunk in chunks_of(old):
        await catalog.apply(chunk)
    await catalog.apply(CatalogChanges((), (), (), "new.0", more=False, reset=True))
    assert await everything(catalog, old) == old
    assert await catalog.cursor() == "1000"


async def test_without_room_for_two_the_old_one_stays_in_use(
    open_catalog: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = many_products(10)
    catalog = open_catalog()
    for chunk in chunks_of(old):
        await catalog.apply(chunk)
    with monkeypatch.context() as patch:
        patch.setattr(catalog_module, "ROOM_TO_GATHER", 2**62)
        with pytest.raises(StoreFull, match="beside the old one"):
            await catalog.apply(whole_anew(cheaper(old))[0])
    assert await everything(catalog, old) == old
    for chunk in whole_anew(cheaper(old)):
        await catalog.apply(chunk)
    assert await everything(catalog, old) == cheaper(old)


async def test_a_damaged_half_gathered_catalogue_does_not_touch_the_one_in_use(
    open_catalog: Opening, tmp_path: Path
) -> None:
    old = many_products(500)
    catalog = open_catalog()
    for chunk in chunks_of(old):
        await catalog.apply(chunk)
    await catalog.apply(whole_anew(cheaper(old), 300)[0])
    catalog.close()
    scramble(tmp_path / "catalog-3-0002.db")
    catalog = open_catalog()
    assert await everything(catalog, old) == old
    assert await catalog.cursor() == "1000"
    for chunk in whole_anew(cheaper(old)):
        await catalog.apply(chunk)
    assert await everything(catalog, old) == cheaper(old)


async def test_when_the_one_in_use_is_damaged_the_half_gathered_one_serves(
    open_catalog: Opening, tmp_path: Path
) -> None:
    old = many_products(100)
    catalog = open_catalog()
    for chunk in chunks_of(old):
        await catalog.apply(chunk)
    first, *others = whole_anew(cheaper(old), 40)
    await catalog.apply(first)
    catalog.close()
    scramble(tmp_path / "catalog-3-0001.db")
    catalog = open_catalog()
    assert catalog.renewed
    assert await everything(catalog, old) == cheaper(old)[:40]
    for chunk in others:
        await catalog.apply(chunk)
    assert await everything(catalog, old) == cheaper(old)


def scramble(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


# ── what another program version left ────────────────────────────────────────────────────────────────────────────


def left_by_another_program(folder: Path, products: list[Product], categories: list[Category]) -> None:
    """The replica as version 1 of the schema had it: products without planned prices."""
    with closing(dbapi2.connect(str(folder / "catalog-1.db"))) as old:
        old.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        old.executescript(
            """
            CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
            CREATE TABLE category (key TEXT PRIMARY KEY, position INTEGER, names TEXT, picture TEXT);
            CREATE TABLE product (number INTEGER PRIMARY KEY, rank INTEGER, sku TEXT UNIQUE, category TEXT, body TEXT);
            CREATE TABLE gtin (gtin TEXT, sku TEXT);
            INSERT INTO facts VALUES ('cursor', 'before.77');
            """
        )
        for position, category in enumerate(categories):
            named = (category.key, position, json.dumps(dict(category.names)), category.picture)
            old.execute("INSERT INTO category VALUES (?, ?, ?, ?)", named)
        for number, product in enumerate(products, 1):
            body = json.loads(product_to_text(product))
            del body["prices"]
            row = (number, number, product.sku, product.category, json.dumps(body))
            old.execute("INSERT INTO product VALUES (?, ?, ?, ?, ?)", row)
            old.executemany("INSERT INTO gtin VALUES (?, ?)", [(gtin, product.sku) for gtin in product.gtins])
        old.commit()


async def carried(catalog: SqliteCatalog, count: int) -> None:
    async with asyncio.timeout(30):
        while await catalog.count() < count:  # noqa: ASYNC110 - a thread of the replica is waited for
            await asyncio.sleep(0.01)


async def test_products_of_another_program_are_carried_over_without_a_network_and_then_loaded_anew(
    open_catalog: Opening, tmp_path: Path
) -> None:
    products = many_products(700)
    left_by_another_program(tmp_path, [*products, a_product("GONE")], many_categories())
    catalog = open_catalog()
    await carried(catalog, 701)
    assert await everything(catalog, products) == products
    assert (await catalog.search("kaese", limit=1)).total > 0
    assert (await catalog.search("brotchne", limit=1)).instead == "Brötchen"  # an index that the other one had not
    assert len(await catalog.categories()) == 12
    assert await catalog.cursor() == ""  # the older program may have dropped fields: everything must come again
    planned = [replace(one, prices=(PricePeriod(NOON, Money(1, "EUR")),)) for one in products]
    for chunk in chunks_of(planned, 200, many_categories()):
        assert await catalog.by_sku("GONE")
        await catalog.apply(chunk)
    assert await everything(catalog, planned) == planned
    assert await catalog.by_sku("GONE") is None
    assert files(tmp_path) == ["catalog-3-0002.db"]


async def test_what_is_not_carried_over_yet_is_looked_up_where_it_is(
    open_catalog: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    products = many_products(50)
    left_by_another_program(tmp_path, products, [])
    monkeypatch.setattr(catalog_carry.Carrier, "_run", lambda _self: None)
    catalog = open_catalog()
    assert await catalog.count() == 0
    assert await catalog.by_gtin(products[7].gtins[0]) == products[7]
    assert await catalog.by_gtin("00000000000000") is None
    assert await everything(catalog, products) == products
    assert await catalog.by_sku("NOPE") is None
    for chunk in chunks_of(products[:5], 2):
        await catalog.apply(chunk)
    assert await everything(catalog, products) == products[:5]


async def test_carrying_over_goes_on_where_it_was_interrupted(
    open_catalog: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    products = many_products(40)
    left_by_another_program(tmp_path, products, many_categories())
    monkeypatch.setattr(catalog_carry, "PAGE", 10)
    taken: list[int] = []
    take = catalog_carry.Carrier._take

    def twice(self: catalog_carry.Carrier, *args: object, **more: object) -> None:
        take(self, *args, **more)  # type: ignore[arg-type]
        taken.append(len(args[1]))  # type: ignore[arg-type]
        if len(taken) == 2:
            self._stop.set()

    monkeypatch.setattr(catalog_carry.Carrier, "_take", twice)
    catalog = open_catalog()
    await carried(catalog, 20)
    catalog.close()
    assert taken == [10, 10]
    catalog = open_catalog()
    assert await catalog.count() >= 20
    await carried(catalog, 40)
    catalog.close()
    assert taken == [10, 10, 10, 10, 0]
    catalog = open_catalog()
    assert await everything(catalog, products) == products
    assert files(tmp_path) == ["catalog-3-0001.db"]


async def test_a_product_that_this_program_cannot_read_is_left_to_the_feed(
    open_catalog: Opening, tmp_path: Path
) -> None:
    products = many_products(3)
    left_by_another_program(tmp_path, products, [])
    with closing(dbapi2.connect(str(tmp_path / "catalog-1.db"))) as old:
        old.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        old.execute("UPDATE product SET body = '{\"sku\": 7}' WHERE number = 2")
        old.commit()
    catalog = open_catalog()
    await carried(catalog, 2)
    assert await everything(catalog, products) == [products[0], products[2]]


# ── planned prices ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_next_price_change_is_the_nearest_one_planned_for_any_product(open_catalog: Opening) -> None:
    catalog = open_catalog()
    hour, moment = timedelta(hours=1), timedelta(microseconds=1)
    soon = PricePeriod(NOON + hour, Money(1, "EUR"), NOON + 3 * hour)
    later = PricePeriod(NOON + 2 * hour, Money(2, "EUR"))
    first = replace(chunks_of([a_product("A", prices=(soon,)), a_product("B", prices=(later,))])[0], cursor="1")
    await catalog.apply(first)
    assert await catalog.next_price_change(NOON) == NOON + hour
    assert await catalog.next_price_change(NOON + hour - moment) == NOON + hour
    assert await catalog.next_price_change(NOON + hour) == NOON + 2 * hour
    assert await catalog.next_price_change(NOON + 2 * hour) == NOON + 3 * hour
    assert await catalog.next_price_change(NOON + 3 * hour) is None
    await catalog.apply(replace(chunks_of([a_product("A")])[0], cursor="2"))
    assert await catalog.next_price_change(NOON) == NOON + 2 * hour
    await catalog.apply(CatalogChanges((), ("B",), (), "3", more=False))
    assert await catalog.next_price_change(NOON) is None
