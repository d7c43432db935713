"""Database and journal, each made whole again from the other, and what staff and commands are told of it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.operation import ChainHead, EntryState, Lane, OperationResult, OutboxEntry, Outcome
from kiosk.errors import StoreLocked, StoreUnreadable
from offline.database import DatabaseFile
from offline.inspect import read_counts, read_entries, read_entry, verify
from offline.journal.journal import Journal
from offline.migrations import MIGRATIONS
from offline.rebuild import rebuild
from offline.store import Store
from tests.unit.offline.conftest import Open
from tests.unit.offline.making import KEY, NOON, HandClock, a_sale, an_operation, the_operation_of

REPAIR = pytest.mark.allow_log("the ledger|the journal|the database")


async def fill(store: Store, turns: int = 4) -> None:
    """Sales and other entries in every state."""
    for _ in range(turns):
        sale = a_sale()
        await store.ledger.record_sale(sale, the_operation_of(sale))
        await store.ledger.mark_shown(sale.id)
        await store.ledger.record_operation(an_operation(subject=sale.id))
    ids = [entry.operation.id for entry in await store.outbox.entries()]
    await store.outbox.settle(
        [
            OperationResult(ids[0], Outcome.APPLIED),
            OperationResult(ids[1], Outcome.REJECTED, "unknown-sku", "no such product"),
            *(OperationResult(one, Outcome.RETRY, "busy", retry_after=60) for one in ids[2:3]),
        ],
        NOON,
    )
    await store.outbox.park(ids[3:4], "looked at")


async def seen(store: Store) -> tuple[Sequence[OutboxEntry], str]:
    unshown = await store.ledger.unshown_sale()
    return await store.outbox.entries(), unshown.id if unshown else ""


def settled(entries: Sequence[OutboxEntry]) -> list[tuple[object, ...]]:
    """All of an entry but its tries, which the journal does not tell."""
    return [(one.seq, one.operation, one.state, one.last_status, one.chain) for one in entries if one.seq != 3]


def journal_of(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal"


async def test_every_entry_is_linked_to_the_one_before(store: Store) -> None:
    await fill(store)
    entries = await store.outbox.entries()
    assert len({entry.chain for entry in entries}) == len(entries)
    assert await store.outbox.head() == ChainHead(entries[-1].seq, entries[-1].chain)


@REPAIR
async def test_a_database_of_yesterday_is_brought_to_today(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    await fill(store)
    await store.close()
    shutil.copy(tmp_path / "state" / "ledger.db", tmp_path / "yesterday.db")
    store = await open_here()
    await fill(store)
    sale = a_sale()
    await store.ledger.record_sale(sale, the_operation_of(sale))
    before, unshown = await seen(store)
    await store.close()
    shutil.copy(tmp_path / "yesterday.db", tmp_path / "state" / "ledger.db")
    found = verify(tmp_path / "state", journal_of(tmp_path), KEY)
    assert {finding.code for finding in found.findings} == {"database-behind"}
    store = await open_here()
    assert [finding.code for finding in store.findings] == ["database-behind"]
    after, still_unshown = await seen(store)
    assert settled(after) == settled(before)
    assert still_unshown == unshown == sale.id
    await store.close()
    assert verify(tmp_path / "state", journal_of(tmp_path), KEY).ok


@REPAIR
async def test_a_journal_of_yesterday_or_none_is_begun_anew_from_the_database(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    await fill(store)
    before = await seen(store)
    await store.close()
    shutil.copytree(journal_of(tmp_path), tmp_path / "yesterday")
    for code, put_back in (("journal-behind", True), ("journal-missing", False)):
        store = await open_here()
        await fill(store, 2)
        before = await seen(store)
        await store.close()
        shutil.rmtree(journal_of(tmp_path))
        if put_back:
            shutil.copytree(tmp_path / "yesterday", journal_of(tmp_path))
        store = await open_here()
        assert [finding.code for finding in store.findings] == [code]
        assert await seen(store) == before
        await store.close()
        assert verify(tmp_path / "state", journal_of(tmp_path), KEY).ok
    (tmp_path / "state" / "ledger.db").unlink()
    store = await open_here()
    assert settled((await seen(store))[0]) == settled(before[0])
    assert not any(finding.lost for finding in store.findings)


@REPAIR
async def test_a_state_that_went_back_is_restored(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    await fill(store)
    before = await seen(store)
    await store.close()
    engine = DatabaseFile(tmp_path / "state" / "ledger.db", KEY).engine()
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE outbox SET state = 'pending', last_status = '' WHERE seq IN (1, 2)")
        connection.exec_driver_sql("UPDATE outbox SET state = 'acknowledged' WHERE seq = 5")
        connection.exec_driver_sql("UPDATE facts SET value = '1' WHERE name = 'shown'")
    engine.dispose()
    codes = [finding.code for finding in verify(tmp_path / "state", journal_of(tmp_path), KEY).findings]
    assert codes == ["state-differs"] * 3
    store = await open_here()
    assert [(finding.code, "of 4 entries" in finding.what) for finding in store.findings] == [("states-restored", True)]
    after, unshown = await seen(store)
    assert (settled(after), unshown) == (settled(before[0]), before[1])


@REPAIR
async def test_a_database_of_another_history_is_set_aside(open_here: Open, tmp_path: Path) -> None:
    store = await open_here(state=tmp_path / "other", cache=tmp_path / "c")
    await fill(store)
    await store.close()
    store = await open_here()
    await fill(store)
    before, _unshown = await seen(store)
    await store.close()
    shutil.copy(tmp_path / "other" / "ledger.db", tmp_path / "state" / "ledger.db")
    store = await open_here()
    assert [finding.code for finding in store.findings] == ["set-aside", "rebuilt"]
    assert settled((await seen(store))[0]) == settled(before)


@REPAIR
async def test_a_hole_in_a_journal_that_is_needed_is_told_and_numbers_go_on_elsewhere(
    open_here: Open, tmp_path: Path
) -> None:
    store = await open_here(segment_bytes=2_000)
    await fill(store, 8)
    await store.close()
    sorted(journal_of(tmp_path).glob("journal-*.log"))[1].unlink()
    (tmp_path / "state" / "ledger.db").unlink()
    store = await open_here()
    assert [finding.code for finding in store.findings if finding.lost] == ["lost"]
    sale = a_sale()
    assert (await store.ledger.record_sale(sale, the_operation_of(sale))).number == "K01-2-000001"
    await store.close()
    assert verify(tmp_path / "state", journal_of(tmp_path), KEY).findings[0].code == "chain-broken"


@REPAIR
async def test_a_ledger_from_before_the_chain_gets_one_and_a_journal(
    open_here: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "state" / "ledger.db"
    (tmp_path / "state").mkdir()
    make_old_store(old)
    with pytest.raises(StoreUnreadable, match="start the newer program's kiosk once"):
        read_counts(tmp_path / "state", KEY)
    store = await open_here()
    assert store.findings == ()
    entries = await store.outbox.entries()
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert len({entry.chain for entry in entries}) == 3
    await store.close()
    assert verify(tmp_path / "state", journal_of(tmp_path), KEY).ok


def make_old_store(path: Path) -> None:
    """Three entries as the first release wrote them."""
    engine = DatabaseFile(path, KEY).engine()
    with engine.connect() as connection, connection.begin():
        for statement in MIGRATIONS[0]:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("PRAGMA user_version = 1")
        for number in range(3):
            connection.exec_driver_sql(
                "INSERT INTO outbox (id, kind, lane, subject, created_at, payload, state, attempts, last_status,"
                " last_detail) VALUES (?, 'cart', 2, 's', 0, '{}', 'pending', 0, '', '')",
                (f"0198-{number:08d}",),
            )
    engine.dispose()


async def test_what_was_acknowledged_long_ago_is_forgotten_and_the_chain_goes_on(
    open_here: Open, tmp_path: Path
) -> None:
    store = await open_here(segment_bytes=4_000)
    for _ in range(30):
        sale = a_sale()
        await store.ledger.record_sale(sale, the_operation_of(sale))
    entries = await store.outbox.entries()
    await store.outbox.settle([OperationResult(one.operation.id, Outcome.APPLIED) for one in entries[:20]], NOON)
    segments = len(list(journal_of(tmp_path).glob("journal-*.log")))
    assert await store.outbox.purge(NOON) == 0
    assert await store.outbox.purge(NOON + timedelta(seconds=1)) == 20
    kept = await store.outbox.entries()
    assert list(kept) == list(entries[20:])
    assert await store.ledger.sale(entries[0].operation.id) is None
    assert len(list(journal_of(tmp_path).glob("journal-*.log"))) < segments
    await store.close()
    found = verify(tmp_path / "state", journal_of(tmp_path), KEY)
    assert (found.ok, found.forgotten, found.entries) == (True, 20, 10)


@REPAIR
async def test_a_rebuilt_ledger_does_not_bring_back_what_was_forgotten(open_here: Open, tmp_path: Path) -> None:
    store = await open_here(segment_bytes=4_000)
    for _ in range(30):
        await store.ledger.record_operation(an_operation())
    entries = await store.outbox.entries()
    await store.outbox.settle([OperationResult(one.operation.id, Outcome.APPLIED) for one in entries], NOON)
    assert await store.outbox.purge(NOON + timedelta(days=1)) == 30
    head = await store.outbox.head()
    await store.close()
    (tmp_path / "state" / "ledger.db").unlink()
    store = await open_here()
    assert [finding.code for finding in store.findings] == ["set-aside", "rebuilt"]
    assert await store.outbox.entries() == ()
    assert await store.outbox.head() == head
    assert (await store.ledger.record_operation(an_operation())).seq == 31


async def test_an_open_entry_keeps_all_that_follows_it(store: Store) -> None:
    for _ in range(5):
        await store.ledger.record_operation(an_operation())
    entries = await store.outbox.entries()
    done = [one.operation.id for one in entries if one.seq != 3]
    await store.outbox.settle([OperationResult(one, Outcome.DUPLICATE) for one in done], NOON)
    assert await store.outbox.purge(NOON + timedelta(days=1)) == 2
    assert [entry.seq for entry in await store.outbox.entries()] == [3, 4, 5]


async def test_a_clock_that_was_set_back_years_makes_nothing_old(store: Store) -> None:
    for lane in (Lane.CUSTOMER, Lane.TRACKING):
        operation = an_operation(lane=lane, created_at=NOON - timedelta(days=4000))
        await store.ledger.record_operation(replace(operation, clock_offset=timedelta(days=4000)))
    assert await store.outbox.expire_tracking(NOON) == 0
    first = (await store.outbox.entries())[0].operation.id
    await store.outbox.settle([OperationResult(first, Outcome.APPLIED)], NOON)
    assert await store.outbox.purge(NOON) == 0
    later = NOON + timedelta(seconds=1)
    assert (await store.outbox.expire_tracking(later), await store.outbox.purge(later)) == (1, 2)


async def test_numbers_the_central_service_knows_are_never_given_again(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    await store.ledger.record_operation(an_operation())
    await store.outbox.continue_after(41)
    await store.outbox.continue_after(7)
    assert (await store.outbox.head()).seq == 41
    assert (await store.ledger.record_operation(an_operation())).seq == 42
    await store.close()
    assert verify(tmp_path / "state", journal_of(tmp_path), KEY).ok


async def test_what_the_central_service_lost_is_due_again(store: Store) -> None:
    entry = await store.ledger.record_operation(an_operation())
    assert await store.outbox.reopen([entry.operation.id]) == 0
    await store.outbox.settle([OperationResult(entry.operation.id, Outcome.APPLIED)], NOON)
    assert await store.outbox.reopen([entry.operation.id, "unknown"]) == 1
    assert [one.state for one in await store.outbox.due(5, NOON)] == [EntryState.PENDING]


async def test_a_store_can_be_looked_into_beside_the_process_that_holds_it(open_here: Open, tmp_path: Path) -> None:
    state = tmp_path / "state"
    store = await open_here()
    await fill(store)
    entries = await store.outbox.entries()
    assert read_entries(state, KEY) == entries
    assert read_entries(state, KEY, EntryState.PARKED) == await store.outbox.parked()
    assert read_entries(state, KEY, limit=2, after_seq=3) == entries[3:5]
    assert read_entry(state, KEY, entries[2].operation.id) == entries[2]
    assert read_entry(state, KEY, "nobody") is None
    assert read_counts(state, KEY) == await store.outbox.counts()
    found = verify(state, journal_of(tmp_path), KEY)
    assert (found.ok, found.running, found.entries, found.sales) == (True, True, 8, 4)
    assert found.as_json()["head"] == {"seq": 8, "chain": entries[-1].chain}
    with pytest.raises(StoreLocked):
        rebuild(state, journal_of(tmp_path), KEY, "K01", HandClock())
    await store.close()
    assert not verify(state, journal_of(tmp_path), KEY).running


async def test_looking_into_nothing_or_with_another_key_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreUnreadable, match="no store in"):
        read_counts(tmp_path / "elsewhere", KEY)
    assert not (tmp_path / "elsewhere").exists()
    with pytest.raises(StoreUnreadable, match="key"):
        verify(tmp_path / "state", journal_of(tmp_path), bytes(32))


@REPAIR
async def test_rebuilding_on_purpose_gives_the_same_ledger(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    await fill(store)
    before, _unshown = await seen(store)
    await store.close()
    done = rebuild(tmp_path / "state", journal_of(tmp_path), KEY, "K01", HandClock())
    assert done.set_aside == tmp_path / "state" / "ledger.damaged-001.db"
    assert done.last_seq == 8
    assert [finding.code for finding in done.findings] == ["rebuilt"]
    assert not (tmp_path / "state" / "ledger.damaged-002.db").exists()
    store = await open_here()
    assert settled((await seen(store))[0]) == settled(before)
    assert store.findings == ()


async def test_nothing_is_rebuilt_from_an_empty_journal(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    await fill(store)
    await store.close()
    for file in journal_of(tmp_path).glob("journal-*.log"):
        file.unlink()
    with pytest.raises(StoreUnreadable, match="holds nothing"):
        rebuild(tmp_path / "state", journal_of(tmp_path), KEY, "K01", HandClock())
    assert (tmp_path / "state" / "ledger.db").exists()
    assert {one.code for one in verify(tmp_path / "state", journal_of(tmp_path), KEY).findings} >= {"journal-behind"}


async def test_a_changed_row_is_found_by_the_chain(open_here: Open, tmp_path: Path) -> None:
    store = await open_here()
    await fill(store)
    await store.close()
    engine = DatabaseFile(tmp_path / "state" / "ledger.db", KEY).engine()
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql('UPDATE outbox SET payload = \'{"sku":"other"}\' WHERE seq = 2')
    engine.dispose()
    found = verify(tmp_path / "state", journal_of(tmp_path), KEY)
    assert [(one.code, one.where) for one in found.findings] == [("chain-broken", "entry 2")]


async def test_the_journal_has_one_record_a_transaction_that_matters(store: Store, tmp_path: Path) -> None:
    await fill(store, 1)
    kinds = [record["kind"] for _place, record in Journal(journal_of(tmp_path), KEY, read_only=True).records_after(-1)]
    assert kinds == ["snapshot", "entry", "shown", "entry", "states"]
