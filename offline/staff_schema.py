"""The tables of staff passes. Another version is another file: nothing is migrated, staff unlock with the network."""

from __future__ import annotations

import sqlalchemy as sa

VERSION = 1

metadata = sa.MetaData()

staff_pass = sa.Table(
    "staff_pass",
    metadata,
    sa.Column("reference", sa.Text, primary_key=True),
    sa.Column("by", sa.Text, primary_key=True),  # "pin" or "badge"
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),  # argon2id, with its salt and parameters
    sa.Column("unlocked_at", sa.Integer, nullable=False),  # microseconds since 1970
    sa.Column("until", sa.Integer, nullable=False),
)

tries = sa.Table(
    "tries",
    metadata,
    sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1"), primary_key=True),
    sa.Column("wrong", sa.Integer, nullable=False),  # in a row
)


def create(connection: sa.Connection) -> None:
    """Make what is not there yet."""
    metadata.create_all(connection)
