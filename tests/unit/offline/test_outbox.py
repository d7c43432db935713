from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
import sqlalchemy as sa

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
from kiosk.ports import Outbox
from offline.outbox import _DUE, LONGEST_WAIT
from offline.store import Store
from tests.unit.offline.conftest import Open
from tests.unit.offline.making import NOON, an_operation, new_id


async def put(store: Store, *lanes_and_subjects: tuple[Lane, str]) -> list[Operation]:
    operations = [
        an_operation(lane=lane, subject=subject, kind=OperationKind.CONSENT) for lane, subject in lanes_and_subjects
    ]
    for operation in operations:
        await store.ledger.record_operation(operation)
    return operations


async def due(store: Store, after: float = 0, limit: int = 100) -> list[str]:
    return [entry.operation.id for entry in await store.outbox.due(limit, NOON + timedelta(seconds=after))]


def ids(operations: Sequence[Operation]) -> list[str]:
    return [operation.id for operation in operations]


async def entry(store: Store, operation: Operation) -> OutboxEntry:
    found = await store.outbox.entry(operation.id)
    assert found is not None
    return found


async def test_lanes_go_before_each_other_and_each_keeps_the_order_of_the_device(store: Store) -> None:
    outbox: Outbox = store.outbox
    t, c, p, w, p2 = await put(
        store,
        (Lane.TRACKING, "a"),
        (Lane.CUSTOMER, "b"),
        (Lane.PURCHASE, "c"),
        (Lane.WITHDRAWAL, "d"),
        (Lane.PURCHASE, "e"),
    )
    assert [one.operation for one in await outbox.due(10, NOON)] == [w, p, p2, c, t]
    assert await due(store, limit=2) == ids([w, p])
    assert await due(store, limit=0) == []


async def test_the_least_tried_go_first_within_a_lane(store: Store) -> None:
    a, b, c = await put(store, (Lane.PURCHASE, "a"), (Lane.PURCHASE, "b"), (Lane.PURCHASE, "c"))
    await store.outbox.postpone([a.id, b.id], NOON, "503", "busy")
    await store.outbox.postpone([a.id], NOON, "503", "busy")
    assert await due(store) == ids([c, b, a])


async def test_of_one_subject_only_the_oldest_is_due_across_lanes(store: Store) -> None:
    first, second, other = await put(store, (Lane.CUSTOMER, "a"), (Lane.PURCHASE, "a"), (Lane.CUSTOMER, "b"))
    assert await due(store) == ids([first, other])
    await store.outbox.settle([OperationResult(first.id, Outcome.APPLIED)], NOON)
    assert await due(store) == ids([second, other])


async def test_what_waits_or_is_parked_holds_back_what_follows_of_its_subject_only(store: Store) -> None:
    first, _second, other = await put(store, (Lane.CUSTOMER, "a"), (Lane.CUSTOMER, "a"), (Lane.CUSTOMER, "b"))
    await store.outbox.postpone([first.id], NOON + timedelta(seconds=60), "timeout", "")
    assert await due(store) == ids([other])
    assert await due(store, after=60) == ids([other, first])
    await store.outbox.settle([OperationResult(first.id, Outcome.REJECTED, "no-such-sku", "it is gone")], NOON)
    assert await due(store, after=3600) == ids([other])


async def test_withdrawals_are_held_back_by_nothing_but_hold_back_what_follows(store: Store) -> None:
    grant, withdrawal, second, cart = await put(
        store, (Lane.CUSTOMER, "a"), (Lane.WITHDRAWAL, "a"), (Lane.WITHDRAWAL, "a"), (Lane.CUSTOMER, "a")
    )
    await store.outbox.park([grant.id], "looks odd")
    assert await due(store) == ids([withdrawal, second])
    await store.outbox.settle([OperationResult(withdrawal.id, Outcome.REJECTED, "why")], NOON)
    assert await due(store) == [second.id]
    await store.outbox.settle([OperationResult(one.id, Outcome.APPLIED) for one in (grant, withdrawal, second)], NOON)
    assert await due(store) == [cart.id]


async def test_only_what_an_answer_names_is_settled(store: Store) -> None:
    a, b, c, d = await put(store, *((Lane.PURCHASE, subject) for subject in "abcd"))
    await store.outbox.settle(
        [
            OperationResult(a.id, Outcome.APPLIED),
            OperationResult(b.id, Outcome.DUPLICATE),
            OperationResult(c.id, Outcome.REJECTED, "vat-unknown", "no such rate"),
            OperationResult(new_id(), Outcome.APPLIED),
        ],
        NOON,
    )
    assert await store.outbox.counts() == OutboxCounts(pending=1, parked=1, acknowledged=2)
    assert await due(store) == [d.id]
    (parked,) = await store.outbox.parked()
    assert (parked.operation.id, parked.last_status, parked.last_detail) == (c.id, "vat-unknown", "no such rate")


async def test_an_answer_to_nothing_changes_nothing(store: Store) -> None:
    (a,) = await put(store, (Lane.PURCHASE, "a"))
    await store.outbox.settle([], NOON)
    await store.outbox.postpone([], NOON, "", "")
    assert await due(store) == [a.id]
    assert (await entry(store, a)).attempts == 0


async def test_retry_waits_as_long_as_the_server_says(store: Store) -> None:
    (a,) = await put(store, (Lane.PURCHASE, "a"))
    await store.outbox.settle([OperationResult(a.id, Outcome.RETRY, "in-flight", "soon", retry_after=2.5)], NOON)
    assert await due(store, after=2.499) == []
    assert await due(store, after=2.5) == [a.id]
    found = await entry(store, a)
    assert (found.attempts, found.last_status, found.last_detail) == (1, "in-flight", "soon")
    assert found.next_attempt_at == NOON + timedelta(seconds=2.5)


