"""Time and ids under a test's command."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition; a hanging test says which by its stack."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.001)


class FakeClock:
    """Time that moves by `tick` only; `jump` is somebody setting the wall clock."""

    def __init__(self) -> None:
        self.time = NOON
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.seconds

    def tick(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.seconds += seconds

    def jump(self, years: int) -> None:
        self.time += timedelta(days=365 * years)


class CountingIds:
    def __init__(self) -> None:
        self.last = 0

    def new(self) -> str:
        self.last += 1
        return f"id-{self.last:04d}"
