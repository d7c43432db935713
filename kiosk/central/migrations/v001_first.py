"""The tables as they were before there were migrations."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    inspect,
)

revision = "001"
down_revision = None

metadata = MetaData()

_Serial = BigInteger().with_variant(Integer, "sqlite")


facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("text", String, nullable=False),
    Column("number", BigInteger, nullable=False),
)

stores = Table(
    "stores",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("position", Integer, nullable=False),
)

categories = Table(
    "categories",
    metadata,
    Column("key", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("names", JSON, nullable=False),
    Column("picture", String, nullable=False),
)

products = Table(
    "products",
    metadata,
    Column("sku", String, primary_key=True),
    Column("change", BigInteger, nullable=False, unique=True),
    Column("deleted", Boolean, nullable=False),
    Column("category", String, nullable=False),
    Column("state", String, nullable=False),
    Column("popularity", Integer, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("currency", String, nullable=False),
    Column("document", JSON, nullable=False),
    Column("places", JSON, nullable=False),
    Column("related", JSON, nullable=False),
)

Index("products_counted", products.c.category, products.c.deleted)
Index("products_popular_in", products.c.category, products.c.popularity.desc(), products.c.sku)
Index("products_popular", products.c.popularity.desc(), products.c.sku)

stock = Table(
    "stock",
    metadata,
    Column("sku", String, primary_key=True),
    Column("location", String, primary_key=True),
    Column("quantity", Integer, nullable=False),
)

customers = Table(
    "customers",
    metadata,
    Column("reference", String, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("first_name", String, nullable=False),
    Column("last_name", String, nullable=False),
    Column("search_name", String, nullable=False, index=True),
    Column("language", String, nullable=False),
    Column("tier", String, nullable=False),
    Column("points", Integer, nullable=False),
    Column("cart_version", Integer, nullable=False),
    Column("wishlist_version", Integer, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("reference", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("pin_hash", String, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("customer", ForeignKey(customers.c.reference)),
    Column("staff", ForeignKey(staff.c.reference)),
    Column("level", String, nullable=False),
    Column("blocked", Boolean, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("key_hash", String, primary_key=True),
    Column("device", String, nullable=False),
    Column("customer", ForeignKey(customers.c.reference)),
    Column("staff", ForeignKey(staff.c.reference)),
    Column("level", String, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False, index=True),
)

list_lines = Table(
    "list_lines",
    metadata,
    Column("customer", ForeignKey(customers.c.reference), primary_key=True),
    Column("list", String, primary_key=True),
    Column("sku", String, primary_key=True),
    Column("quantity", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("device", String, nullable=False),
    Column("base", Integer, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
)

consent_events = Table(
    "consent_events",
    metadata,
    Column("arrival", _Serial, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("customer", ForeignKey(customers.c.reference), index=True),
    Column("token_kind", String, nullable=False),
    Column("token_value", String, nullable=False),
    Column("purpose", String, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
    Column("text_hash", String, nullable=False),
    Column("language", String, nullable=False),
    Column("store", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("arrival", _Serial, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("staff", String, nullable=False),
    Column("device", String, nullable=False),
    Column("action", String, nullable=False),
    Column("customer", String, nullable=False),
    Column("query", String, nullable=False),
    Column("found", Integer, nullable=False),
)

orders = Table(
    "orders",
    metadata,
    Column("arrival", _Serial, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("number", String, nullable=False, index=True),
    Column("channel", String, nullable=False),
    Column("store", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("customer", ForeignKey(customers.c.reference), index=True),
    Column("token_kind", String, nullable=False),
    Column("token_value", String, nullable=False),
    Column("placed_at", DateTime(timezone=True), nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("currency", String, nullable=False),
    Column("pieces", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("flags", JSON, nullable=False),
    Column("document", JSON, nullable=False),
)

order_lines = Table(
    "order_lines",
    metadata,
    Column("order", ForeignKey(orders.c.id), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sku", String, nullable=False, index=True),
    Column("quantity", Integer, nullable=False),
)

devices = Table(
    "devices",
    metadata,
    Column("id", String, primary_key=True),
    Column("token_hash", String, nullable=False),
    Column("store", ForeignKey(stores.c.id), nullable=False),
    Column("high_water", BigInteger, nullable=False),
    Column("failed_pins", Integer, nullable=False),
    Column("pins_locked_until", DateTime(timezone=True)),
)

operations = Table(
    "operations",
    metadata,
    Column("id", String, primary_key=True),
    Column("body_hash", String, nullable=False),
    Column("device", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("note", String, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("key", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("request_hash", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("body", JSON, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
)


def upgrade() -> None:
    """Make them; a database of that time has them already."""
    connection = op.get_bind()
    if not inspect(connection).has_table("facts"):
        metadata.create_all(connection)
