from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.attempt import Attempt
from kiosk.domain.operation import OperationResult, Outcome
from kiosk.domain.order import Sale
from kiosk.domain.payment import CardSlip, Payment, PaymentState, Tender
from kiosk.domain.terminal import TerminalReason, TransactionMark
from kiosk.errors import BugError, StoreFull
from kiosk.services.orders import paid
from offline import inspect
from offline.store import Store, open_store
from tests.unit.offline.making import KEY, NOON, TOKEN, HandClock, a_sale, new_id, the_operation_of

MARK = TransactionMark(known=True, receipt_no=7, trace_no=8, moment="0504 120000")
SLIP = CardSlip(receipt_no=8, trace_no=9, terminal_id="52520001", customer_slip=("Kundenbeleg",))


def a_card_sale() -> Sale:
    sale = a_sale()
    payment = Payment(new_id(), Tender.CARD, sale.totals.total, sale.payment.basket_hash).to(PaymentState.SENT)
    return replace(sale, payment=payment)


def an_attempt() -> Attempt:
    return Attempt(a_card_sale(), MARK, NOON)


async def opened(folder: Path, clock: HandClock | None = None) -> Store:
    return await open_store(
        state=folder / "state",
        journal=folder / "journal",
        cache=folder / "cache",
        key=KEY,
        device_id="K01",
        clock=clock or HandClock(),
    )


