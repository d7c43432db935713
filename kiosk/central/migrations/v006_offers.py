"""Offers and vouchers."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, DateTime, ForeignKey, String

revision = "006"
down_revision = "005"


def upgrade() -> None:
    """There are none yet."""
    op.create_table(
        "offers",
        Column("id", String, primary_key=True),
        Column("change", BigInteger, nullable=False),
        Column("customer", String, ForeignKey("customers.reference")),
        Column("document", JSON, nullable=False),
        Column("deleted", Boolean, nullable=False),
    )
    op.create_index("ix_offers_change", "offers", ["change"])
    op.create_index("ix_offers_customer", "offers", ["customer"])
    op.create_table(
        "vouchers",
        Column("code", String, primary_key=True),
        Column("offer", String, ForeignKey("offers.id"), nullable=False),
        Column("redeemed_by", String),
        Column("redeemed_at", DateTime(timezone=True)),
    )
