"""Purchases that are sent home."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, Column, String

revision = "010"
down_revision = "009"


def upgrade() -> None:
    """Nobody's address is known yet; what is to be collected stays so."""
    op.add_column("customers", Column("address", JSON))
    op.add_column("pickups", Column("send_to", String, nullable=False, server_default=""))
    op.add_column("pickups", Column("due", JSON))
