"""The outbox out: nothing acknowledged that was not named, nothing sent in circles, nobody blocked."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.operation import (
    ChainHead,
    EntryState,
    Lane,
    Operation,
    OperationKind,
    OperationResult,
    OutboxCounts,
    OutboxEntry,
    Outcome,
)
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable
from kiosk.services.drain import ALARM_AFTER, ASK_EVERY, MAX_BATCH, MAX_CULPRITS
from kiosk.services.pacing import LONGEST_ASKED, MAX_DELAY, asked, backoff
from tests.unit.services.fakes import NOON
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


