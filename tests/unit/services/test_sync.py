"""The outbox out and the catalogue in: nothing acknowledged that was not named, nothing sent in circles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.operation import (
    EntryState,
    Lane,
    Operation,
    OperationKind,
    OperationResult,
    OutboxCounts,
    OutboxEntry,
    Outcome,
)
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable, StoreDamaged
from kiosk.ports import CatalogChanges
from kiosk.services.connectivity import Connection, Connectivity
from kiosk.services.feed import CatalogFeed
from kiosk.services.notices import Notice, NoticeKind, Notices
from kiosk.services.sync import ALARM_AFTER, MAX_BATCH, MAX_DELAY, OutboxDrain, SyncService, backoff
from tests.unit.services.fakes import CUP, NOON, TEA, FakeCentral, FakeClock, MemoryStore, catalog, until


class Line:
    """A drain, a feed and their loop on fakes."""

    def __init__(self, fraction: Callable[[], float] = lambda: 0.5) -> None:
        self.clock, self.store, self.catalog, self.notices = FakeClock(), MemoryStore(), catalog(), Notices()
        self.told: list[Notice] = []
        self.notices.attach(self.told.append)
        self.central = FakeCentral(self.clock)
        self.connectivity = Connectivity(self.central, self.clock, self.notices)
        self.drain = OutboxDrain(
            api=self.central,
            outbox=self.store,
            connectivity=self.connectivity,
            clock=self.clock,
            fraction=fraction,
        )
        self.feed = CatalogFeed(api=self.central, catalog=self.catalog, connectivity=self.connectivity, chunk=2)
        self.sync = SyncService(connectivity=self.connectivity, drain=self.drain, feed=self.feed, interval=3600)

    def queue(self, count: int, *, attempts: int = 0, lane: Lane = Lane.PURCHASE, prefix: str = "op") -> list[str]:
        ids = [f"{prefix}-{number}" for number in range(count)]
        for entry_id in ids:
            operation = Operation(entry_id, OperationKind.PURCHASE, lane, entry_id, NOON, {})
            self.store.put(operation, attempts=attempts)
        return ids

    def states(self, state: EntryState) -> list[str]:
        return [entry_id for entry_id, entry in self.store.queue.items() if entry.state is state]

    def delay(self, entry_id: str) -> float:
        at = self.store.queue[entry_id].next_attempt_at
        return 0.0 if at is None else (at - self.clock.now()).total_seconds()

    async def drain_until(self, done: Callable[[], bool], rounds: int = 500) -> None:
        for _ in range(rounds):
            if done():
                return
            await self.drain.drain()
            self.clock.tick(MAX_DELAY)
        raise AssertionError("not done after many rounds")


# ── backing off ──────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.integers(0, 10**6), st.floats(0, 1, exclude_max=True))
def test_the_wait_is_full_jitter_under_a_doubling_cap(attempts: int, fraction: float) -> None:
    wait = backoff(attempts, fraction)
    assert 0 <= wait < MAX_DELAY
    assert wait <= 2.0 ** min(attempts, 20)
    assert backoff(attempts, 0.0) == 0.0
    assert backoff(attempts + 1, fraction) >= wait


# ── draining ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_everything_is_sent_in_batches_and_acknowledged() -> None:
    line = Line()
    heard: list[OutboxCounts] = []
    line.drain.changed.subscribe(heard.append)
    line.queue(250)
    assert await line.drain.drain()
    assert [len(batch) for batch in line.central.sent] == [100, 100, 50]
    assert line.drain.counts == OutboxCounts(acknowledged=250) == heard[-1]
    assert len(line.states(EntryState.ACKNOWLEDGED)) == 250


async def test_only_what_the_answer_names_is_marked() -> None:
    line = Line()
    ids = line.queue(4)
    named = {ids[0]: Outcome.APPLIED, ids[1]: Outcome.REJECTED, ids[2]: Outcome.DUPLICATE}
    line.central.answer = lambda entry: (
        OperationResult(entry.operation.id, named[entry.operation.id]) if entry.operation.id in named else None
    )
    assert not await line.drain.drain()
    assert [line.store.state(entry_id).value for entry_id in ids] == [
        "acknowledged",
        "parked",
        "acknowledged",
        "pending",
    ]
    assert line.store.queue[ids[3]].attempts == 1


async def test_an_answer_about_others_acknowledges_nothing() -> None:
    line = Line()
    ids = line.queue(2)
    line.central.answer = lambda entry: OperationResult(f"not-{entry.operation.id}", Outcome.APPLIED)
    assert not await line.drain.drain()
    assert line.states(EntryState.PENDING) == ids
    assert line.store.settled == []


@pytest.mark.parametrize("fault", [CentralUnavailable("HTML"), CentralUnavailable("cut off", retry_after=7.0)])
async def test_rubbish_acknowledges_nothing_and_is_tried_again(fault: CentralUnavailable) -> None:
    line = Line()
    ids = line.queue(3)
    line.central.faults["send_operations"] = fault
    assert not await line.drain.drain()
    assert line.states(EntryState.PENDING) == ids
    line.central.mend()
    assert await line.drain.drain()  # not due yet
    assert line.states(EntryState.PENDING) == ids
    line.clock.tick(10)
    assert await line.drain.drain()
    assert line.states(EntryState.ACKNOWLEDGED) == ids


async def test_retry_after_is_obeyed() -> None:
    line = Line(fraction=lambda: 0.0)
    (entry_id,) = line.queue(1)
    line.central.faults["send_operations"] = CentralUnavailable("busy", retry_after=120.0)
    await line.drain.drain()
    assert line.delay(entry_id) == 120.0


async def test_an_entrys_own_retry_after_is_obeyed_and_never_nothing() -> None:
    line = Line(fraction=lambda: 0.0)
    asked = {"op-0": 120.0, "op-1": 0.0, "op-2": None}
    line.queue(3)
    line.central.answer = lambda entry: OperationResult(
        entry.operation.id, Outcome.RETRY, retry_after=asked[entry.operation.id]
    )
    assert await line.drain.drain()
    assert {entry_id: line.delay(entry_id) for entry_id in asked} == {"op-0": 120.0, "op-1": 1.0, "op-2": 1.0}
    assert len(line.central.sent) == 1


async def test_a_new_entry_does_not_wait_as_long_as_an_old_one() -> None:
    line = Line(fraction=lambda: 0.999)
    (old,) = line.queue(1, attempts=12, prefix="old")
    (new,) = line.queue(1, prefix="new")
    line.central.faults["send_operations"] = CentralUnavailable("gone")
    await line.drain.drain()
    assert line.delay(new) < 1
    assert 299 < line.delay(old) < MAX_DELAY


async def test_being_denied_stops_at_once_and_costs_no_entry_a_try() -> None:
    line = Line()
    line.queue(150)
    line.central.faults["send_operations"] = CentralDenied("not this device")
    assert not await line.drain.drain()
    assert len(line.central.sent) == 1
    assert all(entry.attempts == 0 and entry.next_attempt_at is None for entry in line.store.queue.values())
    assert line.connectivity.current.denied


async def test_the_batch_shrinks_while_it_fails_and_grows_again() -> None:
    line = Line(fraction=lambda: 0.0)
    line.queue(1000)
    line.central.faults["send_operations"] = CentralUnavailable("too much")
    for _ in range(9):
        await line.drain.drain()
    assert [len(batch) for batch in line.central.sent] == [100, 50, 25, 12, 6, 3, 1, 1, 1]
    line.central.mend()
    line.central.sent.clear()
    await line.drain.drain()
    assert [len(batch) for batch in line.central.sent][:9] == [1, 2, 4, 8, 16, 32, 64, MAX_BATCH, MAX_BATCH]


async def test_the_entry_that_has_whole_batches_refused_is_found_and_parked_alone() -> None:
    line = Line()
    ids = line.queue(40)

    def refuse(entry: OutboxEntry) -> OperationResult:
        if entry.operation.id == "op-17":
            raise CentralRefused("cannot read this", problem="invalid-body", status=422)
        return OperationResult(entry.operation.id, Outcome.APPLIED)

    line.central.answer = refuse
    await line.drain_until(lambda: line.states(EntryState.PENDING) == [])
    assert line.states(EntryState.PARKED) == ["op-17"]
    assert line.store.queue["op-17"].last_status == "invalid-body"
    assert line.states(EntryState.ACKNOWLEDGED) == [entry_id for entry_id in ids if entry_id != "op-17"]


@pytest.mark.expect_log(f"was tried {ALARM_AFTER} times")
@pytest.mark.parametrize("retry_after", [None, 0.0, 1.0])
async def test_one_that_fails_for_ever_never_blocks_the_others(retry_after: float | None) -> None:
    line = Line()
    line.queue(1, lane=Lane.WITHDRAWAL, prefix="stuck")  # first in line, at that
    line.central.answer = lambda entry: (
        OperationResult(entry.operation.id, Outcome.RETRY, retry_after=retry_after)
        if entry.operation.id == "stuck-0"
        else OperationResult(entry.operation.id, Outcome.APPLIED)
    )
    for number in range(ALARM_AFTER + 5):
        ids = line.queue(1, prefix=f"new{number}")
        assert await line.drain.drain()
        assert line.store.state(ids[0]) is EntryState.ACKNOWLEDGED
        line.clock.tick(MAX_DELAY)
    assert line.states(EntryState.PENDING) == ["stuck-0"]
    assert line.store.queue["stuck-0"].attempts == ALARM_AFTER + 5


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
    assert (now.last_contact, now.offset, now.online) == (NOON, timedelta(seconds=3), False)
    assert now.reason == "no route to the service"


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
