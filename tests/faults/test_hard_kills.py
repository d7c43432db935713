"""A till is killed with SIGKILL, again and again: what it confirmed is there, once, here and at the central service.

Lives end while it sells and delivers (checkpoints and new journal segments come every few sales), while it opens its
store, and while it brings an old store to today's schema. The central service is a real one, in a process of its own.
"""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from kiosk.domain.operation import EntryState, OutboxEntry
from kiosk.services.background import Background
from kiosk.services.checkout import CheckoutService
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.notices import Notices
from kiosk.services.orders import Orders
from kiosk.services.receipts import ReceiptService
from kiosk.services.session import SessionService
from kiosk.services.timekeeping import ServerTime
from kiosk.settings import Settings
from kiosk.testing.bench.drain import bundled, draining
from kiosk.testing.central import CentralEyes, Effects
from offline.database import DatabaseFile
from offline.migrations import MIGRATIONS, migrate
from offline.records import payload_to_text, sale_to_text
from offline.store import Store
from offline.writer import Writer
from tests.faults.lab.small_store import open_small
from tests.faults.lives import lives
from tests.unit.offline.making import KEY, NOON, HandClock, a_sale, the_operation_of
from tests.unit.services.fakes import CountingIds

SELLING, OPENING, MIGRATING = 60, 20, 15
TIMES_LONG = 10
OLD_SALES = 40
EXPECTED = {"completed"}
"""Findings that a kill may leave: one between journal and database is brought to its end."""


@dataclass
class Books:
    """What was confirmed, and the comparison with what is found."""

    folder: Path
    confirmed: list[str] = field(default_factory=list)
    lives: int = 0
    completed: int = 0
    entries: list[OutboxEntry] = field(default_factory=list)

    async def look(self, effects: Effects) -> None:
        """Start on what the last life left: nothing is lost, doubled or hurt, and the screen tells the truth."""
        store = await open_small(self.folder, self.folder / "cache", HandClock())
        try:
            assert store.set_aside is None
            assert {one.code for one in store.findings} <= EXPECTED
            self.completed += len(store.findings)
            self.entries = list(await store.outbox.entries(limit=1_000_000))
            await self.compare(store)
            await self.screen(store)
        finally:
            await store.close()
        self.delivered(effects)

    async def compare(self, store: Store) -> None:
        stored = {f"{one.operation.id} {one.operation.payload.get('order_number', '-')}" for one in self.entries}
        assert not set(self.confirmed) - stored, "confirmed and lost"
        assert len(stored) - len(self.confirmed) <= self.lives, "at most one a life was stored and not confirmed"
        assert max(Counter(one.operation.id for one in self.entries).values(), default=1) == 1, "stored twice"
        assert [one.seq for one in self.entries] == list(range(1, len(self.entries) + 1)), "a gap in the sequence"
        numbers = sorted(line.split()[1] for line in stored if not line.endswith("-"))
        assert numbers == [f"K01-{number:06d}" for number in range(1, len(numbers) + 1)], "a gap in the order numbers"
        for one in self.entries[-20:]:
            if "order_number" in one.operation.payload:
                sale = await store.ledger.sale(one.operation.id)
                assert sale is not None
                assert sale.number == one.operation.payload["order_number"]

    async def screen(self, store: Store) -> None:
        """The newest sale is shown as stored, and no other; nobody has seen any."""
        sold = [one.operation.id for one in self.entries if "order_number" in one.operation.payload]
        session = SessionService(CountingIds(), currency="EUR", language="de")
        shown = await checkout(store, session).recover()
        assert (shown.id if shown else None) == (sold[-1] if sold else None)
        assert session.current.sale == shown

    def delivered(self, effects: Effects) -> None:
        held = Counter([one.id for one in effects.purchases] + [one.id for one in effects.consents])
        assert max(held.values(), default=1) == 1, "applied twice"
        assert len({one.number for one in effects.purchases}) == len(effects.purchases), "one number, two orders"
        assert held.keys() <= {one.operation.id for one in self.entries}, "delivered what was never stored"
        done = {one.operation.id for one in self.entries if one.state is EntryState.ACKNOWLEDGED}
        assert done <= held.keys(), "acknowledged and not delivered"


def checkout(store: Store, session: SessionService) -> CheckoutService:
    notices, clock = Notices(), HandClock()
    background = Background(lambda _error: None)
    receipts = ReceiptService(
        DeviceSupervisor(background=background),
        notices,
        store_name="Shop",
        store_address=("Street 1",),
        timezone="Europe/Berlin",
        order_link="https://shop.example/o/",
    )
    orders = Orders(
        ledger=store.ledger,
        session=session,
        receipts=receipts,
        notices=notices,
        background=background,
        clock=clock,
        time=ServerTime(clock),
        ids=CountingIds(),
        store="here",
        stored=lambda: None,
    )
    return CheckoutService(orders, session=session, receipts=receipts)


