"""What customers ask of their data: copies, erasures, receipts of decisions, and who looked at them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Integer, String

revision = "009"
down_revision = "008"

_Serial = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Nobody has asked yet; the words of earlier decisions are known by their hash only."""
    op.add_column("consent_events", Column("receipt", String, nullable=False, server_default=""))
    op.create_index("ix_consent_events_receipt", "consent_events", ["receipt"])
    op.create_table(
        "consent_texts",
        Column("text_hash", String, primary_key=True),
        Column("text", String, nullable=False),
    )
    op.create_table(
        "data_requests",
        Column("id", String, primary_key=True),
        Column("wish", String, nullable=False),
        Column("code_hash", String, nullable=False, unique=True),
        Column("customer", String, ForeignKey("customers.reference")),
        Column("device", String, nullable=False),
        Column("store", String, nullable=False),
        Column("language", String, nullable=False),
        Column("asked_at", DateTime(timezone=True), nullable=False),
        Column("received_at", DateTime(timezone=True), nullable=False),
        Column("claimed_by", String, nullable=False),
    )
    op.create_index("ix_data_requests_customer", "data_requests", ["customer"])
    op.create_table(
        "erased",
        Column("digest", String, primary_key=True),
        Column("at", DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "audit_shown",
        Column("audit", _Serial, ForeignKey("audit.arrival"), primary_key=True),
        Column("customer", String, primary_key=True),
    )
    op.create_index("ix_audit_shown_customer", "audit_shown", ["customer"])
    op.create_index("ix_audit_customer", "audit", ["customer"])
