from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.operation import EntryState
from kiosk.domain.order import Sale
from kiosk.errors import BugError, StoreFull
from kiosk.ports import Ledger
from offline.room import RoomLimits
from offline.store import Store
from tests.unit.offline.conftest import Open
from tests.unit.offline.making import NOON, TOKEN, HandClock, a_sale, an_operation, new_id, the_operation_of


def as_kept(sale: Sale) -> Sale:
    """A sale as it is stored: without the session key."""
    assert sale.identity is not None
    return replace(sale, identity=replace(sale.identity, session_key=""))


async def record(store: Store, sale: Sale) -> Sale:
    return await store.ledger.record_sale(sale, the_operation_of(sale))


async def test_a_sale_its_payment_and_its_entry_are_stored_together(store: Store) -> None:
    ledger: Ledger = store.ledger
    sale = a_sale()
    recorded = await ledger.record_sale(sale, the_operation_of(sale))
    assert recorded == replace(sale, number="K01-000001")
    assert await store.ledger.sale(sale.id) == as_kept(recorded)
    (entry,) = await store.outbox.due(10, NOON)
    assert entry.operation.payload == {**the_operation_of(sale).payload, "order_number": "K01-000001"}
    assert replace(entry.operation, payload={}) == replace(the_operation_of(sale), payload={})
    assert (entry.seq, entry.state, entry.attempts, entry.next_attempt_at) == (1, EntryState.PENDING, 0, None)


async def test_numbers_follow_each_other_across_restarts(open_here: Open) -> None:
    store = await open_here()
    assert [(await record(store, a_sale())).number for _ in range(3)] == ["K01-000001", "K01-000002", "K01-000003"]
    await store.close()
    store = await open_here()
    assert (await record(store, a_sale())).number == "K01-000004"


async def test_the_same_sale_again_gives_the_stored_one(store: Store) -> None:
    sale = a_sale()
    first = await record(store, sale)
    again = await asyncio.gather(*(record(store, sale) for _ in range(5)))
    assert again == [as_kept(first)] * 5
    assert (await store.outbox.counts()).pending == 1
    assert (await record(store, a_sale())).number == "K01-000002"


async def test_a_sale_and_an_operation_with_different_ids_are_our_bug(store: Store) -> None:
    with pytest.raises(BugError, match="same id"):
        await store.ledger.record_sale(a_sale(), an_operation())


async def test_nothing_is_stored_of_a_sale_that_fails_half_way(store: Store) -> None:
    sale = a_sale()
    await record(store, sale)
    other = a_sale()
    with pytest.raises(Exception, match=r"UNIQUE constraint failed: payments\.id"):
        await record(store, replace(other, payment=sale.payment))
    assert await store.ledger.sale(other.id) is None
    assert (await store.outbox.counts()).pending == 1
    assert (await record(store, other)).number == "K01-000002"


async def test_an_operation_is_one_entry_however_often_it_is_recorded(store: Store) -> None:
    operation = an_operation()
    first = await store.ledger.record_operation(operation)
    assert (first.seq, first.operation, first.state) == (1, operation, EntryState.PENDING)
    assert await store.ledger.record_operation(operation) == first
    assert (await store.outbox.counts()).pending == 1


async def test_one_id_for_two_different_operations_is_our_bug(store: Store) -> None:
    operation = an_operation()
    await store.ledger.record_operation(operation)
    with pytest.raises(BugError, match="two different"):
        await store.ledger.record_operation(replace(operation, payload={"quantity": 3}))


async def test_the_newest_sale_nobody_saw_is_found_after_a_restart_until_it_is_shown(open_here: Open) -> None:
    store = await open_here()
    assert await store.ledger.unshown_sale() is None
    older, newer = a_sale(), a_sale()
    await record(store, older)
    await record(store, newer)
    await store.close()
    store = await open_here()
    assert await store.ledger.unshown_sale() == as_kept(replace(newer, number="K01-000002"))
    await store.ledger.mark_shown(newer.id)
    assert await store.ledger.unshown_sale() is None
    await store.close()
    store = await open_here()
    assert await store.ledger.unshown_sale() is None


async def test_a_sale_after_a_shown_one_is_unshown_again(store: Store) -> None:
    first, second = a_sale(), a_sale()
    await record(store, first)
    await store.ledger.mark_shown(first.id)
    await record(store, second)
    await store.ledger.mark_shown(first.id)
    await store.ledger.mark_shown(new_id())
    unshown = await store.ledger.unshown_sale()
    assert unshown is not None
    assert unshown.id == second.id


async def test_without_room_a_sale_is_refused_but_everything_else_goes_on(open_here: Open) -> None:
    store = await open_here()
    before = await record(store, a_sale())
    await store.close()
    store = await open_here(room=RoomLimits(low_water=2**60))
    with pytest.raises(StoreFull, match="new sales need"):
        await store.ledger.require_room()
    sale = a_sale()
    with pytest.raises(StoreFull, match="new sales need"):
        await record(store, sale)
    assert await store.ledger.sale(sale.id) is None
    assert await record(store, before) == as_kept(before)
    await store.ledger.record_operation(an_operation())
    await store.ledger.mark_shown(before.id)
    assert (await store.outbox.counts()).pending == 2


async def test_the_files_of_the_store_tell_nothing_to_who_lacks_the_key(store: Store, tmp_path: Path) -> None:
    sale = a_sale()
    await record(store, sale)
    await store.ledger.record_operation(an_operation(subject="customer-very-private", payload={"mark": TOKEN}))

    def grep() -> list[str]:
        files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "ballast"]
        assert any(path.name == "ledger.db-wal" and path.stat().st_size for path in files)
        secrets = (TOKEN, TOKEN[-8:], "customer-very-private", sale.id, "K01-000001", "Hofgut", "CREATE TABLE")
        return [
            f"{secret} in {path.name}" for path in files for secret in secrets if secret.encode() in path.read_bytes()
        ]

    assert await asyncio.to_thread(grep) == []
    await store.close()
    assert await asyncio.to_thread(grep_closed, tmp_path) == []


def grep_closed(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]


async def test_money_and_times_are_exact(store: Store, clock: HandClock) -> None:
    sale = a_sale()
    recorded = await record(store, sale)
    kept = await store.ledger.sale(sale.id)
    assert kept is not None
    assert (kept.placed_at, kept.totals, kept.payment) == (NOON, recorded.totals, recorded.payment)
    assert kept.placed_at.tzinfo is not None
    (entry,) = await store.outbox.entries()
    assert entry.operation.created_at == NOON
