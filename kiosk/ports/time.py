"""Time and ids."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds that only go forward."""


class Ids(Protocol):
    """Where new ids come from."""

    def new(self) -> str:
        """A UUIDv7: unique and time-ordered on this device."""
