"""The delta feed of products, and stock."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from kiosk.central import tables as t
from kiosk.central.database import insert
from kiosk.central.offer_feed import changed_after
from kiosk.domain.catalog import Product
from kiosk.wire.catalog import AttributeWordsBody, CatalogChangesBody, CategoryBody, ProductBody, StockLevelBody

RELATED = 20
ONLINE = "online"
_WORDS = "attribute words"  # the fact
BASKET_LIFE = timedelta(hours=2)  # a basket keeps the prices that were shown when it was filled


def next_changes(connection: Connection, count: int) -> int:
    """Take `count` consecutive change numbers; the first of them.

    The row stays locked until the transaction ends: no reader can see a later number before an earlier one.
    """
    last = connection.scalar(
        update(t.facts)
        .where(t.facts.c.name == "changes")
        .values(number=t.facts.c.number + count)
        .returning(t.facts.c.number)
    )
    assert last is not None
    return int(last) - count + 1


def begin_epoch(connection: Connection) -> None:
    """Cursors given out from now on carry a new mark; those given out before stay good up to here.

    Done at each start of the service: a database restored from a backup does not know the marks given out since, and
    knows where the last one ended, so a device that saw what was lost starts from the beginning.
    """
    ended = connection.execute(select(t.facts.c.text).where(t.facts.c.name == "epoch").with_for_update()).scalar_one()
    last = connection.scalar(select(t.facts.c.number).where(t.facts.c.name == "changes")) or 0
    connection.execute(insert(connection, t.facts), {"name": _ended(ended), "text": "", "number": last})
    connection.execute(update(t.facts).where(t.facts.c.name == "epoch").values(text=secrets.token_hex(8)))


def lock_feed(connection: Connection) -> None:
    """Take the feed's lock before rows of products: who takes the two the other way round would block the others."""
    connection.execute(select(t.facts.c.number).where(t.facts.c.name == "changes").with_for_update())


def touch(connection: Connection, skus: Sequence[str]) -> None:
    """These products have changed: put them at the feed's end, in this order."""
    known = set(connection.scalars(select(t.products.c.sku).where(t.products.c.sku.in_(set(skus)))))
    changed = [sku for sku in dict.fromkeys(skus) if sku in known]
    if changed:
        first = next_changes(connection, len(changed))
        connection.execute(
            update(t.products).where(t.products.c.sku == bindparam("which")).values(change=bindparam("number")),
            [{"which": sku, "number": first + at} for at, sku in enumerate(changed)],
        )


def delete_product(connection: Connection, sku: str) -> None:
    """Take a product out of the catalogue; devices learn it from the feed."""
    connection.execute(update(t.products).where(t.products.c.sku == sku).values(deleted=True))
    touch(connection, [sku])


def changes(connection: Connection, store: str, cursor: str, limit: int) -> CatalogChangesBody:
    """The chunk after `cursor`, as `store` sells it.

    A cursor of another database, or of a state that a restored backup does not know, starts from the beginning; `reset`
    says so.
    """
    epoch = connection.scalars(select(t.facts.c.text).where(t.facts.c.name == "epoch")).one()
    since = _position(connection, cursor, epoch)
    rows = connection.execute(
        select(t.products).where(t.products.c.change > since).order_by(t.products.c.change).limit(limit + 1)
    ).all()
    chunk, more = rows[:limit], len(rows) > limit
    pieces = _stock_of(connection, store, [row.sku for row in chunk])
    fresh = since == 0  # who has nothing needs no deletions
    shelves, total = _shelves(connection)
    offers = changed_after(connection, since)
    last = chunk[-1].change if chunk else since
    words = _attribute_words(connection, since)
    if not more:
        last = max(last, offers[0] if offers else 0, words[0] if words else 0)
    return CatalogChangesBody(
        products=tuple(_product(row, store, pieces.get(row.sku)) for row in chunk if not row.deleted),
        deleted=tuple(row.sku for row in chunk if row.deleted and not fresh),
        categories=shelves,
        cursor=f"{epoch}.{last}",
        more=more,
        total=total,
        reset=fresh,
        offers=None if offers is None else offers[1],
        attribute_words=None if words is None else words[1],
    )


def stock_levels(connection: Connection, store: str, sku: str) -> tuple[StockLevelBody, ...] | None:
    """Stock here, in the other stores, online; None for an unknown product."""
    if connection.scalar(select(t.products.c.sku).where(t.products.c.sku == sku)) is None:
        return None
    pieces = dict(connection.execute(select(t.stock.c.location, t.stock.c.quantity).where(t.stock.c.sku == sku)).all())
    shops = connection.execute(select(t.stores.c.id, t.stores.c.name).order_by(t.stores.c.position)).all()
    here_first = sorted(shops, key=lambda shop: shop.id != store)
    places = [(shop.id, shop.name) for shop in here_first] + [(ONLINE, "Online")]
    return tuple(
        StockLevelBody(location=place, name=name, quantity=pieces[place]) for place, name in places if place in pieces
    )


def take_stock(connection: Connection, store: str, sold: Mapping[str, int]) -> list[str]:
    """Goods have left a store; the SKUs of which more left than were there. Stock never goes below zero.

    Touching the products, so that devices learn of it, is the caller's part: once for many purchases.
    """
    here = _stock_of(connection, store, list(sold), lock=True)
    short = [sku for sku, quantity in sold.items() if quantity > here.get(sku, quantity)]
    left = {sku: max(0, here[sku] - quantity) for sku, quantity in sold.items() if sku in here}
    if left:
        connection.execute(
            update(t.stock)
            .where(t.stock.c.sku == bindparam("which"), t.stock.c.location == store)
            .values(quantity=bindparam("left")),
            [{"which": sku, "left": quantity} for sku, quantity in left.items()],
        )
    return sorted(short)


