"""Time and ids by hand."""

from __future__ import annotations

from datetime import datetime

from tests.unit.ui.shop.demo import NOW


class HandClock:
    """Time that moves when told."""

    def __init__(self) -> None:
        self.at = NOW
        self.ticks = 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.ticks


class CountingIds:
    """Ids in order."""

    def __init__(self) -> None:
        self._count = 0

    def new(self) -> str:
        self._count += 1
        return f"0190a000-0000-7000-8000-{self._count:012d}"
