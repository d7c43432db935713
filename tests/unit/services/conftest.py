from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.unit.services.fakes import FakeClock, MemoryStore
from tests.unit.services.shop import Shop, open_shop


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    opened = open_shop(MemoryStore(), FakeClock())
    yield opened
    await opened.background.close()
    assert opened.bugs == []
