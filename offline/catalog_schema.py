"""The replica's tables. A changed schema is a new file, into which the products of the old one are carried over.

Whatever changes, `product (number, sku, body)`, `gtin (gtin, sku)` and `category (key, position, names, picture)` stay:
a newer or older program reads them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

VERSION = 3

# `rank` orders by popularity: (2³¹ - 1 - popularity) · 2²⁴ + the product's number. It is the row id of the full-text
# entry, so that "the most popular first" needs no sorting. Bodies lie as they came: a chunk touches few pages.
# `code` has the numbers of a product that a fragment is looked for in, `word` the spellings that a mistyped word is
# compared with: also those of products that went, until the next generation.
STATEMENTS = (
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE category (
        key TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        names TEXT NOT NULL,
        picture TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE shelf (category TEXT PRIMARY KEY, sellable INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE product (
        number INTEGER PRIMARY KEY,
        rank INTEGER NOT NULL UNIQUE,
        sku TEXT NOT NULL UNIQUE,
        category TEXT NOT NULL,
        sellable INTEGER NOT NULL,
        tokens INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX product_shelf ON product (category, sellable, rank)",
    "CREATE INDEX product_sellable ON product (sellable, rank)",
    "CREATE TABLE gtin (gtin TEXT, sku TEXT, PRIMARY KEY (gtin, sku)) STRICT, WITHOUT ROWID",
    "CREATE INDEX gtin_sku ON gtin (sku)",
    "CREATE TABLE price_change (at INTEGER, sku TEXT, PRIMARY KEY (at, sku)) STRICT, WITHOUT ROWID",
    "CREATE INDEX price_change_sku ON price_change (sku)",
    """
    CREATE VIRTUAL TABLE words USING fts5 (
        tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '=~#'"
    )
    """,
    "CREATE TABLE word (form TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE TABLE code (number INTEGER PRIMARY KEY, numbers TEXT NOT NULL) STRICT",
    f"PRAGMA user_version = {VERSION}",
)

_POPULARITY_LIMIT = 2**31 - 1
_NUMBER_BITS = 24
NUMBERS = (1 << _NUMBER_BITS) - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_metadata = sa.MetaData()

facts = sa.Table("facts", _metadata, sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text))
category = sa.Table(
    "category",
    _metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer),
    sa.Column("names", sa.Text),
    sa.Column("picture", sa.Text),
)
shelf = sa.Table(
    "shelf", _metadata, sa.Column("category", sa.Text, primary_key=True), sa.Column("sellable", sa.Integer)
)
product = sa.Table(
    "product",
    _metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("rank", sa.Integer),
    sa.Column("sku", sa.Text),
    sa.Column("category", sa.Text),
    sa.Column("sellable", sa.Integer),
    sa.Column("tokens", sa.Integer),
    sa.Column("body", sa.Text),
)
gtin = sa.Table(
    "gtin", _metadata, sa.Column("gtin", sa.Text, primary_key=True), sa.Column("sku", sa.Text, primary_key=True)
)
price_change = sa.Table(
    "price_change",
    _metadata,
    sa.Column("at", sa.Integer, primary_key=True),
    sa.Column("sku", sa.Text, primary_key=True),
)
word = sa.Table("word", _metadata, sa.Column("form", sa.Text, primary_key=True))
code = sa.Table("code", _metadata, sa.Column("number", sa.Integer, primary_key=True), sa.Column("numbers", sa.Text))
words = sa.table("words", sa.column("rowid", sa.Integer), sa.column("tokens", sa.Text))


def create(connection: sa.Connection) -> None:
    """Make the tables in an empty file; nothing when they are there."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0:
        for statement in STATEMENTS:
            connection.exec_driver_sql(statement)


def rank_of(popularity: int, number: int) -> int:
    """The row id of a product: smaller is more popular, its number decides between equals."""
    return (_POPULARITY_LIMIT - min(max(popularity, 0), _POPULARITY_LIMIT)) << _NUMBER_BITS | number


def number_of(rank: int) -> int:
    """The product's number within a rank."""
    return rank & NUMBERS


def instant_of(moment: datetime) -> int:
    """A moment as it is stored and compared: microseconds since 1970."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(instant: int) -> datetime:
    """The moment of a stored number."""
    return _EPOCH + timedelta(microseconds=instant)
