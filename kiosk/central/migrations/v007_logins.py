"""Log-in by phone."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, DateTime, ForeignKey, Integer, String

revision = "007"
down_revision = "006"


def upgrade() -> None:
    """Nobody has a PIN yet, and no kiosk waits for one."""
    op.create_table(
        "logins",
        Column("customer", String, ForeignKey("customers.reference"), primary_key=True),
        Column("pin_hash", String, nullable=False),
        Column("failed", Integer, nullable=False),
        Column("locked_until", DateTime(timezone=True)),
    )
    op.create_table(
        "device_grants",
        Column("device_hash", String, primary_key=True),
        Column("user_hash", String, nullable=False, unique=True),
        Column("device", String, nullable=False),
        Column("store", String, nullable=False),
        Column("language", String, nullable=False),
        Column("state", String, nullable=False),
        Column("customer", String, ForeignKey("customers.reference")),
        Column("tries", Integer, nullable=False),
        Column("interval", Integer, nullable=False),
        Column("polled_at", DateTime(timezone=True)),
        Column("answered_at", DateTime(timezone=True)),
        Column("expires_at", DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_device_grants_expires_at", "device_grants", ["expires_at"])