async def test_retry_without_a_time_doubles_the_wait_up_to_five_minutes(store: Store) -> None:
    (a,) = await put(store, (Lane.PURCHASE, "a"))
    waits = []
    for _ in range(12):
        await store.outbox.settle([OperationResult(a.id, Outcome.RETRY)], NOON)
        until = (await entry(store, a)).next_attempt_at
        assert until is not None
        waits.append((until - NOON).total_seconds())
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]


@pytest.mark.parametrize(
    ("seconds", "wait"),
    [(-5.0, timedelta(0)), (1e300, LONGEST_WAIT), (float("inf"), LONGEST_WAIT), (float("nan"), timedelta(seconds=1))],
)
async def test_an_absurd_time_from_a_server_is_bounded(store: Store, seconds: float, wait: timedelta) -> None:
    (a,) = await put(store, (Lane.PURCHASE, "a"))
    await store.outbox.settle([OperationResult(a.id, Outcome.RETRY, retry_after=seconds)], NOON)
    assert (await entry(store, a)).next_attempt_at == NOON + wait


async def test_an_acknowledged_entry_stays_so_whatever_comes_later(store: Store) -> None:
    (a,) = await put(store, (Lane.PURCHASE, "a"))
    await store.outbox.settle([OperationResult(a.id, Outcome.APPLIED)], NOON)
    settled = await entry(store, a)
    for outcome in (Outcome.REJECTED, Outcome.RETRY, Outcome.DUPLICATE):
        await store.outbox.settle([OperationResult(a.id, outcome, "late")], NOON)
    await store.outbox.postpone([a.id], NOON, "late", "")
    assert await store.outbox.park([a.id], "late") == 0
    assert await store.outbox.retry([a.id]) == 0
    assert await entry(store, a) == settled


async def test_staff_can_try_again_at_once_and_take_out_of_the_line(store: Store) -> None:
    a, b = await put(store, (Lane.PURCHASE, "a"), (Lane.PURCHASE, "b"))
    await store.outbox.settle([OperationResult(a.id, Outcome.REJECTED, "no")], NOON)
    await store.outbox.postpone([b.id], NOON + timedelta(hours=1), "timeout", "")
    assert await due(store) == []
    assert await store.outbox.retry([a.id, b.id, new_id()]) == 2
    assert await due(store) == ids([a, b])
    for one in (a, b):
        found = await entry(store, one)
        assert (found.attempts, found.last_status, found.last_detail) == (0, "", "")
    assert await store.outbox.park([b.id], "asked by staff") == 1
    assert [(one.operation.id, one.last_detail) for one in await store.outbox.parked()] == [(b.id, "asked by staff")]
    assert await due(store) == [a.id]


async def test_an_entry_that_was_parked_while_under_way_is_acknowledged_when_it_arrived(store: Store) -> None:
    (a,) = await put(store, (Lane.PURCHASE, "a"))
    await store.outbox.park([a.id], "asked by staff")
    await store.outbox.settle([OperationResult(a.id, Outcome.DUPLICATE)], NOON)
    assert (await entry(store, a)).state is EntryState.ACKNOWLEDGED


async def test_only_tracking_expires_and_then_holds_nothing_back(store: Store) -> None:
    tracking, purchase, later = await put(store, (Lane.TRACKING, "a"), (Lane.PURCHASE, "b"), (Lane.CUSTOMER, "a"))
    assert await store.outbox.expire_tracking(NOON) == 0
    assert await store.outbox.expire_tracking(NOON + timedelta(microseconds=1)) == 1
    assert (await entry(store, tracking)).state is EntryState.EXPIRED
    assert await due(store) == ids([purchase, later])


async def test_entries_are_listed_in_pages_and_by_state(store: Store) -> None:
    operations = await put(store, *((Lane.PURCHASE, str(number)) for number in range(5)))
    await store.outbox.park([operations[1].id, operations[3].id], "x")
    assert [one.seq for one in await store.outbox.entries(limit=3)] == [1, 2, 3]
    assert [one.seq for one in await store.outbox.entries(after_seq=3)] == [4, 5]
    assert [one.seq for one in await store.outbox.entries(EntryState.PARKED)] == [2, 4]
    assert await store.outbox.entry(new_id()) is None


async def test_everything_is_as_it_was_after_a_restart(open_here: Open) -> None:
    store = await open_here()
    a, b, _c = await put(store, (Lane.PURCHASE, "a"), (Lane.PURCHASE, "b"), (Lane.PURCHASE, "c"))
    await store.outbox.settle([OperationResult(a.id, Outcome.REJECTED, "no", "never")], NOON)
    await store.outbox.postpone([b.id], NOON + timedelta(microseconds=1), "503", "later")
    before = await store.outbox.entries()
    await store.close()
    store = await open_here()
    assert await store.outbox.entries() == before
    (last,) = await put(store, (Lane.PURCHASE, "d"))
    assert (await entry(store, last)).seq == 4


async def test_what_is_due_is_found_without_sorting_the_line(store: Store) -> None:
    """With a hundred thousand entries waiting, a plan that sorts them all costs a third of a second a batch."""
    for _ in range(3):
        await store.ledger.record_operation(an_operation())

    def explain(connection: sa.Connection) -> list[str]:
        query = _DUE.compile(connection)
        values = tuple(100 if name == "most" else 0 for name in query.positiontup or ())
        return [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)]

    plan = await store.outbox._reader.run(explain)
    assert "SCAN outbox USING INDEX outbox_line" in plan
    assert not any("TEMP B-TREE" in line for line in plan)
