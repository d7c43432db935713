"""Payments that are confirmed on the buyer's phone."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, BigInteger, Column, DateTime, String

revision = "012"
down_revision = "011"


def upgrade() -> None:
    """Nobody has paid so yet."""
    op.create_table(
        "payments",
        Column("id", String, primary_key=True),
        Column("code_hash", String, unique=True),
        Column("device", String, nullable=False),
        Column("store", String, nullable=False),
        Column("language", String, nullable=False),
        Column("amount", BigInteger, nullable=False),
        Column("currency", String, nullable=False),
        Column("lines", JSON, nullable=False),
        Column("state", String, nullable=False),
        Column("reference", String, nullable=False),
        Column("offered_at", DateTime(timezone=True), nullable=False),
        Column("expires_at", DateTime(timezone=True), nullable=False),
        Column("order", String, nullable=False),
    )
    op.create_index("ix_payments_offered_at", "payments", ["offered_at"])