async def deliver_the_rest(folder: Path, url: str) -> None:
    store = await open_small(folder, folder / "cache", HandClock())
    try:
        async with draining(store, url) as drain:
            while (await store.outbox.counts()).pending:
                await store.outbox.retry([one.operation.id for one in await store.outbox.entries(EntryState.PENDING)])
                await drain.drain()
    finally:
        await store.close()


@pytest.mark.timeout(3600)
@pytest.mark.allow_log("journal|ledger")
def test_no_kill_loses_or_doubles_anything(tmp_path: Path, long: bool, figure: Callable[[str], None]) -> None:
    chance = random.Random(7731)
    times = TIMES_LONG if long else 1
    works = ["sell"] * SELLING * times + ["open"] * OPENING * times
    chance.shuffle(works)
    books = Books(tmp_path)
    with bundled(tmp_path) as url, lives("seller.py", str(tmp_path), url) as till:
        eyes = CentralEyes(url, Settings(), timeout=30.0)
        for turn, work in enumerate(works, 1):
            if work == "sell":
                said = till.life(work, chance.randint(0, 24))
                books.lives += 1
            else:
                said = till.life(work, chance.randint(0, 2), delay=chance.random() * 0.05)
            books.confirmed += [line for line in said if line != "open"]
            if turn % 10 == 0 or turn == 1:
                asyncio.run(books.look(eyes.effects()))
        asyncio.run(deliver_the_rest(tmp_path, url))
        effects = eyes.effects()
        asyncio.run(books.look(effects))
    assert all(re.fullmatch(r"[0-9a-f-]{36} (K01-\d{6}|-)", line) for line in books.confirmed)
    held = {one.id for one in effects.purchases} | {one.id for one in effects.consents}
    assert held == {one.operation.id for one in books.entries}
    assert len(books.confirmed) == len(set(books.confirmed)) > len(works)
    figure(
        f"hard kills: {len(works)} while selling, delivering and opening, {len(books.confirmed)} confirmed, "
        f"{len(held)} delivered, 0 lost, 0 doubled; {books.completed} times the journal was one ahead"
    )


# ── an old store ─────────────────────────────────────────────────────────────────────────────────


def old_store(folder: Path) -> list[str]:
    """A store of the first schema, which had no journal and no chain, with sales that were never sent."""
    (folder / "state").mkdir(parents=True)
    writer = Writer(DatabaseFile(folder / "state" / "ledger.db", KEY))
    try:
        migrate(writer, MIGRATIONS[:1])
        return writer.call(_sell_of_old)
    finally:
        writer.close()


def _sell_of_old(connection: sa.Connection) -> list[str]:
    ids = []
    for number in range(1, OLD_SALES + 1):
        sale = replace(a_sale(), number=f"K01-{number:06d}")
        operation = the_operation_of(sale)
        payload = payload_to_text({**operation.payload, "order_number": f"K01-{number:06d}"})
        connection.exec_driver_sql(
            "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', 0, NULL, '', '')",
            (number, sale.id, "purchase", 1, operation.subject, int(NOON.timestamp() * 1e6), payload),
        )
        total = sale.totals.total
        connection.exec_driver_sql(
            "INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (f"K01-{number:06d}", number, sale.id, 0, 0, total.amount, total.currency, sale_to_text(sale)),
        )
        ids.append(sale.id)
    connection.exec_driver_sql("INSERT INTO series VALUES ('K01', ?)", (OLD_SALES,))
    return ids


async def _all_there(folder: Path, ids: list[str]) -> None:
    store = await open_small(folder, folder / "cache", HandClock())
    try:
        assert store.set_aside is None
        entries = await store.outbox.entries()
        assert [one.operation.id for one in entries] == ids
        assert all(one.state is EntryState.PENDING for one in entries)
        unshown = await store.ledger.unshown_sale()
        assert unshown is not None
        assert unshown.id == ids[-1]
        sale = a_sale()
        assert (await store.ledger.record_sale(sale, the_operation_of(sale))).number == f"K01-{OLD_SALES + 1:06d}"
    finally:
        await store.close()


@pytest.mark.timeout(3600)
@pytest.mark.allow_log("journal|ledger|schema")
def test_an_old_store_survives_kills_while_it_is_brought_up_to_date(
    tmp_path: Path, long: bool, figure: Callable[[str], None]
) -> None:
    chance = random.Random(42)
    ids = old_store(tmp_path / "old")
    count = MIGRATING * (TIMES_LONG if long else 1)
    here = tmp_path / "here"
    unfinished = 0
    with lives("seller.py", str(here), "http://127.0.0.1:9") as till:
        shutil.copytree(tmp_path / "old", here)
        begin = time.monotonic()
        till.life("open", 1)
        takes = time.monotonic() - begin
        shutil.rmtree(here)
        for _ in range(count):
            shutil.copytree(tmp_path / "old", here)
            for _try in range(3):
                unfinished += not till.life("open", 0, delay=chance.random() * takes)
            asyncio.run(_all_there(here, ids))
            shutil.rmtree(here)
    figure(f"hard kills: {3 * count} while an old store is opened ({unfinished} before it was done), 0 lost")
