"""The central service or this device came back from a backup: found out, made good, told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.domain.operation import ChainHead, EntryState, OperationResult, OutboxEntry, Outcome
from kiosk.errors import CentralRefused, CentralUnavailable
from kiosk.ports import BatchReply
from kiosk.services import reconcile
from kiosk.services.drain import ASK_EVERY, Alarms
from tests.unit.services.line import Line

LOST = "no longer has"


@pytest.mark.expect_log(LOST)
async def test_what_a_restored_service_lost_is_sent_again_with_the_same_ids() -> None:
    line = Line()
    ids = line.queue(10)
    assert await line.drain.drain()
    line.central.held_ids -= {ids[3], ids[7]}
    line.central.sent.clear()
    new = line.queue(1, prefix="new")
    assert await line.drain.drain()
    assert line.central.sent == [(new[0],), (ids[3], ids[7])]
    assert line.central.held_ids == {*ids, *new}
    assert line.states(EntryState.PENDING) == []
    assert line.drain.alarms == Alarms(lost=2)


@pytest.mark.expect_log(LOST)
async def test_a_loss_before_this_start_is_found_by_asking_once() -> None:
    before = Line()
    ids = before.queue(10)
    await before.drain.drain()
    line = Line()
    line.store.queue, line.store.last_seq = before.store.queue, 10
    line.central.held_ids = {*ids[:-1], "of-another-time"}  # as many as before: the count tells nothing
    assert await line.drain.drain()
    assert line.central.sent == [(ids[-1],)]
    assert line.states(EntryState.PENDING) == []


async def test_nothing_lost_is_asked_about_once_and_not_again() -> None:
    line = Line()
    for number in range(5):
        line.queue(3, prefix=f"turn{number}")
        assert await line.drain.drain()
    assert [len(asked) for asked in line.central.asked] == [3]


async def test_replies_lost_after_the_effect_are_no_loss() -> None:
    line = Line()
    ids = line.queue(2)
    line.central.held_ids |= set(ids)
    line.central.answer = lambda entry: OperationResult(entry.operation.id, Outcome.DUPLICATE)
    assert await line.drain.drain()
    line.central.answer = lambda entry: OperationResult(entry.operation.id, Outcome.APPLIED)
    line.queue(5, prefix="new")
    assert await line.drain.drain()
    assert len(line.central.asked) == 1


async def test_a_shortfall_without_anything_missing_is_remembered() -> None:
    line = Line()
    line.queue(3)
    await line.drain.drain()
    line.central.held_ids -= {"op-0"}
    line.central.held_ids |= {"x"}

    async def nothing_missing(ids: object) -> tuple[str, ...]:
        line.central.asked.append(("asked",))
        return ()

    line.central.missing_operations = nothing_missing  # type: ignore[method-assign]
    line.central.asked.clear()
    line.central.held_ids -= {"op-1"}
    for number in range(5):
        line.queue(1, prefix=f"new{number}")
        assert await line.drain.drain()
    assert len(line.central.asked) == 1


@pytest.mark.expect_log(LOST)
async def test_asking_goes_on_where_it_was_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconcile, "PAGE", 4)
    line = Line()
    ids = line.queue(10)
    await line.drain.drain()
    line.central.held_ids.clear()
    line.central.asked.clear()
    ask, answers = line.central.missing_operations, 0

    async def cut_off_once(asked: list[str]) -> tuple[str, ...]:
        nonlocal answers
        answers += 1
        if answers == 2:
            raise CentralUnavailable("cut off")
        return await ask(asked)

    line.central.missing_operations = cut_off_once  # type: ignore[method-assign,assignment]
    line.queue(1, prefix="new")
    assert not await line.drain.drain()
    assert await line.drain.drain()
    assert line.states(EntryState.PENDING) == []
    assert set(ids) <= line.central.held_ids
    assert line.drain.alarms.lost == 10
    assert [asked[0] for asked in line.central.asked] == ["op-0", "op-4", "op-8"]


async def test_an_older_service_that_cannot_say_is_not_asked_for_ever() -> None:
    line = Line()
    line.central.faults["missing_operations"] = CentralRefused("no", problem="not-found", status=404)
    for number in range(3):
        line.queue(1, prefix=f"new{number}")
        assert await line.drain.drain()
    assert line.central.calls.count("missing_operations") == 1


async def test_with_nothing_to_send_the_service_is_still_asked_now_and_then() -> None:
    line = Line()
    for _ in range(10):
        assert await line.drain.drain()
        line.clock.tick(ASK_EVERY / 5)
    assert line.central.calls.count("send_operations") == 2
    assert line.central.sent == []


@pytest.mark.expect_log(LOST)
async def test_a_service_that_forgets_at_once_is_not_sent_to_in_circles() -> None:
    line = Line()
    line.queue(3)
    await line.drain.drain()
    line.central.sent.clear()
    send = line.central.send_operations

    async def forget(entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        reply = await send(entries, head)
        line.central.held_ids.clear()
        return BatchReply(reply.results, reply.high_water, 0)

    line.central.send_operations = forget  # type: ignore[method-assign]
    line.queue(1, prefix="new")
    assert await line.drain.drain()
    assert len(line.central.sent) == 2


@pytest.mark.expect_log("an old copy runs")
async def test_an_old_copy_of_this_store_goes_on_after_what_the_service_knows() -> None:
    line = Line()
    line.queue(2)
    line.central.high_water = 40
    assert await line.drain.drain()
    assert line.drain.alarms == Alarms(rolled_back=True)
    line.queue(1, prefix="new")
    assert line.store.queue["new-0"].seq == 41
    assert await line.drain.drain()
    assert line.central.heads[-1].seq == 41


async def test_an_entry_made_while_the_answer_was_on_its_way_is_no_old_copy() -> None:
    line = Line()
    line.queue(2)
    held = line.central.hold("send_operations")

    def sell_meanwhile(entry: OutboxEntry) -> OperationResult:
        line.queue(3, prefix="meanwhile")
        line.central.high_water = 5
        return OperationResult(entry.operation.id, Outcome.APPLIED)

    line.central.answer = sell_meanwhile
    held.set()
    assert await line.drain.drain()
    assert line.drain.alarms == Alarms()


async def test_each_exchange_says_how_far_the_device_has_come() -> None:
    line = Line()
    assert line.head() is None
    line.queue(3)
    await line.drain.drain()
    assert line.head() == line.central.heads[-1] == await line.store.head()
    assert line.central.heads[-1].seq == 3
