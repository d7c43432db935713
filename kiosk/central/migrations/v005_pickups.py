"""Orders to collect in a store."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, Column, DateTime, ForeignKey, String

revision = "005"
down_revision = "004"


def upgrade() -> None:
    """None is waiting yet."""
    op.create_table(
        "pickups",
        Column("id", String, primary_key=True),
        Column("code", String, nullable=False, unique=True),
        Column("customer", String, ForeignKey("customers.reference")),
        Column("store", String, nullable=False),
        Column("state", String, nullable=False),
        Column("place", String, nullable=False),
        Column("lines", JSON, nullable=False),
        Column("ordered_at", DateTime(timezone=True), nullable=False),
        Column("here_since", DateTime(timezone=True)),
        Column("handed_over_at", DateTime(timezone=True)),
        Column("handed_over_by", String, nullable=False),
    )
    op.create_index("ix_pickups_customer", "pickups", ["customer"])