def products_now(connection: Connection, skus: Sequence[str], now: datetime) -> dict[str, Product]:
    """Those of the products that are sold, by SKU, with the prices of now."""
    rows = connection.execute(
        select(t.products.c.sku, t.products.c.document).where(
            t.products.c.sku.in_(skus), t.products.c.deleted.is_(False), t.products.c.state == "active"
        )
    )
    return {row.sku: ProductBody.model_validate(row.document).to_domain().at(now) for row in rows}


def prices_before(document: Mapping[str, Any], moment: datetime) -> frozenset[int]:
    """Every price of a product, in minor units, that held at a moment or within the life of a basket before it."""
    product = ProductBody.model_validate(document).to_domain()
    since = moment - BASKET_LIFE
    changed = {change for change in product.price_changes if since < change <= moment}
    return frozenset(product.at(then).price.amount for then in {since, moment, *changed})


def sellable(store: str) -> Any:
    """A condition on products: may be sold, and this store has some (or does not count them)."""
    here = select(t.stock.c.quantity).where(t.stock.c.sku == t.products.c.sku, t.stock.c.location == store)
    quantity = here.scalar_subquery()
    return t.products.c.deleted.is_(False) & (t.products.c.state == "active") & (func.coalesce(quantity, 1) > 0)


def set_related(connection: Connection, related: Mapping[str, Sequence[str]]) -> int:
    """Store what goes well with what; only products whose list changed enter the feed. How many those are."""
    stored = connection.execute(select(t.products.c.sku, t.products.c.related)).all()
    changed = {sku: list(related.get(sku, ())) for sku, old in stored if list(old) != list(related.get(sku, ()))}
    if changed:
        connection.execute(
            update(t.products).where(t.products.c.sku == bindparam("which")).values(related=bindparam("new")),
            [{"which": sku, "new": others} for sku, others in changed.items()],
        )
        touch(connection, list(changed))
    return len(changed)


def upsert_products(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add or replace products (rows of the table without `change`), in the feed's order."""
    first = next_changes(connection, len(rows))
    statement = insert(connection, t.products)
    columns = [column.name for column in t.products.columns if column.name != "sku"]
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["sku"], set_={name: statement.excluded[name] for name in columns}
        ),
        [{"deleted": False, "related": [], **row, "change": first + at} for at, row in enumerate(rows)],
    )


def put_attribute_words(connection: Connection, words: Mapping[str, AttributeWordsBody]) -> None:
    """What attributes are called from now on; devices learn it from the feed."""
    text = json.dumps({name: one.model_dump() for name, one in words.items()}, ensure_ascii=False)
    row = {"text": text, "number": next_changes(connection, 1)}
    statement = insert(connection, t.facts).values(name=_WORDS, **row)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=row))


def _attribute_words(connection: Connection, since: int) -> tuple[int, dict[str, AttributeWordsBody]] | None:
    row = connection.execute(
        select(t.facts.c.number, t.facts.c.text).where(t.facts.c.name == _WORDS, t.facts.c.number > since)
    ).first()
    if row is None:
        return None
    return row.number, {name: AttributeWordsBody.model_validate(one) for name, one in json.loads(row.text).items()}


def _position(connection: Connection, cursor: str, epoch: str) -> int:
    """The number of the last change that a device has; 0 when this database never gave out such a cursor."""
    match = re.fullmatch(r"([0-9a-f]+)\.(\d{1,18})", cursor)
    if match is None:
        return 0
    last = connection.scalar(
        select(t.facts.c.number).where(t.facts.c.name == ("changes" if match[1] == epoch else _ended(match[1])))
    )
    position = int(match[2])
    return position if position <= (last or 0) else 0


def _ended(epoch: str) -> str:
    """The name of the fact that holds the last change given out in an epoch that is over."""
    return f"epoch {epoch}"


def _shelves(connection: Connection) -> tuple[tuple[CategoryBody, ...], int]:
    """All categories in the shop's order with how many products each has, and how many products there are in all."""
    counted = (
        select(t.products.c.category, func.count())
        .where(t.products.c.deleted.is_(False))
        .group_by(t.products.c.category)
    )
    counts: dict[str, int] = dict(connection.execute(counted).all())
    shelves = tuple(
        CategoryBody(key=row.key, names=row.names, picture=row.picture, count=counts.get(row.key, 0))
        for row in connection.execute(select(t.categories).order_by(t.categories.c.position))
    )
    return shelves, sum(counts.values())


def _stock_of(connection: Connection, store: str, skus: Sequence[str], *, lock: bool = False) -> dict[str, int]:
    query = select(t.stock.c.sku, t.stock.c.quantity).where(t.stock.c.location == store, t.stock.c.sku.in_(skus))
    if lock:
        query = query.order_by(t.stock.c.sku).with_for_update()  # always in one order: no deadlock within a store
    return dict(connection.execute(query).all())


def _product(row: Any, store: str, pieces: int | None) -> ProductBody:
    return ProductBody.model_validate(
        {
            **row.document,
            "places": row.places.get(store, {}),
            "stock": pieces,
            "goes_well_with": row.related[:RELATED],
            "popularity": row.popularity,
        }
    )


def product_exists(connection: Connection, sku: str) -> bool:
    """Whether there is such a product now."""
    query = select(t.products.c.sku).where(t.products.c.sku == sku, t.products.c.deleted.is_(False))
    return connection.scalar(query) is not None
