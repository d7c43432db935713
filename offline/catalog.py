"""The replica of the shop's products: looked up, searched and browsed without a network."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from kiosk.domain.catalog import Category, Product
from kiosk.domain.finder import AttributeWords
from kiosk.domain.offers import Offer
from kiosk.errors import StoreDamaged, StoreFault, StoreFull
from kiosk.ports import CatalogChanges, SearchResult
from offline import catalog_schema as schema
from offline.catalog_carry import Carrier
from offline.catalog_files import CatalogFiles, Replica
from offline.catalog_load import Facts, read_facts, take
from offline.catalog_search import find, meant_by
from offline.database import DatabaseFile
from offline.faults import free_bytes
from offline.records import offers_from_text, product_from_text, words_from_text
from offline.writer import Job, Priority

T = TypeVar("T")

ROOM_TO_GATHER = 64 * 1024 * 1024  # bytes that stay free for the ledger while a second catalogue is gathered

_log = logging.getLogger(__name__)

_body, _rank = schema.product.c.body, schema.product.c.rank
_BY_GTIN = (
    sa.select(_body)
    .join(schema.gtin, schema.gtin.c.sku == schema.product.c.sku)
    .where(schema.gtin.c.gtin == sa.bindparam("gtin"))
    .order_by(schema.product.c.sellable.desc(), _rank)
    .limit(1)
)
_BY_SKUS = sa.select(schema.product.c.sku, _body).where(schema.product.c.sku.in_(sa.bindparam("skus", expanding=True)))
_PAGE = "SELECT number, body FROM product WHERE number IN (SELECT value FROM json_each(?))"
_POPULAR = (
    sa.select(_rank)
    .where(schema.product.c.sellable == 1)
    .order_by(_rank)
    .limit(sa.bindparam("most"))
    .offset(sa.bindparam("skip"))
)
_POPULAR_ON_SHELF = _POPULAR.where(schema.product.c.category == sa.bindparam("category"))
_SHELF_COUNT = sa.select(schema.shelf.c.sellable).where(schema.shelf.c.category == sa.bindparam("category"))
_CATEGORIES = (
    sa.select(schema.category, schema.shelf.c.sellable)
    .join(schema.shelf, schema.shelf.c.category == schema.category.c.key)
    .where(schema.shelf.c.sellable > 0)
    .order_by(schema.category.c.position, schema.category.c.key)
)
_NAMES = sa.select(schema.category.c.names).where(schema.category.c.key == sa.bindparam("key"))
_OFFERS = sa.select(schema.facts.c.value).where(schema.facts.c.name == "offers")
_WORDS = sa.select(schema.facts.c.value).where(schema.facts.c.name == "attribute_words")
_NEXT_CHANGE = sa.select(sa.func.min(schema.price_change.c.at)).where(schema.price_change.c.at > sa.bindparam("after"))


class SqliteCatalog:
    """`kiosk.ports.Catalog` in SQLite files of its own, so that loading it never holds up a sale.

    Products come with their planned prices. A catalogue that begins anew is gathered in a second file; the first is
    read until the second is whole. A file that turns out damaged is renamed to `….damaged` and an empty one begun: the
    feed fills it again. What a program of another schema left is carried over.
    """

    _current: Replica
    _gathered: Replica | None
    _carrier: Carrier | None

    def __init__(self, folder: Path, key: bytes) -> None:
        self._files = CatalogFiles(folder, key)
        self._applying = asyncio.Lock()
        self._renewing = asyncio.Lock()
        self.renewed = False
        self._open()

    async def by_gtin(self, gtin: str) -> Product | None:
        body = await self._read(lambda connection: connection.execute(_BY_GTIN, {"gtin": gtin}).scalar())
        if body is not None:
            return product_from_text(body)
        return await self._carrier.by_gtin(gtin) if self._carrier is not None else None

    async def by_sku(self, sku: str) -> Product | None:
        found = await self.by_skus((sku,))
        return found[0] if found else None

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        if not skus:
            return ()

        def job(connection: sa.Connection) -> dict[str, Product]:
            rows = connection.execute(_BY_SKUS, {"skus": list(skus)}).all()
            return {sku: product_from_text(body) for sku, body in rows}

        found = await self._read(job)
        if self._carrier is not None and (missing := [sku for sku in skus if sku not in found]):
            found |= await self._carrier.by_skus(missing)
        return tuple(found[sku] for sku in skus if sku in found)

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        """As the port says; what is typed beyond 200 characters is not read."""

        def job(connection: sa.Connection) -> SearchResult:
            found = find(connection, text, limit, offset)
            products = _products(connection, found.ranks)
            instead = _meant(connection, text, products[0]) if found.meant and products else ""
            return SearchResult(found.total, products, more=found.more, instead=instead)

        return await self._read(job)

    async def popular(self, limit: int, *, category: str = "", offset: int = 0) -> SearchResult:
        def job(connection: sa.Connection) -> SearchResult:
            if category:
                total = connection.execute(_SHELF_COUNT, {"category": category}).scalar() or 0
                ranks = _ranks(connection, _POPULAR_ON_SHELF, limit, offset, category=category)
            else:
                total = read_facts(connection).sellable
                ranks = _ranks(connection, _POPULAR, limit, offset)
            return SearchResult(total, _products(connection, ranks))

        return await self._read(job)

    async def categories(self) -> tuple[Category, ...]:
        """As the port says; `count` is how many products in it may be sold, and those without any are left out."""
        rows = await self._read(lambda connection: connection.execute(_CATEGORIES).all())
        return tuple(Category(row.key, json.loads(row.names), row.picture, row.sellable) for row in rows)

    async def attribute_words(self) -> Mapping[str, AttributeWords]:
        """As in `kiosk.ports.Attributes`."""
        text = await self._read(lambda connection: connection.execute(_WORDS).scalar())
        return words_from_text(text) if text else {}

    async def offers(self) -> tuple[Offer, ...]:
        """As in `kiosk.ports.OfferBook`."""
        text = await self._read(lambda connection: connection.execute(_OFFERS).scalar())
        return offers_from_text(text) if text else ()

    async def next_price_change(self, after: datetime) -> datetime | None:
        instant = schema.instant_of(after)
        found = await self._read(lambda connection: connection.execute(_NEXT_CHANGE, {"after": instant}).scalar())
        return None if found is None else schema.moment_of(found)

    async def apply(self, changes: CatalogChanges) -> None:
        """As the port says. StoreFull when there is no room for a second catalogue beside the first.

        A whole catalogue without any product is taken for a mistake of the central service: the old one stays.
        """
        async with self._applying:
            target = await self._target(changes)
            if target is None:
                _log.info("the central service has no products: the catalogue stays as it is")
                return
            await self._guarded(
                target,
                lambda: target.writer.run(lambda connection: take(connection, changes), Priority.BACKGROUND),
            )
            if target is self._gathered and not changes.more:
                await self._swap(target)

    async def cursor(self) -> str:
        """As the port says: of the catalogue being gathered, if there is one."""
        return (await self._facts_of(self._gathered or self._current)).cursor

    async def count(self) -> int:
        return (await self._facts_of(self._current)).products

    def close(self) -> None:
        """Let go of the files. Blocks for what is being written."""
        if self._carrier is not None:
            self._carrier.close()
        if self._gathered is not None:
            self._gathered.close()
        self._current.close()

    async def _target(self, changes: CatalogChanges) -> Replica | None:
        """Where a chunk belongs; None when it is to be ignored."""
        target = self._gathered or self._current
        if not changes.reset and (await self._facts_of(target)).cursor:
            return target
        if await self.count() == 0 and self._carrier is None:
            return self._current
        if not changes.products and not changes.more:
            return None
        return await asyncio.to_thread(self._begin)

    def _begin(self) -> Replica:
        self._require_room()
        begun = self._files.begin()
        dropped, self._gathered = self._gathered, begun
        if dropped is not None:
            self._files.discard(dropped)
        return begun

    def _require_room(self) -> None:
        """A second catalogue must never take the room that sales need."""
        if free_bytes(self._files.folder) < ROOM_TO_GATHER:
            raise StoreFull(
                f"there is no room in {self._files.folder} for a new catalogue beside the old one",
                fix="free some space",
            )

    async def _swap(self, whole: Replica) -> None:
        """The gathered catalogue says itself that it is whole: read it from now on, and drop the old one."""
        await asyncio.to_thread(whole.settle)
        old, self._current, self._gathered = self._current, whole, None
        carrier, self._carrier = self._carrier, None
        await asyncio.to_thread(self._drop, old, carrier)

    def _drop(self, old: Replica, carrier: Carrier | None) -> None:
        if carrier is not None:
            carrier.close()
        self._files.discard(old)
        self._files.remove_other_schemas()

    async def _facts_of(self, replica: Replica) -> Facts:
        return await self._guarded(replica, lambda: replica.reader.run(read_facts))

    async def _read(self, job: Job[T]) -> T:
        replica = self._current
        return await self._guarded(replica, lambda: replica.reader.run(job))

    async def _guarded(self, replica: Replica, act: Callable[[], Awaitable[T]]) -> T:
        try:
            return await act()
        except StoreDamaged:
            async with self._renewing:
                if replica in {self._current, self._gathered}:
                    await asyncio.to_thread(self._renew, replica)
            raise

    def _open(self) -> None:
        found = self._files.open()
        self.renewed = self.renewed or found.damaged
        self._current, self._gathered = found.current, found.gathered
        self._carrier = self._carry_from(found.other_schema)

    def _carry_from(self, other: DatabaseFile | None) -> Carrier | None:
        if other is None or self._current.facts_at_start.cursor:
            return None
        try:
            return Carrier(other, self._current)
        except StoreFault as fault:
            _log.info("another program's catalogue cannot be carried over: %s", fault)
            self._files.remove_other_schemas()
            return None

    def _renew(self, damaged: Replica) -> None:
        self.close()
        self._files.set_aside(damaged.file)
        self._open()
        self.renewed = True


def _ranks(
    connection: sa.Connection, query: sa.Select[Any], limit: int, offset: int, **values: object
) -> Sequence[int]:
    return connection.execute(query, {"most": max(limit, 0), "skip": max(offset, 0), **values}).scalars().all()


def _products(connection: sa.Connection, ranks: Sequence[int]) -> tuple[Product, ...]:
    if not ranks:
        return ()
    numbers = [schema.number_of(rank) for rank in ranks]
    bodies: dict[int, str] = dict(connection.exec_driver_sql(_PAGE, (json.dumps(numbers),)).all())
    return tuple(product_from_text(bodies[number]) for number in numbers)


def _meant(connection: sa.Connection, text: str, first: Product) -> str:
    names = connection.execute(_NAMES, {"key": first.category}).scalar()
    return meant_by(text, first, tuple(json.loads(names).values()) if names else ())
