from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from offline.store import Store, open_store
from tests.unit.offline.making import KEY, HandClock

Open = Callable[..., Awaitable[Store]]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def open_here(tmp_path: Path, clock: HandClock) -> AsyncIterator[Open]:
    """Opens the test's store, as often as it was closed before."""
    opened: list[Store] = []

    async def opening(**changes: Any) -> Store:
        values = {"state": tmp_path / "state", "cache": tmp_path / "cache", "key": KEY, "device_id": "K01"}
        store = await open_store(**{**values, "clock": clock, **changes})
        opened.append(store)
        return store

    yield opening
    for store in opened:
        await store.close()


@pytest.fixture
async def store(open_here: Open) -> Store:
    return await open_here()
