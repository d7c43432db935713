"""Cards that sign their link, and who issued which card."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, DateTime, ForeignKey, String

revision = "003"
down_revision = "002"


def upgrade() -> None:
    """No card signs yet; where the cards there are came from is not known."""
    op.create_table(
        "sun_cards",
        Column("uid", String, primary_key=True),
        Column("customer", String, ForeignKey("customers.reference"), nullable=False),
        Column("key", String, nullable=False),
        Column("counter", BigInteger, nullable=False),
        Column("blocked", Boolean, nullable=False),
    )
    op.add_column("tokens", Column("issued_by", String, nullable=False, server_default=""))
    op.add_column("tokens", Column("issued_on", String, nullable=False, server_default=""))
    op.add_column("tokens", Column("issued_at", DateTime(timezone=True)))
