"""Carrying products over from the replica of another program version, so that an update needs no network to sell."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from kiosk.domain.catalog import Category, Product
from kiosk.errors import StoreDamaged, StoreFault
from offline.catalog_files import Replica
from offline.catalog_load import carry
from offline.database import DatabaseFile
from offline.records import product_from_text
from offline.writer import Job, Reader

PAGE = 250

_log = logging.getLogger(__name__)

_NEXT = sa.text("SELECT number, body FROM product WHERE number > :after ORDER BY number LIMIT :most")
_CATEGORIES = sa.text("SELECT key, names, picture FROM category ORDER BY position, key")
_BY_GTIN = sa.text("SELECT body FROM product JOIN gtin USING (sku) WHERE gtin = :gtin LIMIT 1")
_BY_SKUS = sa.text("SELECT body FROM product WHERE sku IN :skus").bindparams(sa.bindparam("skus", expanding=True))


class Carrier:
    """Carries a replica of another schema over into `replica`, page by page in a thread, in the order they came.

    Interrupted anywhere, it goes on there at the next start. What it has not reached yet is looked up in the old file.
    StoreDamaged when that cannot be opened.
    """

    def __init__(self, old: DatabaseFile, replica: Replica) -> None:
        self._reader = Reader(old)
        self._replica = replica
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="catalog-carrier", daemon=True)
        self._thread.start()

    async def by_gtin(self, gtin: str) -> Product | None:
        """The product of a GTIN in the old file, as far as it can be read."""
        found = await self._look_up(lambda connection: connection.execute(_BY_GTIN, {"gtin": gtin}).scalars().all())
        return found[0] if found else None

    async def by_skus(self, skus: Sequence[str]) -> dict[str, Product]:
        """Products of the old file by SKU, as far as they can be read."""
        wanted = {"skus": list(skus)}
        found = await self._look_up(lambda connection: connection.execute(_BY_SKUS, wanted).scalars().all())
        return {product.sku: product for product in found}

    def close(self) -> None:
        """Stop after the page at hand. Blocks."""
        self._stop.set()
        self._thread.join()
        self._reader.close()

    async def _look_up(self, job: Job[Sequence[str]]) -> list[Product]:
        try:
            return _readable(await self._reader.run(job))
        except (StoreFault, DBAPIError) as fault:
            _log.info("another program's catalogue cannot be read: %s", fault)
            return []

    def _run(self) -> None:
        after = self._replica.facts_at_start.carried
        count = 0
        try:
            categories = self._reader.call(_categories)
            while not self._stop.is_set():
                rows = self._page(after)
                products = _readable([body for _number, body in rows])
                after = rows[-1][0] if rows else after
                count += len(products)
                self._take(categories, products, after, last=len(rows) < PAGE)
                categories = []
                if len(rows) < PAGE:
                    _log.info("%d products were carried over from another program's catalogue", count)
                    return
        except (StoreFault, DBAPIError) as fault:
            _log.info("another program's catalogue could not be carried over any further: %s", fault)

    def _page(self, after: int) -> list[tuple[int, str]]:
        """The next numbers and bodies."""

        def job(connection: sa.Connection) -> list[tuple[int, str]]:
            return [(row.number, row.body) for row in connection.execute(_NEXT, {"after": after, "most": PAGE})]

        return self._reader.call(job)

    def _take(self, categories: list[Category], products: list[Product], upto: int, *, last: bool) -> None:
        self._replica.writer.call(lambda connection: carry(connection, categories, products, upto, last=last))


def _categories(connection: sa.Connection) -> list[Category]:
    return [Category(row.key, json.loads(row.names), row.picture) for row in connection.execute(_CATEGORIES)]


def _readable(bodies: Sequence[str]) -> list[Product]:
    """Those that this program understands; the feed brings the others."""
    products = []
    for body in bodies:
        time.sleep(0)  # as in `catalog_load`: the screen first
        try:
            products.append(product_from_text(body))
        except StoreDamaged:
            _log.info("a product of another program's catalogue cannot be read")
    return products
