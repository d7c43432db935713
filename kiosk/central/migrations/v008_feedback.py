"""How shoppers found it."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Date, Integer, String

revision = "008"
down_revision = "007"


def upgrade() -> None:
    """Nobody has said anything yet."""
    op.create_table(
        "feedback",
        Column("store", String, primary_key=True),
        Column("day", Date, primary_key=True),
        Column("rating", Integer, primary_key=True, autoincrement=False),
        Column("answers", Integer, nullable=False),
    )
