"""What the shop of the tests is made of, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

DEMO = Path(__file__).resolve().parents[4] / "assets" / "demo"
NOW = datetime(2026, 3, 14, 10, 30, tzinfo=UTC)
EUR = "EUR"
