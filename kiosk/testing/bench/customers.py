"""Kept views of 2,000 customers: how long finding, keeping and forgetting one takes, and what they take on disk."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import (
    Assurance,
    CartLine,
    Customer,
    CustomerView,
    Recommendation,
    Token,
    TokenKind,
    WishLine,
)
from kiosk.testing.bench.figures import Figure, figure
from offline.customers import MOST_CUSTOMERS, SqliteCustomerCache, open_customers
from offline.key import DEVELOPMENT_KEY

ROUNDS = 1_000
FEWER = 200
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
UNTIL = NOW + timedelta(days=30)


def measure_customers(rounds: int | None) -> list[Figure]:
    """As many customers as are kept at most, each with lists of the usual length; found in no order."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        cache = open_customers(Path(folder), DEVELOPMENT_KEY)
        try:
            return asyncio.run(_measure(cache, Path(folder), rounds))
        finally:
            cache.close()


async def _measure(cache: SqliteCustomerCache, folder: Path, rounds: int | None) -> list[Figure]:
    for number in range(MOST_CUSTOMERS):
        await cache.keep(_token(number), _view(number), NOW, UNTIL)
    dice = random.Random(7)  # noqa: S311 - the same people on every machine
    asked = [dice.randrange(MOST_CUSTOMERS) for _ in range(rounds or ROUNDS)]
    found = [await _timed(cache.find(_token(number), NOW)) for number in asked]
    unknown = [await _timed(cache.find(_token(-number), NOW)) for number in range(1, (rounds or ROUNDS) + 1)]
    fewer = dice.sample(range(MOST_CUSTOMERS), min(rounds or FEWER, MOST_CUSTOMERS))
    kept = [await _timed(cache.keep(_token(number), _view(number), NOW, UNTIL)) for number in fewer]
    size = await asyncio.to_thread(_kilobytes, folder)
    forgotten = [await _timed(cache.forget(_token(number))) for number in fewer]
    among = f"{MOST_CUSTOMERS} customers"
    return [
        figure(f"a kept view found and opened, {among}", found),
        figure("a token of which nothing is kept", unknown),
        figure("a view kept", kept),
        figure("a customer forgotten: erased and synced", forgotten),
        figure("on disk", [size / 1024], unit="MiB"),
    ]


async def _timed(work: Awaitable[Any]) -> float:
    start = time.perf_counter()
    await work
    return (time.perf_counter() - start) * 1000


def _kilobytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.iterdir()) / 1024


def _token(number: int) -> Token:
    return Token(TokenKind.CARD_UID, f"{number:014X}")


def _view(number: int) -> CustomerView:
    skus = [f"MN{number + step:06d}" for step in range(30)]
    return CustomerView(
        Customer(f"C{number:05d}", "Alexandra", Assurance.UNVERIFIED, 1234, "gold", "de"),
        NOW,
        tuple(CartLine(sku, 2) for sku in skus[:4]),
        "17",
        tuple(WishLine(sku, NOW) for sku in skus[:8]),
        "5",
        tuple(Recommendation(sku, "bought_together", skus[0]) for sku in skus[10:30]),
        consents=tuple(ConsentStatus(purpose, ConsentState.GIVEN) for purpose in Purpose),
    )
