"""The loop that keeps kiosk and central service together, the catalogue in, and whether anybody is there at all."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from kiosk.domain.operation import EntryState, OperationResult, OutboxCounts, OutboxEntry, Outcome
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable, StoreDamaged
from kiosk.ports import CatalogChanges
from kiosk.services.connectivity import Connection
from kiosk.services.notices import NoticeKind
from tests.unit.services.fakes import CUP, NOON, TEA, until
from tests.unit.services.line import Line

# ── the catalogue ────────────────────────────────────────────────────────────────────────────────────────────────


def chunk(cursor: str, *, more: bool) -> CatalogChanges:
    return CatalogChanges((TEA,) if cursor == "1" else (CUP,), (), (), cursor, more=more)


async def test_the_feed_goes_on_where_it_stopped() -> None:
    line = Line()
    heard: list[int] = []
    line.feed.changed.subscribe(heard.append)
    line.central.chunks = {"": chunk("1", more=True)}
    line.central.chunks["1"] = chunk("2", more=False)
    assert await line.feed.follow()
    assert [changes.cursor for changes in line.catalog.applied] == ["1", "2"]
    assert heard == [1, 2]
    assert await line.feed.follow()
    assert len(line.catalog.applied) == 2


async def test_a_feed_is_complete_with_the_last_chunk() -> None:
    line = Line()
    line.central.chunks = {"": chunk("1", more=True), "1": chunk("2", more=False)}
    assert not line.feed.complete
    assert await line.feed.follow(lambda: True)
    assert (line.catalog.place, line.feed.complete) == ("1", False)
    assert await line.feed.follow()
    assert (line.catalog.place, line.feed.complete) == ("2", True)


async def test_a_feed_cut_off_keeps_what_it_has() -> None:
    line = Line()
    line.central.chunks = {"": chunk("1", more=True), "1": chunk("2", more=False)}
    held = line.central.hold("catalog_changes")
    following = asyncio.create_task(line.feed.follow())
    await until(lambda: "catalog_changes" in line.central.calls)
    del line.central.chunks["1"]
    held.set()
    assert await following
    assert line.catalog.place == "1"
    line.central.cut()
    assert not await line.feed.follow()
    assert line.catalog.place == "1"
    line.central.mend()
    line.central.chunks = {"1": chunk("2", more=False)}
    assert await line.feed.follow()
    assert line.catalog.place == "2"


@pytest.mark.parametrize("fault", [CentralRefused("no", problem="gone", status=410), CentralUnavailable("HTML")])
async def test_a_feed_that_fails_is_told_once(fault: CentralRefused, caplog: pytest.LogCaptureFixture) -> None:
    line = Line()
    line.central.faults["catalog_changes"] = fault
    with caplog.at_level("INFO", "kiosk.services.feed"):
        assert not await line.feed.follow()
        assert not await line.feed.follow()
    assert len(caplog.records) == 1


async def test_a_feed_that_stands_still_is_left() -> None:
    line = Line()
    line.central.chunks = {"": CatalogChanges((), (), (), "", more=True)}
    assert not await line.feed.follow()
    assert line.central.calls == ["catalog_changes"]


# ── being there or not ───────────────────────────────────────────────────────────────────────────────────────────


async def test_loss_and_return_are_told_once_each() -> None:
    line = Line()
    heard: list[bool | None] = []
    line.connectivity.changed.subscribe(lambda connection: heard.append(connection.online))
    await line.connectivity.check()
    await line.connectivity.check()
    line.central.cut()
    for _ in range(3):
        assert not await line.connectivity.check()
    line.central.mend()
    assert await line.connectivity.check()
    await line.connectivity.check()
    assert heard == [True, False, True]
    assert [notice.kind for notice in line.told] == [NoticeKind.NETWORK_LOST, NoticeKind.NETWORK_BACK]


async def test_the_last_contact_and_the_difference_of_clocks_are_kept() -> None:
    line = Line()
    assert line.connectivity.current == Connection()
    await line.connectivity.check()
    line.clock.tick(60)
    line.central.cut()
    await line.connectivity.check()
    now = line.connectivity.current
    assert (now.last_contact, now.offset, now.online) == (NOON + timedelta(seconds=3), timedelta(seconds=3), False)
    assert now.reason == "no route to the service"


@pytest.mark.expect_log("refuses this device")
async def test_a_service_that_answers_but_refuses_us_is_not_back_with_every_health_check() -> None:
    line = Line()
    line.queue(1)
    denied = CentralDenied("not this device")
    line.central.faults |= {"send_operations": denied, "catalog_changes": denied}
    for _ in range(4):
        assert not await line.sync.once()
    assert (line.connectivity.current.online, line.connectivity.current.denied) == (False, True)
    assert len(line.central.sent) == 1
    assert [notice.kind for notice in line.told] == [NoticeKind.NETWORK_LOST]
    line.central.mend()
    assert await line.sync.once()
    assert (line.connectivity.current.online, line.connectivity.current.denied) == (True, False)
    assert line.states(EntryState.ACKNOWLEDGED) == ["op-0"]
    assert [notice.kind for notice in line.told] == [NoticeKind.NETWORK_LOST, NoticeKind.NETWORK_BACK]


@pytest.mark.expect_log("refuses this device")
async def test_a_loss_that_changes_its_reason_is_still_one_loss() -> None:
    line = Line()
    line.central.cut()
    await line.connectivity.check()
    line.connectivity.failed(CentralDenied("not this device"))
    line.connectivity.failed(CentralUnavailable("no route to the service"))
    assert [notice.kind for notice in line.told] == [NoticeKind.NETWORK_LOST]


async def test_a_busy_service_is_not_a_lost_network() -> None:
    line = Line()
    line.queue(1)
    line.central.faults["send_operations"] = CentralUnavailable("429", retry_after=30.0)
    for _ in range(3):
        await line.sync.once()
    assert line.connectivity.current.online
    assert line.told == []


# ── the loop ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_without_the_service_nothing_is_tried() -> None:
    line = Line()
    line.queue(1)
    line.central.cut()
    assert not await line.sync.once()
    assert line.central.calls == ["health"]
    assert line.drain.counts == OutboxCounts(pending=1)


async def test_a_kick_starts_the_next_round_at_once() -> None:
    line = Line()
    running = asyncio.create_task(line.sync.run())
    await until(lambda: "catalog_changes" in line.central.calls)
    line.queue(1)
    line.sync.kick()
    await until(lambda: line.states(EntryState.ACKNOWLEDGED) == ["op-0"])
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_what_was_sold_does_not_wait_for_a_long_catalogue() -> None:
    line = Line()
    line.central.chunks = {str(at or ""): chunk(str(at + 1), more=at < 999) for at in range(1000)}
    stood_at: list[int] = []

    def note(entry: OutboxEntry) -> OperationResult:
        stood_at.append(int(line.catalog.place))
        return OperationResult(entry.operation.id, Outcome.APPLIED)

    line.central.answer = note
    held = line.central.hold("catalog_changes")
    running = asyncio.create_task(line.sync.run())
    await until(lambda: "catalog_changes" in line.central.calls)
    line.queue(1)
    line.sync.kick()
    held.set()
    await until(lambda: line.catalog.place == "1000" or stood_at == [1])
    assert stood_at == [1]
    line.sync.kick()
    await until(lambda: line.catalog.place == "1000")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_kick_during_a_round_is_not_forgotten() -> None:
    line = Line()
    held = line.central.hold("catalog_changes")
    running = asyncio.create_task(line.sync.run())
    await until(lambda: "catalog_changes" in line.central.calls)
    line.queue(1)
    line.sync.kick()
    held.set()
    await until(lambda: line.states(EntryState.ACKNOWLEDGED) == ["op-0"])
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@pytest.mark.expect_log("nothing can be synchronised: the disk is ill")
async def test_a_store_that_fails_for_a_while_does_not_end_the_loop(caplog: pytest.LogCaptureFixture) -> None:
    line = Line()

    async def ill(limit: int, now: object) -> list[OutboxEntry]:
        raise StoreDamaged("the disk is ill")

    well = line.store.due
    line.store.due = ill  # type: ignore[method-assign]
    running = asyncio.create_task(line.sync.run())
    await until(lambda: len(caplog.records) == 1)
    line.sync.kick()
    await until(lambda: line.central.calls.count("health") == 2)
    line.store.due = well  # type: ignore[method-assign]
    line.queue(1)
    line.sync.kick()
    await until(lambda: line.states(EntryState.ACKNOWLEDGED) == ["op-0"])
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
