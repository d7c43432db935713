"""The ledger's tables as SQLAlchemy sees them. The migrations make them; a test holds both together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_microseconds(instant: datetime) -> int:
    """Whole microseconds since 1970 UTC, exact (no float on the way)."""
    return (instant - _EPOCH) // _MICROSECOND


def from_microseconds(value: int) -> datetime:
    """The aware UTC time of so many microseconds since 1970."""
    return _EPOCH + value * _MICROSECOND


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware time as microseconds since 1970 UTC; comes back in UTC."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as above
        return None if value is None else from_microseconds(value)


class Offset(sa.types.TypeDecorator[timedelta]):
    """A difference of two clocks as microseconds."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - as above
        return None if value is None else value // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:  # noqa: ARG002 - as above
        return None if value is None else value * _MICROSECOND


metadata = sa.MetaData()

facts = sa.Table(
    "facts",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

series = sa.Table(
    "series",
    metadata,
    sa.Column("prefix", sa.Text, primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("lane", sa.Integer, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_attempt_at", Instant),
    sa.Column("last_status", sa.Text, nullable=False),
    sa.Column("last_detail", sa.Text, nullable=False),
    sa.Column("chain", sa.Text, nullable=False),
    sa.Column("clock_offset", Offset),
)

sales = sa.Table(
    "sales",
    metadata,
    sa.Column("seq", sa.Integer, sa.ForeignKey("outbox.seq"), primary_key=True),
    sa.Column("number", sa.Text, nullable=False, unique=True),
    sa.Column("placed_at", Instant, nullable=False),
    sa.Column("stored_at", Instant, nullable=False),
    sa.Column("amount", sa.Integer, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)

payments = sa.Table(
    "payments",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),  # the sale's
    sa.Column("tender", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("amount", sa.Integer, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("basket_hash", sa.Text, nullable=False),
)

attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("sale_id", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("sale", sa.Text),  # only while it is open: nobody else needs to know what was not bought
)
