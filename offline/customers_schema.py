"""The tables of customers' kept views. Another version is another file: nothing is migrated, a cache begins anew."""

from __future__ import annotations

import sqlalchemy as sa

VERSION = 1

metadata = sa.MetaData()

view = sa.Table(
    "view",
    metadata,
    sa.Column("customer", sa.LargeBinary, primary_key=True),  # a tag, see offline.customers_seal
    sa.Column("wrapped_key", sa.LargeBinary, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("fetched_at", sa.Integer, nullable=False),  # microseconds since 1970
    sa.Column("until", sa.Integer, nullable=False),
)

# Whole answers: a look at all ages must not read all the bodies.
sa.Index("view_by_age", view.c.fetched_at, view.c.customer)
sa.Index("view_by_end", view.c.until, view.c.customer)

token = sa.Table(
    "token",
    metadata,
    sa.Column("tag", sa.LargeBinary, primary_key=True),
    sa.Column(
        "customer", sa.LargeBinary, sa.ForeignKey(view.c.customer, ondelete="CASCADE"), nullable=False, index=True
    ),
)

refusal = sa.Table(
    "refusal",
    metadata,
    sa.Column("tag", sa.LargeBinary, primary_key=True),  # a token's or a customer's
    sa.Column("until", sa.Integer, nullable=False),
)


def create(connection: sa.Connection) -> None:
    """Make what is not there yet."""
    metadata.create_all(connection)
