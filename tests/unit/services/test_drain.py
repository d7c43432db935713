"""The outbox out: nothing acknowledged that was not named, nothing sent in circles, nobody blocked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.operation import ChainHead, EntryState, Lane, OperationResult, OutboxCounts, OutboxEntry, Outcome
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable
from kiosk.ports import BatchReply
from kiosk.services.drain import ALARM_AFTER, MAX_BATCH, MAX_CULPRITS, Alarms
from kiosk.services.pacing import LONGEST_ASKED, MAX_DELAY, asked, backoff
from tests.unit.services.fakes import FakeClock
from tests.unit.services.line import Line

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
    assert not await line.drain.drain()  # the service has its rest
    assert len(line.central.sent) == 1
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
    (old,) = line.queue(1, attempts=2, prefix="old")
    (new,) = line.queue(1, prefix="new")
    line.central.faults["send_operations"] = CentralUnavailable("gone")
    await line.drain.drain()
    rest = line.connectivity.held
    assert line.delay(new) - rest < 1
    assert 3 < line.delay(old) - rest < 4


@pytest.mark.expect_log("refuses this device")
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
    assert await line.drain.drain()
    assert line.states(EntryState.PARKED) == ["op-17"]
    assert line.store.queue["op-17"].last_status == "invalid-body"
    assert line.states(EntryState.ACKNOWLEDGED) == [entry_id for entry_id in ids if entry_id != "op-17"]
    assert all(entry.attempts == 0 for entry in line.store.queue.values())
    assert len(line.central.sent) < 20


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
    assert line.drain.alarms == Alarms(stuck=(1,))
    line.central.answer = lambda entry: OperationResult(entry.operation.id, Outcome.APPLIED)
    await line.drain.drain()
    assert line.drain.alarms == Alarms()


@pytest.mark.expect_log(f"was tried {ALARM_AFTER} times")
async def test_one_that_breaks_the_service_never_blocks_the_others() -> None:
    line = Line()
    line.queue(1, lane=Lane.WITHDRAWAL, prefix="poison")
    taken: list[str] = []

    def break_down(entry: OutboxEntry) -> OperationResult:
        if entry.operation.id == "poison-0":
            raise CentralUnavailable("500")
        return OperationResult(entry.operation.id, Outcome.APPLIED)

    line.central.answer = break_down
    taken += line.queue(150)
    for number in range(100):
        await line.drain.drain()
        line.clock.tick(line.connectivity.held + 0.001)
        await line.drain.drain()
        assert number < 10 or line.states(EntryState.PENDING) == ["poison-0"]
        taken += line.queue(1, prefix=f"new{number}")
        line.clock.tick(MAX_DELAY)  # the poison is due again, and first in line
    assert line.drain.alarms.stuck == (1,)


async def test_refusals_that_are_nobodys_fault_park_only_a_few() -> None:
    line = Line()
    line.queue(200)
    line.central.faults["send_operations"] = CentralRefused("wrong device", problem="wrong-device", status=422)
    for _ in range(10):
        await line.drain.drain()
        line.clock.tick(MAX_DELAY)
    assert len(line.states(EntryState.PARKED)) == MAX_CULPRITS
    line.central.mend()
    await line.drain_until(lambda: line.states(EntryState.PENDING) == [])
    assert len(line.states(EntryState.ACKNOWLEDGED)) == 200 - MAX_CULPRITS


@pytest.mark.parametrize("status", [404, 405, 410, 415, 426])
async def test_a_wrong_address_parks_nothing(status: int) -> None:
    line = Line()
    ids = line.queue(1)
    line.central.faults["send_operations"] = CentralRefused("not found", problem="not-found", status=status)
    assert not await line.drain.drain()
    assert line.states(EntryState.PENDING) == ids
    assert line.store.queue[ids[0]].attempts == 1


# ── what an answer may say ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([Outcome.APPLIED, Outcome.APPLIED], EntryState.ACKNOWLEDGED),
        ([Outcome.APPLIED, Outcome.REJECTED], EntryState.PENDING),
        ([Outcome.APPLIED, Outcome.RETRY], EntryState.PENDING),
    ],
)
async def test_an_answer_that_contradicts_itself_says_nothing(said: list[Outcome], state: EntryState) -> None:
    line = Line()
    (entry_id,) = line.queue(1)
    reply = BatchReply(tuple(OperationResult(entry_id, outcome) for outcome in said), 1, 1)

    async def twice(entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        return reply

    line.central.send_operations = twice  # type: ignore[method-assign]
    line.central.held_ids.add(entry_id)
    await line.drain.drain()
    assert line.store.state(entry_id) is state


@pytest.mark.parametrize("wish", [math.nan, math.inf, -math.inf, -1.0, 1e300])
async def test_a_wait_that_is_no_number_harms_nothing(wish: float) -> None:
    line = Line(fraction=lambda: 0.0)
    (entry_id,) = line.queue(1)
    line.central.answer = lambda entry: OperationResult(entry.operation.id, Outcome.RETRY, retry_after=wish)
    assert await line.drain.drain()
    assert 1.0 <= line.delay(entry_id) <= LONGEST_ASKED


@given(st.none() | st.floats())
def test_what_a_server_may_ask_for(seconds: float | None) -> None:
    assert 0.0 <= asked(seconds) <= LONGEST_ASKED


async def test_the_same_entry_is_in_flight_elsewhere_and_comes_again() -> None:
    line = Line()
    (entry_id,) = line.queue(1)
    line.central.answer = lambda entry: OperationResult(entry.operation.id, Outcome.RETRY, "in-flight", "", 1.0)
    assert await line.drain.drain()
    line.central.answer = lambda entry: OperationResult(entry.operation.id, Outcome.DUPLICATE)
    line.clock.tick(2)
    assert await line.drain.drain()
    assert line.store.state(entry_id) is EntryState.ACKNOWLEDGED
    assert line.central.sent == [(entry_id,), (entry_id,)]


# ── leaving the service alone ────────────────────────────────────────────────────────────────────────────────────


async def test_retry_after_holds_everything_but_health() -> None:
    line = Line(fraction=lambda: 0.0)
    line.queue(300)
    line.central.faults["send_operations"] = CentralUnavailable("busy", retry_after=120.0)
    await line.sync.once()
    line.central.mend()
    line.central.calls.clear()
    for number in range(11):
        line.clock.tick(10)
        line.queue(1, prefix=f"new{number}")
        assert not await line.sync.once()
    assert set(line.central.calls) == {"health"}
    line.clock.tick(10)
    assert await line.sync.once()
    assert line.states(EntryState.PENDING) == []


async def test_no_service_keeps_us_silent_for_more_than_an_hour() -> None:
    line = Line()
    (entry_id,) = line.queue(1)
    line.central.faults["send_operations"] = CentralUnavailable("busy", retry_after=1e9)
    await line.drain.drain()
    line.central.mend()
    line.clock.tick(LONGEST_ASKED + 1)
    assert await line.drain.drain()
    assert line.store.state(entry_id) is EntryState.ACKNOWLEDGED


async def test_a_sick_service_gets_longer_and_longer_rests() -> None:
    line = Line(fraction=lambda: 0.999)
    line.queue(1000)
    line.central.faults["send_operations"] = CentralUnavailable("500")
    rests = []
    for _ in range(12):
        await line.drain.drain()
        rests.append(round(line.connectivity.held, 3))
        line.clock.tick(line.connectivity.held + 0.001)
    assert rests == sorted(rests)
    assert 60 < rests[-1] <= MAX_DELAY
    assert len(line.central.sent) == 12


# ── a clock that is set ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("by", [timedelta(days=-3650), timedelta(hours=-1), timedelta(hours=1), timedelta(days=3650)])
async def test_a_clock_set_in_the_middle_of_a_drain_harms_nothing(by: timedelta) -> None:
    line = Line()
    line.queue(3)
    line.central.faults["send_operations"] = CentralUnavailable("500")
    await line.drain.drain()
    line.clock.time += by
    await line.drain.drain()
    assert len(line.central.sent) == 1  # the rest is neither cut short …
    line.central.mend()
    line.clock.tick(5)
    assert await line.drain.drain()  # … nor does it last for years
    assert line.states(EntryState.PENDING) == []


@pytest.mark.parametrize("years", [-10, 10])
async def test_waits_of_an_earlier_start_under_another_clock_freeze_nothing(years: int) -> None:
    clock = FakeClock()
    clock.jump(years)
    before = Line(clock=clock)
    before.queue(150)
    before.central.faults["send_operations"] = CentralUnavailable("500", retry_after=600)
    await before.drain.drain()
    assert before.store.queue["op-0"].next_attempt_at is not None
    line = Line()
    line.store.queue = before.store.queue
    assert await line.drain.drain()
    assert line.states(EntryState.PENDING) == []


async def test_waits_that_are_meant_are_not_taken_for_frozen() -> None:
    line = Line()
    line.queue(3)
    line.central.answer = lambda entry: OperationResult(entry.operation.id, Outcome.RETRY, retry_after=LONGEST_ASKED)
    for _ in range(5):
        assert await line.drain.drain()
        line.clock.tick(60)
    assert len(line.central.sent) == 1
