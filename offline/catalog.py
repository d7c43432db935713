"""The replica of the shop's products: looked up, searched and browsed without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from kiosk.domain.catalog import Category, Product
from kiosk.errors import StoreDamaged
from kiosk.ports import CatalogChanges, SearchResult
from offline import catalog_schema as schema
from offline.catalog_load import read_facts, take
from offline.database import DatabaseFile
from offline.records import product_from_text
from offline.search_text import match_expression
from offline.writer import Job, Priority, Reader, Writer

T = TypeVar("T")

_body, _rank = schema.product.c.body, schema.product.c.rank
_BY_GTIN = (
    sa.select(_body)
    .join(schema.gtin, schema.gtin.c.sku == schema.product.c.sku)
    .where(schema.gtin.c.gtin == sa.bindparam("gtin"))
    .order_by(schema.product.c.sellable.desc(), _rank)
    .limit(1)
)
_BY_SKUS = sa.select(schema.product.c.sku, _body).where(schema.product.c.sku.in_(sa.bindparam("skus", expanding=True)))
_match = sa.literal_column("words").op("MATCH")(sa.bindparam("expression"))
_FOUND = sa.select(sa.func.count()).select_from(schema.words).where(_match)
_FOUND_PAGE = (
    sa.select(schema.words.c.rowid)
    .where(_match)
    .order_by(schema.words.c.rowid)
    .limit(sa.bindparam("most"))
    .offset(sa.bindparam("skip"))
)
_PAGE = sa.select(schema.product.c.number, _body).where(
    schema.product.c.number.in_(sa.bindparam("numbers", expanding=True))
)
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


class SqliteCatalog:
    """`kiosk.ports.Catalog` in an SQLite file of its own, so that loading it never holds up a sale.

    A file that turns out damaged is renamed to `….damaged` and an empty one begun: the feed fills it again.
    """

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file
        self._renewing = asyncio.Lock()
        self.renewed = False
        try:
            self._open()
        except StoreDamaged:
            self._set_aside()

    async def by_gtin(self, gtin: str) -> Product | None:
        body = await self._read(lambda connection: connection.execute(_BY_GTIN, {"gtin": gtin}).scalar())
        return None if body is None else product_from_text(body)

    async def by_sku(self, sku: str) -> Product | None:
        found = await self.by_skus((sku,))
        return found[0] if found else None

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        def job(connection: sa.Connection) -> tuple[Product, ...]:
            bodies = dict(connection.execute(_BY_SKUS, {"skus": list(skus)}).all())
            return tuple(product_from_text(bodies[sku]) for sku in skus if sku in bodies)

        return await self._read(job)

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        """As the port says; what is typed beyond 200 characters is not read."""
        expression = match_expression(text)
        if not expression:
            return SearchResult(0, ())

        def job(connection: sa.Connection) -> SearchResult:
            ranks = _ranks(connection, _FOUND_PAGE, limit, offset, expression=expression)
            if not offset and len(ranks) < limit:
                return SearchResult(len(ranks), _products(connection, ranks))
            total = connection.execute(_FOUND, {"expression": expression}).scalar_one()
            return SearchResult(total, _products(connection, ranks))

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

    async def apply(self, changes: CatalogChanges) -> None:
        await self._guarded(lambda: self._writer.run(lambda connection: take(connection, changes), Priority.BACKGROUND))

    async def cursor(self) -> str:
        return (await self._read(read_facts)).cursor

    async def count(self) -> int:
        return (await self._read(read_facts)).products

    def close(self) -> None:
        """Let go of the file. Blocks for what is being written."""
        self._reader.close()
        self._writer.close()

    async def _read(self, job: Job[T]) -> T:
        return await self._guarded(lambda: self._reader.run(job))

    async def _guarded(self, act: Callable[[], Awaitable[T]]) -> T:
        damaged = self._writer
        try:
            return await act()
        except StoreDamaged:
            async with self._renewing:
                if self._writer is damaged:
                    await asyncio.to_thread(self._renew)
            raise

    def _open(self) -> None:
        self._writer = Writer(self._file)
        try:
            self._writer.call(schema.create)
            self._reader = Reader(self._file)
        except BaseException:
            self._writer.close()
            raise

    def _renew(self) -> None:
        self.close()
        self._set_aside()

    def _set_aside(self) -> None:
        for path in self._file.files():
            if path.exists():
                path.replace(Path(f"{path}.damaged"))
        self.renewed = True
        self._open()


def _ranks(
    connection: sa.Connection, query: sa.Select[Any], limit: int, offset: int, **values: object
) -> Sequence[int]:
    return connection.execute(query, {"most": max(limit, 0), "skip": max(offset, 0), **values}).scalars().all()


def _products(connection: sa.Connection, ranks: Sequence[int]) -> tuple[Product, ...]:
    if not ranks:
        return ()
    numbers = [schema.number_of(rank) for rank in ranks]
    bodies = dict(connection.execute(_PAGE, {"numbers": numbers}).all())
    return tuple(product_from_text(bodies[number]) for number in numbers)
