"""Points on hold for a basket."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, DateTime, ForeignKey, Integer, String

revision = "011"
down_revision = "010"


def upgrade() -> None:
    """None are held yet."""
    op.create_table(
        "point_holds",
        Column("id", String, primary_key=True),
        Column("customer", String, ForeignKey("customers.reference"), nullable=False),
        Column("device", String, nullable=False),
        Column("points", Integer, nullable=False),
        Column("held_at", DateTime(timezone=True), nullable=False),
        Column("expires_at", DateTime(timezone=True), nullable=False),
        Column("used_by", String),
        Column("used", Integer, nullable=False),
    )
    op.create_index("ix_point_holds_customer", "point_holds", ["customer"])
