"""What each device tells of its entries, alarms about it, and where its clock stood."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, DateTime, Integer, String, UniqueConstraint, text

revision = "002"
down_revision = "001"

_SERIAL = BigInteger().with_variant(Integer, "sqlite")
_MOMENT = DateTime(timezone=True)
_LONG_AGO = text("'1970-01-01 00:00:00'")  # SQLite adds a column that must have a value only with one


def upgrade() -> None:
    """Devices begin with what is known of them; what arrived before is dated as it was until now."""
    op.add_column("devices", Column("applied", BigInteger, nullable=False, server_default="0"))
    op.add_column("devices", Column("series", Integer, nullable=False, server_default="0"))
    op.add_column("devices", Column("told_seq", BigInteger, nullable=False, server_default="0"))
    op.add_column("devices", Column("told_chain", String, nullable=False, server_default=""))
    op.add_column("devices", Column("told_at", _MOMENT))
    op.add_column("devices", Column("batch_seq", BigInteger, nullable=False, server_default="0"))
    op.add_column("devices", Column("contact_at", _MOMENT))
    op.execute("UPDATE devices SET told_seq = high_water, batch_seq = high_water")
    op.execute("UPDATE devices SET applied = (SELECT count(*) FROM operations WHERE operations.device = devices.id)")

    op.create_table(
        "device_heads",
        Column("device", String, primary_key=True),
        Column("series", Integer, primary_key=True, autoincrement=False),
        Column("seq", BigInteger, primary_key=True, autoincrement=False),
        Column("chain", String, nullable=False),
        Column("last_at", _MOMENT, nullable=False),
    )
    op.create_table(
        "device_alarms",
        Column("arrival", _SERIAL, primary_key=True, autoincrement=True),
        Column("at", _MOMENT, nullable=False),
        Column("device", String, nullable=False),
        Column("code", String, nullable=False),
        Column("told_seq", BigInteger, nullable=False),
        Column("told_chain", String, nullable=False),
        Column("known_seq", BigInteger, nullable=False),
        Column("known_chain", String, nullable=False),
        UniqueConstraint("device", "code", "told_seq", "told_chain", "known_seq", "known_chain", name="alarm_once"),
    )

    op.add_column("operations", Column("series", Integer, nullable=False, server_default="0"))
    op.create_index("operations_numbers", "operations", ["device", "series", "seq"])

    op.add_column("consent_events", Column("series", Integer, nullable=False, server_default="0"))
    op.add_column("consent_events", Column("clock_offset_ms", BigInteger))
    op.add_column("consent_events", Column("not_before", _MOMENT))
    op.add_column("consent_events", Column("received_at", _MOMENT, nullable=False, server_default=_LONG_AGO))
    op.execute(
        "UPDATE consent_events SET received_at = coalesce("
        "(SELECT received_at FROM operations WHERE operations.id = consent_events.id), decided_at)"
    )

    op.add_column("orders", Column("series", Integer, nullable=False, server_default="0"))
    op.add_column("orders", Column("clock_offset_ms", BigInteger))
    op.add_column("orders", Column("happened_at", _MOMENT, nullable=False, server_default=_LONG_AGO))
    op.execute("UPDATE orders SET happened_at = CASE WHEN placed_at < received_at THEN placed_at ELSE received_at END")
    op.create_index("orders_of_customer", "orders", ["customer", "happened_at"])
