"""Taking one chunk of the delta feed into the replica. All of it runs in one transaction on the replica's writer."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from kiosk.domain.catalog import Category, Product, SaleState
from kiosk.ports import CatalogChanges
from offline import catalog_schema as schema
from offline.records import offers_to_text, product_from_text, product_to_text, words_to_text
from offline.search_text import known_words, numbers_of, product_tokens, searched_words

_OLD = sa.select(
    schema.product.c.sku,
    schema.product.c.rank,
    schema.product.c.category,
    schema.product.c.sellable,
    schema.product.c.tokens,
).where(schema.product.c.sku.in_(sa.bindparam("skus", expanding=True)))
_SHELF = sa.select(schema.product.c.body).where(schema.product.c.category.in_(sa.bindparam("keys", expanding=True)))
_REMOVE_PRODUCT = sa.delete(schema.product).where(schema.product.c.sku == sa.bindparam("of"))
_REMOVE_GTINS = sa.delete(schema.gtin).where(schema.gtin.c.sku == sa.bindparam("of"))
_REMOVE_PRICE_CHANGES = sa.delete(schema.price_change).where(schema.price_change.c.sku == sa.bindparam("of"))
_REMOVE_WORDS = sa.delete(schema.words).where(schema.words.c.rowid == sa.bindparam("of"))
_REMOVE_CODE = sa.delete(schema.code).where(schema.code.c.number == sa.bindparam("of"))
_ADD_WORDS = insert(schema.word).on_conflict_do_nothing()
_add_shelf = insert(schema.shelf)
_COUNT = _add_shelf.on_conflict_do_update(
    index_elements=[schema.shelf.c.category], set_={"sellable": schema.shelf.c.sellable + _add_shelf.excluded.sellable}
)


class _Old(NamedTuple):
    sku: str
    rank: int
    category: str
    sellable: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Facts:
    """The replica's own numbers. `whole`: it has once had everything; `carried`: how far an older one was read."""

    cursor: str = ""
    whole: bool = False
    carried: int = 0
    products: int = 0
    sellable: int = 0
    last_number: int = 0
    letters: str = ""


def read_facts(connection: sa.Connection) -> Facts:
    """What the replica knows of itself; all zero when it is new."""
    found: dict[str, str] = dict(connection.execute(sa.select(schema.facts)).all())
    return Facts(
        cursor=found.get("cursor", ""),
        whole=found.get("whole") == "1",
        carried=int(found.get("carried", 0)),
        products=int(found.get("products", 0)),
        sellable=int(found.get("sellable", 0)),
        last_number=int(found.get("last_number", 0)),
        letters=found.get("letters", ""),
    )


def take(connection: sa.Connection, changes: CatalogChanges) -> None:
    """Apply categories, then deletions, then products, and move the cursor; the last chunk makes the replica whole."""
    chunk = _Chunk(connection)
    chunk.take(changes)
    if not changes.more:
        chunk.note("whole", 1)


def carry(
    connection: sa.Connection, categories: Sequence[Category], products: Sequence[Product], upto: int, *, last: bool
) -> None:
    """Take over what another program's replica had, and how far it was read. There is no cursor with it.

    The older program may have left out what it did not know, so the feed must give everything again.
    """
    chunk = _Chunk(connection)
    chunk.take(CatalogChanges(tuple(products), (), tuple(categories), cursor="", more=True))
    chunk.note("carried", upto)
    if last:
        chunk.note("whole", 1)


