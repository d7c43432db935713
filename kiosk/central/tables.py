"""The central service's tables. Documents whose fields nothing asks for by themselves are JSON columns.

A change here needs a step in kiosk/central/migrations; a test compares the two.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData()

_Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers only INTEGER keys by itself


class Utc(TypeDecorator[datetime]):
    """An aware moment in UTC, also on SQLite, which forgets offsets."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# ── the shop ─────────────────────────────────────────────────────────────────────────────────────

facts = Table(
    "facts",  # single values: "epoch" of this database, "changes" given out, "orders_seen", "delivery" terms
    metadata,
    Column("name", String, primary_key=True),
    Column("text", String, nullable=False, default=""),
    Column("number", BigInteger, nullable=False, default=0),
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
    Column("change", BigInteger, nullable=False, unique=True),  # its place in the delta feed
    Column("deleted", Boolean, nullable=False, default=False),
    Column("category", String, nullable=False),
    Column("state", String, nullable=False),
    Column("popularity", Integer, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("currency", String, nullable=False),
    Column("document", JSON, nullable=False),  # a ProductBody without store, stock and neighbours
    Column("places", JSON, nullable=False),  # store → language → text
    Column("related", JSON, nullable=False),  # SKUs, best first
)

Index("products_counted", products.c.category, products.c.deleted)  # counts without touching the documents
Index("products_popular_in", products.c.category, products.c.popularity.desc(), products.c.sku)
Index("products_popular", products.c.popularity.desc(), products.c.sku)

stock = Table(
    "stock",
    metadata,
    Column("sku", String, primary_key=True),
    Column("location", String, primary_key=True),
    Column("quantity", Integer, nullable=False),
)

# ── people ───────────────────────────────────────────────────────────────────────────────────────

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
    Column("cart_version", Integer, nullable=False, default=1),
    Column("wishlist_version", Integer, nullable=False, default=1),
    Column("address", JSON(none_as_null=True)),  # {"street", "postcode", "city"}
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
    Column("kind", String, primary_key=True),  # "uid", "text" or "number"
    Column("value", String, primary_key=True),
    Column("customer", ForeignKey(customers.c.reference)),
    Column("staff", ForeignKey(staff.c.reference)),
    Column("level", String, nullable=False, default="known"),
    Column("blocked", Boolean, nullable=False, default=False),
    Column("issued_by", String, nullable=False, default=""),  # which member of staff wrote it on a card …
    Column("issued_on", String, nullable=False, default=""),  # … at which device …
    Column("issued_at", Utc),  # … and when; NULL: it came otherwise
)

