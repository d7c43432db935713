"""A till is killed with SIGKILL in the middle of card payments: nobody pays twice, no payment and no sale is lost.

The terminal is the simulated one, with faults of its own: links it cuts, payments it declines, books late, or undoes.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from hardware.simulated import SimulatedTerminal
from hardware.simulated.terminal_book import Booking
from hardware.simulated.terminal_script import Moment, Script
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState
from tests.faults.lab.small_store import open_small
from tests.faults.lives import Lives, lives
from tests.faults.payer import TIMING
from tests.unit.offline.making import HandClock

KILLS, KILLS_LONG = 200, 1000
EXPECTED = {"completed"}


def a_script(chance: random.Random) -> Script:
    """How the next payment goes: mostly well, quickly, and in every other way there is."""
    card_after = chance.choice((0.0, 0.02, 0.08))
    unheard = chance.random() < 0.5
    usual = Script(card_after=card_after, pace=0.005, reverses_unheard=unheard, goes_on=chance.random() < 0.5)
    kind = chance.randrange(10)
    if kind == 0:
        return Script(card_after=card_after, decline=chance.choice((5, 0x6C, 0x64)))
    if kind == 1:
        return Script(card_after=card_after, cut_at=chance.choice(list(Moment)), reverses_unheard=unheard)
    if kind == 2:
        return Script(card_after=card_after, late=0.1, reverses_unheard=unheard)
    if kind == 3:
        return Script(card_after=card_after, books=1, reverses_unheard=unheard)
    if kind == 4:
        return Script(card_after=card_after, dies_at=chance.choice(list(Moment)), reverses_unheard=unheard)
    return usual


async def sales_of(folder: Path, confirmed: set[str]) -> list[Sale]:
    """All sales there are; each that was confirmed is among them."""
    store = await open_small(folder, folder / "cache", HandClock())
    try:
        assert store.set_aside is None
        assert {one.code for one in store.findings} <= EXPECTED
        assert await store.ledger.open_attempt() is None
        entries = await store.outbox.entries(limit=1_000_000)
        ids = [entry.operation.id for entry in entries]
        assert len(set(ids)) == len(ids), "stored twice"
        assert confirmed <= set(ids), "confirmed and lost"
        found = [await store.ledger.sale(one) for one in ids]
        return [sale for sale in found if sale is not None]
    finally:
        await store.close()


def paid(bookings: tuple[Booking, ...]) -> list[Booking]:
    return [one for one in bookings if not (one.code or one.reversed or one.original is not None)]


def settle(till: Lives, terminal: SimulatedTerminal) -> list[str]:
    """A last life that is not killed before it has found out."""
    terminal.forget()
    said: list[str] = []
    while "settled" not in said:
        said = till.life("settle", lines=1000)
    return said


@pytest.mark.timeout(1800)
@pytest.mark.allow_log("journal|ledger|payment|terminal")
def test_no_kill_makes_anybody_pay_twice_or_for_nothing(
    tmp_path: Path, long: bool, figure: Callable[[str], None]
) -> None:
    chance = random.Random(20_7)
    kills = KILLS_LONG if long else KILLS
    fell: Counter[str] = Counter()
    confirmed: set[str] = set()
    terminal = SimulatedTerminal(timing=TIMING, journal=tmp_path / "terminal.jsonl").start()
    try:
        with lives("payer.py", str(tmp_path), str(terminal.port)) as till:
            for life in range(1, kills + 1):
                terminal.forget()
                terminal.play(*(a_script(chance) for _ in range(20)))
                said = till.life(str(life), chance.randint(0, 14), delay=chance.random() * 0.03)
                fell[next((one for one in reversed(said) if not one.startswith("sold")), "opening")] += 1
                confirmed |= {line.split()[1] for line in said if line.startswith("sold")}
            settle(till, terminal)
    finally:
        terminal.stop()
    sales = asyncio.run(sales_of(tmp_path, confirmed))
    bookings = paid(terminal.book.bookings)
    amounts = Counter(one.amount for one in bookings)
    assert amounts == Counter(sale.payment.amount.amount for sale in sales), "paid and not sold, or sold and not paid"
    assert max(amounts.values()) == 1, "paid twice"
    by_receipt = {(one.receipt_no, one.amount) for one in bookings}
    assert {(sale.card and sale.card.receipt_no, sale.payment.amount.amount) for sale in sales} <= by_receipt
    assert {sale.payment.state for sale in sales} == {PaymentState.SETTLED}
    places = ", ".join(f"{place} {times}" for place, times in fell.most_common())
    asked = len([one for one in terminal.book.bookings if one.original is None])
    figure(f"{kills} kills ({places}): {asked} asked, {len(sales)} paid and sold, 0 paid twice, 0 lost")
