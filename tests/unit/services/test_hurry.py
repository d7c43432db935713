"""A person who sends something again does not wait for the rest the kiosk chose itself."""

from __future__ import annotations

import pytest

from kiosk.errors import CentralUnavailable
from kiosk.services.deliveries import Deliveries
from tests.unit.services.line import Line
from tests.unit.services.test_deliveries import Porter


@pytest.mark.parametrize(("retry_after", "sent"), [(None, 2), (600.0, 1)], ids=["our own rest", "the service's wish"])
async def test_send_again_means_at_once(retry_after: float | None, sent: int) -> None:
    line = Line(fraction=lambda: 0.999)
    (entry,) = line.queue(1)
    line.central.faults["send_operations"] = CentralUnavailable("gone", retry_after=retry_after)
    assert not await line.drain.drain()
    line.central.faults.clear()
    assert not await line.drain.drain()
    assert len(line.central.sent) == 1
    service = Deliveries(
        outbox=line.store,
        carrier=Porter(),
        clock=line.clock,
        count=line.drain.count,
        kick=line.connectivity.hurry,
    )
    assert await service.retry([entry]) == 1
    await line.drain.drain()
    assert len(line.central.sent) == sent