def contents_below(folder: Path) -> list[tuple[Path, bytes]]:
    return [(path, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]


def without_key(attempt: Attempt) -> Attempt:
    """As it is stored: the customer's session key is not kept."""
    sale = attempt.sale
    assert sale.identity is not None
    return replace(attempt, sale=replace(sale, identity=replace(sale.identity, session_key="")))


@pytest.mark.parametrize("tender", [Tender.CARD, Tender.PHONE])
async def test_an_attempt_is_open_until_its_sale_is_stored(tmp_path: Path, tender: Tender) -> None:
    store = await opened(tmp_path)
    attempt = an_attempt()
    payment = replace(attempt.sale.payment, tender=tender)
    attempt = replace(attempt, sale=replace(attempt.sale, payment=payment))
    assert await store.ledger.open_attempt() is None
    await store.ledger.begin_attempt(attempt)
    assert await store.ledger.open_attempt() == without_key(attempt)
    sale = paid(attempt.sale, SLIP)
    stored = await store.ledger.record_sale(sale, the_operation_of(sale))
    assert await store.ledger.open_attempt() is None
    assert (await store.ledger.sale(sale.id)) == replace(
        stored, identity=replace(stored.identity, session_key="") if stored.identity else None
    )
    assert stored.card == SLIP
    await store.close()


@pytest.mark.parametrize("state", [PaymentState.DECLINED, PaymentState.REVERSED])
async def test_what_ended_otherwise_is_not_open(tmp_path: Path, state: PaymentState) -> None:
    store = await opened(tmp_path)
    attempt = an_attempt()
    await store.ledger.begin_attempt(attempt)
    await store.ledger.end_attempt(attempt.id, state, TerminalReason.HOST_REFUSED)
    assert await store.ledger.open_attempt() is None
    await store.ledger.begin_attempt(an_attempt())
    await store.close()


async def test_an_unknown_outcome_stays_open(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    attempt = an_attempt()
    await store.ledger.begin_attempt(attempt)
    await store.ledger.end_attempt(attempt.id, PaymentState.UNKNOWN, TerminalReason.LINK_LOST)
    await store.close()
    store = await opened(tmp_path)
    left = await store.ledger.open_attempt()
    assert left is not None
    assert (left.id, left.state, left.reason) == (attempt.id, PaymentState.UNKNOWN, TerminalReason.LINK_LOST)
    await store.close()


async def test_no_second_one_begins_while_one_is_open(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.ledger.begin_attempt(an_attempt())
    with pytest.raises(BugError, match="not decided"):
        await store.ledger.begin_attempt(an_attempt())
    await store.close()


async def test_what_was_not_bought_is_not_kept(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    attempt = an_attempt()
    await store.ledger.begin_attempt(attempt)
    await store.ledger.end_attempt(attempt.id, PaymentState.DECLINED, TerminalReason.CANCELLED)
    await store.close()
    with inspect.reading(tmp_path / "state", KEY) as connection:
        rows = connection.exec_driver_sql("SELECT id, state, sale FROM attempts").all()
    assert rows == [(attempt.id, "declined", None)]


@pytest.mark.allow_log("ledger|journal|store")
@pytest.mark.parametrize("ending", ["open", "declined", "sold"])
async def test_a_lost_database_does_not_lose_an_attempt(tmp_path: Path, ending: str) -> None:
    store = await opened(tmp_path)
    attempt = an_attempt()
    await store.ledger.begin_attempt(attempt)
    if ending == "declined":
        await store.ledger.end_attempt(attempt.id, PaymentState.DECLINED, TerminalReason.CANCELLED)
    if ending == "sold":
        sale = paid(attempt.sale, SLIP)
        await store.ledger.record_sale(sale, the_operation_of(sale))
    await store.close()
    for file in (tmp_path / "state").glob("ledger.db*"):
        file.unlink()
    store = await opened(tmp_path)
    left = await store.ledger.open_attempt()
    assert left == (without_key(attempt) if ending == "open" else None)
    await store.close()


@pytest.mark.allow_log("ledger|journal|store")
@pytest.mark.parametrize("sold", [False, True])
async def test_an_older_database_learns_from_the_journal(tmp_path: Path, sold: bool) -> None:
    store = await opened(tmp_path)
    attempt = an_attempt()
    await store.ledger.begin_attempt(attempt)
    await store.close()
    shutil.copytree(tmp_path / "state", tmp_path / "before")
    store = await opened(tmp_path)
    if sold:
        sale = paid(attempt.sale, SLIP)
        await store.ledger.record_sale(sale, the_operation_of(sale))
    else:
        await store.ledger.end_attempt(attempt.id, PaymentState.DECLINED, TerminalReason.CANCELLED)
    await store.close()
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "before").rename(tmp_path / "state")
    store = await opened(tmp_path)
    assert await store.ledger.open_attempt() is None
    await store.close()


@pytest.mark.allow_log("ledger|journal|store")
async def test_a_lost_journal_begins_with_the_open_attempt(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    attempt = an_attempt()
    await store.ledger.begin_attempt(attempt)
    await store.close()
    shutil.rmtree(tmp_path / "journal")
    await (await opened(tmp_path)).close()
    for file in (tmp_path / "state").glob("ledger.db*"):
        file.unlink()
    store = await opened(tmp_path)
    assert await store.ledger.open_attempt() == without_key(attempt)
    await store.close()


async def test_an_open_attempt_outlives_what_is_forgotten(tmp_path: Path) -> None:
    clock = HandClock()
    store = await opened(tmp_path, clock)
    ended, left = an_attempt(), an_attempt()
    await store.ledger.begin_attempt(ended)
    sale = paid(ended.sale, SLIP)
    await store.ledger.record_sale(sale, the_operation_of(sale))
    await store.ledger.begin_attempt(left)
    await store.outbox.settle([OperationResult(sale.id, Outcome.APPLIED)], clock.now())
    assert await store.outbox.purge(NOON + timedelta(days=1)) == 1
    assert await store.ledger.open_attempt() == without_key(left)
    await store.close()
    with inspect.reading(tmp_path / "state", KEY) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attempts").scalar_one() == 1


async def test_without_room_none_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await opened(tmp_path)

    def full(_self: object) -> None:
        raise StoreFull("no room")

    monkeypatch.setattr("offline.room.Rooms.require", full)
    with pytest.raises(StoreFull):
        await store.ledger.begin_attempt(an_attempt())
    assert await store.ledger.open_attempt() is None
    await store.close()


async def test_nothing_of_an_attempt_can_be_read_on_the_disk(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.ledger.begin_attempt(an_attempt())
    await store.close()
    assert not [path for path, content in contents_below(tmp_path) if TOKEN.encode() in content]
