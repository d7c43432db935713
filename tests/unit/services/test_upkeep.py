"""What is let go of, and what never."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind
from kiosk.services.upkeep import EVERY, TRACKING_LIFE
from tests.unit.services.fakes import NOON
from tests.unit.services.line import Line


def put(line: Line, name: str, lane: Lane, made: datetime, state: EntryState = EntryState.PENDING) -> None:
    line.store.put(Operation(name, OperationKind.EVENT, lane, name, made, {}))
    line.store._become([name], {EntryState.PENDING}, state=state)


async def test_old_tracking_expires_and_old_acknowledged_entries_are_forgotten() -> None:
    line = Line()
    put(line, "old sale", Lane.PURCHASE, NOON - timedelta(days=36), EntryState.ACKNOWLEDGED)
    put(line, "newer sale", Lane.PURCHASE, NOON - timedelta(days=34), EntryState.ACKNOWLEDGED)
    put(line, "old event", Lane.TRACKING, NOON - TRACKING_LIFE - timedelta(minutes=1))
    put(line, "newer event", Lane.TRACKING, NOON - TRACKING_LIFE + timedelta(minutes=1))
    put(line, "unsent sale", Lane.PURCHASE, NOON - timedelta(days=400))
    await line.connectivity.check()
    await line.upkeep.once()
    assert {name: entry.state for name, entry in line.store.queue.items()} == {
        "newer sale": EntryState.ACKNOWLEDGED,
        "old event": EntryState.EXPIRED,
        "newer event": EntryState.PENDING,
        "unsent sale": EntryState.PENDING,
    }


@pytest.mark.parametrize("years", [-10, 10])
async def test_a_wrong_clock_makes_nothing_old(years: int) -> None:
    line = Line()
    put(line, "sale", Lane.PURCHASE, NOON, EntryState.ACKNOWLEDGED)
    put(line, "event", Lane.TRACKING, NOON)
    line.clock.jump(years)
    await line.upkeep.once()  # the time is not known: nothing is old
    await line.connectivity.check()
    await line.upkeep.once()
    assert [entry.state for entry in line.store.queue.values()] == [EntryState.ACKNOWLEDGED, EntryState.PENDING]


async def test_it_looks_once_an_hour() -> None:
    line = Line()
    await line.connectivity.check()
    looked: list[datetime] = []

    async def look(before: datetime) -> int:
        looked.append(before)
        return 0

    line.store.expire_tracking = look  # type: ignore[method-assign]
    for _ in range(5):
        await line.upkeep.once()
        line.clock.tick(EVERY / 2)
    assert len(looked) == 3
