"""Carts on their way between kiosk and phone."""

from __future__ import annotations

from alembic import op
from sqlalchemy import JSON, Column, DateTime, String

revision = "004"
down_revision = "003"


def upgrade() -> None:
    """None is on its way yet."""
    op.create_table(
        "handovers",
        Column("code_hash", String, primary_key=True),
        Column("device", String, nullable=False),
        Column("store", String, nullable=False),
        Column("link", String, nullable=False),
        Column("lines", JSON, nullable=False),
        Column("language", String, nullable=False),
        Column("expires_at", DateTime(timezone=True), nullable=False),
        Column("claimed_at", DateTime(timezone=True)),
        Column("claimed_by", String, nullable=False),
    )
    op.create_index("ix_handovers_expires_at", "handovers", ["expires_at"])
