"""Real time and real ids; and a clock that testers may shift."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import uuid_utils


class SystemClock:
    """The machine's clocks. `offset` shifts the wall clock only, as a wrong or corrected clock would."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def monotonic(self) -> float:
        return time.monotonic()


class Uuid7Ids:
    """UUIDv7 (RFC 9562)."""

    def new(self) -> str:
        return str(uuid_utils.uuid7())