class _Chunk:
    """One chunk at work: what is known, and the sums that change with it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._facts = read_facts(connection)
        self._number = self._facts.last_number
        self._products = self._facts.products
        self._shelves: Counter[str] = Counter()
        self._letters = set(self._facts.letters)

    def take(self, changes: CatalogChanges) -> None:
        renamed = self._categories(changes.categories)
        self._names = _category_names(self._connection)
        self._delete(changes.deleted)
        self._put({product.sku: product for product in changes.products})
        if renamed:
            self._put(self._products_of(renamed))
        if changes.offers is not None:
            self.note("offers", offers_to_text(changes.offers))
        if changes.attribute_words is not None:
            self.note("attribute_words", words_to_text(changes.attribute_words))
        self._sum_up(changes.cursor)

    def _categories(self, categories: Sequence[Category]) -> list[str]:
        """Take categories over; gives those whose searchable names changed."""
        if not categories:
            return []
        known = {row.key: row for row in self._connection.execute(sa.select(schema.category))}
        order = {one.key: place for place, one in enumerate(categories)}
        whole = known.keys() <= order.keys()
        after = max((row.position for row in known.values()), default=-1) + 1
        renamed = []
        for one in categories:
            old = known.get(one.key)
            names = json.dumps(dict(one.names), ensure_ascii=False)
            if old is None or old.names != names:
                renamed.append(one.key)
            position = order[one.key] if whole else old.position if old is not None else after + order[one.key]
            row = {"key": one.key, "position": position, "names": names, "picture": one.picture}
            self._replace(schema.category, row)
        return renamed

    def _delete(self, skus: Sequence[str]) -> None:
        for old in self._old(skus).values():
            self._forget(old)
            self._connection.execute(_REMOVE_PRODUCT, {"of": old.sku})
            self._connection.execute(_REMOVE_WORDS, {"of": old.rank})
            self._connection.execute(_REMOVE_CODE, {"of": schema.number_of(old.rank)})
            self._connection.execute(_REMOVE_GTINS, {"of": old.sku})
            self._connection.execute(_REMOVE_PRICE_CHANGES, {"of": old.sku})

    def _products_of(self, categories: Sequence[str]) -> dict[str, Product]:
        bodies = self._connection.execute(_SHELF, {"keys": list(categories)}).scalars().all()
        return {product.sku: product for product in map(product_from_text, bodies)}

    def _put(self, products: Mapping[str, Product]) -> None:
        old_rows = self._old(list(products))
        rows, tokens, codes, stale_words, stale_rows = [], [], [], [], []
        known: set[str] = set()
        for sku, product in products.items():
            time.sleep(0)  # the screen's thread gets the interpreter now, not after Python's 5 ms
            old = old_rows.get(sku)
            searched = searched_words(product, self._names.get(product.category, {}))
            numbers = numbers_of(product)
            text = product_tokens(searched, numbers)
            row = self._row(product, old, text)
            rows.append(row)
            if old is not None:
                self._forget(old)
                stale_rows.append({"of": sku})
            if old is None or (old.rank, old.tokens) != (row["rank"], row["tokens"]):
                tokens.append({"rowid": row["rank"], "tokens": text})
                codes.append({"number": row["number"], "numbers": " ".join(numbers)})
                known |= known_words(searched)
                if old is not None:
                    stale_words.append({"of": old.rank})
            self._remember(product)
        self._many(_REMOVE_WORDS, stale_words)
        self._many(_REMOVE_PRODUCT, stale_rows)
        self._many(_REMOVE_GTINS, stale_rows)
        self._many(_REMOVE_PRICE_CHANGES, stale_rows)
        self._many(schema.product.insert(), rows)
        self._many(schema.words.insert(), tokens)
        self._many(schema.code.insert().prefix_with("OR REPLACE"), codes)
        self._learn(known)
        self._many(
            schema.gtin.insert(),
            [
                {"gtin": gtin, "sku": product.sku}
                for product in products.values()
                for gtin in dict.fromkeys(product.gtins)
            ],
        )
        self._many(
            schema.price_change.insert(),
            [
                {"at": schema.instant_of(moment), "sku": product.sku}
                for product in products.values()
                for moment in product.price_changes
            ],
        )

    def _learn(self, known: set[str]) -> None:
        """Words that a mistyped one is compared with, and the letters they are made of."""
        self._many(_ADD_WORDS, [{"form": form} for form in sorted(known)])
        if new := set().union(*known) - self._letters:
            self._letters |= new
            self.note("letters", "".join(sorted(self._letters)))

    def _row(self, product: Product, old: _Old | None, tokens: str) -> dict[str, Any]:
        if old is None:
            self._number += 1
        number = self._number if old is None else schema.number_of(old.rank)
        return {
            "number": number,
            "rank": schema.rank_of(product.popularity, number),
            "sku": product.sku,
            "category": product.category,
            "sellable": int(_sellable(product)),
            "tokens": int.from_bytes(hashlib.blake2b(tokens.encode(), digest_size=8).digest(), "big", signed=True),
            "body": product_to_text(product),
        }

    def _old(self, skus: Sequence[str]) -> dict[str, _Old]:
        if not skus:
            return {}
        return {row.sku: _Old(*row) for row in self._connection.execute(_OLD, {"skus": list(skus)})}

    def _forget(self, old: _Old) -> None:
        self._products -= 1
        self._shelves[old.category] -= old.sellable

    def _remember(self, product: Product) -> None:
        self._products += 1
        self._shelves[product.category] += _sellable(product)

    def _sum_up(self, cursor: str) -> None:
        self._many(_COUNT, [{"category": key, "sellable": more} for key, more in self._shelves.items() if more])
        sellable = self._facts.sellable + self._shelves.total()
        values = {"cursor": cursor, "products": self._products, "sellable": sellable, "last_number": self._number}
        for name, value in values.items():
            self.note(name, value)

    def note(self, name: str, value: object) -> None:
        """Store a fact of the replica."""
        self._replace(schema.facts, {"name": name, "value": str(value)})

    def _replace(self, table: sa.Table, row: Mapping[str, Any]) -> None:
        self._connection.execute(table.insert().prefix_with("OR REPLACE"), dict(row))

    def _many(self, statement: Any, rows: Iterable[dict[str, Any]]) -> None:
        batch = list(rows)
        if batch:
            self._connection.execute(statement, batch)


def _category_names(connection: sa.Connection) -> dict[str, dict[str, str]]:
    rows = connection.execute(sa.select(schema.category.c.key, schema.category.c.names))
    return {key: json.loads(names) for key, names in rows}


def _sellable(product: Product) -> bool:
    return product.state is SaleState.ACTIVE