sun_cards = Table(
    "sun_cards",  # NTAG 424 DNA: cards that sign
    metadata,
    Column("uid", String, primary_key=True),
    Column("customer", ForeignKey(customers.c.reference), nullable=False),
    Column("key", String, nullable=False, default=""),  # its own, encrypted; "": derived from the service's
    Column("counter", BigInteger, nullable=False, default=0),  # the highest it was let in with
    Column("blocked", Boolean, nullable=False, default=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("key_hash", String, primary_key=True),
    Column("device", String, nullable=False),
    Column("customer", ForeignKey(customers.c.reference)),
    Column("staff", ForeignKey(staff.c.reference)),
    Column("level", String, nullable=False),
    Column("expires_at", Utc, nullable=False, index=True),
)

list_lines = Table(
    "list_lines",  # a removed line stays with quantity 0: an older device must not bring it back
    metadata,
    Column("customer", ForeignKey(customers.c.reference), primary_key=True),
    Column("list", String, primary_key=True),  # "cart" or "wishlist"
    Column("sku", String, primary_key=True),
    Column("quantity", Integer, nullable=False),
    Column("version", Integer, nullable=False),  # the list's version when this line last changed
    Column("device", String, nullable=False, default=""),  # who changed it last …
    Column("base", Integer, nullable=False, default=0),  # … and which version that device had seen
    Column("added_at", Utc, nullable=False),
)

consent_events = Table(
    "consent_events",  # append-only
    metadata,
    Column("arrival", _Serial, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("customer", ForeignKey(customers.c.reference), index=True),
    Column("token_kind", String, nullable=False, default=""),  # while nobody knows whose it is
    Column("token_value", String, nullable=False, default=""),
    Column("purpose", String, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("decided_at", Utc, nullable=False),
    Column("text_hash", String, nullable=False),
    Column("language", String, nullable=False),
    Column("store", String, nullable=False),
    Column("device", String, nullable=False),
    Column("series", Integer, nullable=False, default=0),  # the device's numbers compare within one series only
    Column("seq", BigInteger, nullable=False),
    Column("clock_offset_ms", BigInteger),  # this service's time less the device's; NULL: the device did not know
    Column("not_before", Utc),  # when the device was last heard of without this entry
    Column("received_at", Utc, nullable=False),
    Column("receipt", String, nullable=False, default="", server_default="", index=True),  # hash of the receipt's code
)

consent_texts = Table(
    "consent_texts",  # the words people decided about
    metadata,
    Column("text_hash", String, primary_key=True),  # SHA-256
    Column("text", String, nullable=False),
)

data_requests = Table(
    "data_requests",  # what customers asked of their data
    metadata,
    Column("id", String, primary_key=True),  # the operation's id
    Column("wish", String, nullable=False),  # "access" or "erasure"
    Column("code_hash", String, nullable=False, unique=True),  # of the code on the kiosk's screen
    Column("customer", ForeignKey(customers.c.reference), index=True),  # NULL: erased
    Column("device", String, nullable=False),
    Column("store", String, nullable=False),
    Column("language", String, nullable=False),
    Column("asked_at", Utc, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("claimed_by", String, nullable=False, default=""),  # the hash of the phone's key
)

erased = Table(
    "erased",  # hashes of what erased customers were known by: what arrives late is nobody's
    metadata,
    Column("digest", String, primary_key=True),
    Column("at", Utc, nullable=False),
)

audit = Table(
    "audit",  # append-only
    metadata,
    Column("arrival", _Serial, primary_key=True, autoincrement=True),
    Column("at", Utc, nullable=False),
    Column("staff", String, nullable=False),
    Column("device", String, nullable=False),
    Column("action", String, nullable=False),
    Column("customer", String, nullable=False, index=True),
    Column("query", String, nullable=False),
    Column("found", Integer, nullable=False),
)

audit_shown = Table(
    "audit_shown",  # whom a search showed
    metadata,
    Column("audit", ForeignKey(audit.c.arrival), primary_key=True),
    Column("customer", String, primary_key=True, index=True),
)

logins = Table(
    "logins",  # by what a customer confirms on a phone that it is them
    metadata,
    Column("customer", ForeignKey(customers.c.reference), primary_key=True),
    Column("pin_hash", String, nullable=False),
    Column("failed", Integer, nullable=False, default=0),  # wrong ones in a row
    Column("locked_until", Utc),
)

device_grants = Table(
    "device_grants",  # RFC 8628: kiosks that wait for somebody to confirm on a phone
    metadata,
    Column("device_hash", String, primary_key=True),
    Column("user_hash", String, nullable=False, unique=True),
    Column("device", String, nullable=False),
    Column("store", String, nullable=False),
    Column("language", String, nullable=False),
    Column("state", String, nullable=False),  # "pending", "approved" or "denied"
    Column("customer", ForeignKey(customers.c.reference)),
    Column("tries", Integer, nullable=False, default=0),  # wrong PINs under this code
    Column("interval", Integer, nullable=False),  # seconds between two polls
    Column("polled_at", Utc),
    Column("answered_at", Utc),  # when the session was given out
    Column("expires_at", Utc, nullable=False, index=True),
)

handovers = Table(
    "handovers",  # carts on their way between kiosk and phone; gone a day after their time
    metadata,
    Column("code_hash", String, primary_key=True),
    Column("device", String, nullable=False),  # which kiosk gave it out, or gave it to the phone it comes back from
    Column("store", String, nullable=False),
    Column("link", String, nullable=False),  # what the kiosk's codes begin with
    Column("lines", JSON, nullable=False),  # [{"sku", "quantity"}]
    Column("language", String, nullable=False),
    Column("expires_at", Utc, nullable=False, index=True),
    Column("claimed_at", Utc),
    Column("claimed_by", String, nullable=False, default=""),  # a device, or the hash of the phone's key
)

# ── orders ───────────────────────────────────────────────────────────────────────────────────────

orders = Table(
    "orders",
    metadata,
    Column("arrival", _Serial, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),  # the operation's id
    Column("number", String, nullable=False, index=True),
    Column("channel", String, nullable=False),
    Column("store", String, nullable=False),
    Column("device", String, nullable=False),
    Column("series", Integer, nullable=False, default=0),
    Column("seq", BigInteger, nullable=False),
    Column("customer", ForeignKey(customers.c.reference), index=True),
    Column("token_kind", String, nullable=False, default=""),
    Column("token_value", String, nullable=False, default=""),
    Column("placed_at", Utc, nullable=False),  # by the till's clock
    Column("clock_offset_ms", BigInteger),
    Column("happened_at", Utc, nullable=False),  # by this service's clock, as near as can be known
    Column("received_at", Utc, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("currency", String, nullable=False),
    Column("pieces", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("flags", JSON, nullable=False),  # what staff should look at: [{"code", "sku"?, "detail"}]
    Column("document", JSON, nullable=False),  # the purchase as the till sent it, without the person
)

Index("orders_of_customer", orders.c.customer, orders.c.happened_at)

order_lines = Table(
    "order_lines",
    metadata,
    Column("order", ForeignKey(orders.c.id), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sku", String, nullable=False, index=True),
    Column("quantity", Integer, nullable=False),
)

pickups = Table(
    "pickups",  # what is packed here: click and collect, and what is sent home
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, unique=True),
    Column("customer", ForeignKey(customers.c.reference), index=True),
    Column("store", String, nullable=False),
    Column("state", String, nullable=False),  # kiosk.domain.pickup.PickupState
    Column("place", String, nullable=False),
    Column("lines", JSON, nullable=False),  # [{"sku", "quantity"}]
    Column("ordered_at", Utc, nullable=False),
    Column("here_since", Utc),
    Column("handed_over_at", Utc),
    Column("handed_over_by", String, nullable=False, default=""),
    Column("send_to", String, nullable=False, default=""),  # name and address of what is sent instead
    Column("due", JSON(none_as_null=True)),  # what was to be paid at the till then: {"amount", "currency"}
)

payments = Table(
    "payments",  # confirmed on the buyer's phone; nobody's name. What was to be bought is kept for a day
    metadata,
    Column("id", String, primary_key=True),  # of the device's attempt
    Column("code_hash", String, unique=True),  # of the page that can pay it; none while it was only cancelled
    Column("device", String, nullable=False),
    Column("store", String, nullable=False),
    Column("language", String, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", String, nullable=False),
    Column("lines", JSON, nullable=False),  # [{"name", "quantity", "total"}]
    Column("state", String, nullable=False),  # kiosk.domain.phone_payment.PhonePaymentState
    Column("reference", String, nullable=False, default=""),  # the payment provider's
    Column("offered_at", Utc, nullable=False, index=True),
    Column("expires_at", Utc, nullable=False),
    Column("order", String, nullable=False, default=""),  # the purchase it paid, once that came in
)

offers = Table(
    "offers",  # for everybody, in the feed, or for one customer
    metadata,
    Column("id", String, primary_key=True),
    Column("change", BigInteger, nullable=False, index=True),  # as of products
    Column("customer", ForeignKey(customers.c.reference), index=True),
    Column("document", JSON, nullable=False),  # OfferBody
    Column("deleted", Boolean, nullable=False, default=False),
)

vouchers = Table(
    "vouchers",  # codes that count once
    metadata,
    Column("code", String, primary_key=True),
    Column("offer", ForeignKey(offers.c.id), nullable=False),
    Column("redeemed_by", String),  # the order's id
    Column("redeemed_at", Utc),
)

point_holds = Table(
    "point_holds",  # points that a device holds for a basket
    metadata,
    Column("id", String, primary_key=True),  # the idempotency key; the purchase names it as its discount's code
    Column("customer", ForeignKey(customers.c.reference), nullable=False, index=True),
    Column("device", String, nullable=False),
    Column("points", Integer, nullable=False),
    Column("held_at", Utc, nullable=False),
    Column("expires_at", Utc, nullable=False),  # then they are free again
    Column("used_by", String),  # the order's id
    Column("used", Integer, nullable=False, default=0),  # how many of them
)

feedback = Table(
    "feedback",  # how many said how it was; nobody who
    metadata,
    Column("store", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("rating", Integer, primary_key=True, autoincrement=False),
    Column("answers", Integer, nullable=False),
)

# ── devices and what they sent ───────────────────────────────────────────────────────────────────

devices = Table(
    "devices",
    metadata,
    Column("id", String, primary_key=True),
    Column("token_hash", String, nullable=False),
    Column("store", ForeignKey(stores.c.id), nullable=False),
    Column("high_water", BigInteger, nullable=False, default=0),  # the highest number it ever told
    Column("applied", BigInteger, nullable=False, default=0),  # how many operations came first from it
    Column("series", Integer, nullable=False, default=0),  # how often its numbers began anew: once an alarm
    Column("told_seq", BigInteger, nullable=False, default=0),  # the newest entry it told of …
    Column("told_chain", String, nullable=False, default=""),
    Column("told_at", Utc),  # … and when it did so first
    Column("batch_seq", BigInteger, nullable=False, default=0),  # the newest one told with a batch
    Column("contact_at", Utc),  # about; within a minute
    Column("failed_pins", Integer, nullable=False, default=0),
    Column("pins_locked_until", Utc),
)

device_heads = Table(
    "device_heads",  # what a device told to be its newest entry, and when it did so last: entries after it are younger
    metadata,
    Column("device", String, primary_key=True),
    Column("series", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("chain", String, nullable=False),
    Column("last_at", Utc, nullable=False),
)

device_alarms = Table(
    "device_alarms",  # append-only
    metadata,
    Column("arrival", _Serial, primary_key=True, autoincrement=True),
    Column("at", Utc, nullable=False),
    Column("device", String, nullable=False),
    Column("code", String, nullable=False),
    Column("told_seq", BigInteger, nullable=False),
    Column("told_chain", String, nullable=False),
    Column("known_seq", BigInteger, nullable=False),
    Column("known_chain", String, nullable=False),
    UniqueConstraint("device", "code", "told_seq", "told_chain", "known_seq", "known_chain", name="alarm_once"),
)

operations = Table(
    "operations",  # idempotency keys of the batch; kept with their effect, for the devices' whole history
    metadata,
    Column("id", String, primary_key=True),
    Column("body_hash", String, nullable=False),
    Column("device", String, nullable=False),
    Column("series", Integer, nullable=False, default=0),
    Column("seq", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("note", String, nullable=False, default=""),  # e.g. "merged"
    Column("received_at", Utc, nullable=False),
)

Index("operations_numbers", operations.c.device, operations.c.series, operations.c.seq)

answers = Table(
    "answers",  # idempotency keys of single writes, with the stored answer
    metadata,
    Column("key", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("request_hash", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("body", JSON, nullable=False),
    Column("received_at", Utc, nullable=False),
)
