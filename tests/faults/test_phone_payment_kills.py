"""Till and central service are killed while somebody pays on their phone: nobody pays twice, or for nothing.

The till is a real process with the real store, services and client; the central service is a real process; between them
is a line that is cut, slow, and loses requests and answers. Phones of their own network open the page and press its
buttons at any moment: at once, late, twice, never.
"""

from __future__ import annotations

import asyncio
import random
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

from kiosk.domain.operation import EntryState
from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState, Tender
from kiosk.testing.bench.drain import draining, to_the_end
from kiosk.testing.phone import Phone, PhoneStuck
from kiosk.testing.proxy import DOWN, UP, FaultProxy, Network, Reply
from tests.faults.lab.small_store import open_small
from tests.faults.lives import ROOT, Lives, lives
from tests.unit.offline.making import HandClock

KILLS, KILLS_LONG = 40, 1000
CENTRAL_KILLS = 10
"""One life in so many begins with a killed central service."""
EXPECTED = {"completed"}
LINES = (
    *(UP,) * 8,
    DOWN,
    Network(latency_ms=15),
    Network(loss=0.3),
    Network(reply=Reply.LOST),
    Network(reply=Reply.ERROR_500),
    Network(reply=Reply.HTML),
    Network(reply=Reply.SILENT),
)


@dataclass
class Central:
    """The central service, to be killed."""

    process: subprocess.Popen[str]
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """SIGKILL; it comes again by itself."""
        _pipe(self.process.stdin).write("again\n")

    def wait(self) -> None:
        assert _pipe(self.process.stdout).readline() == "up\n"


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@contextmanager
def central_service(database: Path) -> Iterator[Central]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.faults.central_again", f"sqlite:///{database}", str(port)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, cwd=ROOT
    ) as process:
        central = Central(process, port)
        central.wait()
        try:
            yield central
        finally:
            _pipe(process.stdin).close()
    assert process.returncode == 0


@dataclass
class Buyers:
    """People with phones, who do what they like with each code they see; what each page told them at last."""

    chance: random.Random
    pool: ThreadPoolExecutor
    told: dict[str, set[str]] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """What the till says; a new link is somebody's to open."""
        if not line.startswith("link "):
            return
        _, payment, link = line.split()
        if payment in self.told:
            return
        self.told[payment] = set()
        kind = self.chance.randrange(12)
        delay = self.chance.choice((0.0, 0.02, 0.05, 0.15, 0.4)) * (0.5 + self.chance.random())
        if kind == 0:
            return  # looks away
        answer = "no" if kind == 1 else "pay"
        for _ in range(2 if kind == 2 else 1):  # a friend films the same code
            self.pool.submit(self._visit, payment, link, answer, delay, again=kind == 3)

    def _visit(self, payment: str, link: str, answer: str, delay: float, *, again: bool) -> None:
        time.sleep(delay)
        phone = Phone(timeout=5.0)
        for _ in range(20):  # while the central service comes again
            try:
                phone.open(link)
                if "<form" in phone.page:
                    phone.press(answer=answer)
                    if again:
                        phone.send(answer=answer)
            except PhoneStuck:
                time.sleep(0.05)
            else:
                self.told[payment].add(phone.text)
                return


def restless(proxy: FaultProxy, chance: random.Random, over: threading.Event) -> None:
    """Change the line, again and again."""
    while not over.wait(chance.random() * 0.25):
        proxy.set(chance.choice(LINES))


def settle(till: Lives, buyers: Buyers) -> None:
    """A last life that is not killed before it has found out."""
    said: list[str] = []
    while "settled" not in said:
        said = till.life("settle", lines=1000, hear=buyers.hear)


async def sales_of(folder: Path, url: str, confirmed: set[str]) -> list[Sale]:
    """All sales there are, delivered; each that was confirmed is among them."""
    store = await open_small(folder, folder / "cache", HandClock())
    try:
        assert store.set_aside is None
        assert {one.code for one in store.findings} <= EXPECTED
        assert await store.ledger.open_attempt() is None
        async with draining(store, url) as drain:
            await to_the_end(drain)
        entries = await store.outbox.entries(limit=1_000_000)
        assert {one.state for one in entries} == {EntryState.ACKNOWLEDGED}
        ids = [entry.operation.id for entry in entries]
        assert len(set(ids)) == len(ids), "stored twice"
        assert confirmed <= set(ids), "confirmed and lost"
        found = [await store.ledger.sale(one) for one in ids]
        return [sale for sale in found if sale is not None]
    finally:
        await store.close()


@dataclass(frozen=True)
class Books:
    """What the central service has at the end: payments (state, amount, purchase) and purchases (flags)."""

    payments: dict[str, tuple[str, int, str]]
    orders: dict[str, str]

    @classmethod
    def of(cls, database: Path) -> Books:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
            payments = db.execute('SELECT id, state, amount, "order" FROM payments').fetchall()
            orders = db.execute("SELECT id, flags FROM orders WHERE channel = 'kiosk'").fetchall()
        db.close()
        return cls({one[0]: (one[1], one[2], one[3]) for one in payments}, dict(orders))

    def of_state(self, state: str) -> set[str]:
        return {one for one, (its, _, _) in self.payments.items() if its == state}


def judge(books: Books, sales: list[Sale], told: dict[str, set[str]]) -> None:
    """Every payment that a phone made is one sale, and every sale was paid; nobody was told otherwise."""
    assert len({sale.basket_id for sale in sales}) == len(sales), "one basket sold twice"
    by_payment = {sale.payment.id: sale for sale in sales}
    assert len(by_payment) == len(sales), "one payment, two sales"
    assert {(sale.payment.tender, sale.payment.state) for sale in sales} == {(Tender.PHONE, PaymentState.SETTLED)}
    assert books.of_state("paid") == by_payment.keys(), "paid and not sold, or sold and not paid"
    for payment, sale in by_payment.items():
        assert books.payments[payment] == ("paid", sale.payment.amount.amount, sale.id), "paid for something else"
    amounts = Counter(sale.payment.amount.amount for sale in sales)
    assert max(amounts.values()) == 1, "the same basket paid twice"
    assert not [one for one in books.of_state("open") if one in told], "a code was seen and its payment is open"
    assert books.orders.keys() == {sale.id for sale in sales}, "not delivered once each"
    assert not [one for one, flags in books.orders.items() if "payment-unknown" in flags]
    for payment, texts in told.items():
        was_paid = books.payments[payment][0] == "paid"
        assert was_paid or not any("The kiosk in the shop now finishes" in one for one in texts), "told: paid; not sold"
        assert not was_paid or not any("Nothing was charged" in one for one in texts), "told: nothing charged; paid"


def baskets_kept(lines: list[str]) -> None:
    """Between two sales each basket that was not sold was there again when its payment was over."""
    for line in lines:
        if line.startswith("kept"):
            assert int(line.split()[1]) > 0, "the basket is gone"


@pytest.mark.timeout(1800)
@pytest.mark.allow_log("journal|ledger|payment|central")
def test_no_kill_makes_a_phone_pay_twice_or_for_nothing(
    tmp_path: Path, long: bool, figure: Callable[[str], None]
) -> None:
    chance = random.Random(8_11)
    kills = KILLS_LONG if long else KILLS
    fell: Counter[str] = Counter()
    all_said: list[str] = []
    over = threading.Event()
    database = tmp_path / "central.sqlite3"
    with central_service(database) as central, ThreadPoolExecutor(8) as phones:
        buyers = Buyers(chance, phones)
        proxy = FaultProxy(central.url, seed=8_12)
        proxy.start()
        breaker = threading.Thread(target=restless, args=(proxy, random.Random(8_13), over))
        breaker.start()
        try:
            with lives("phone_payer.py", str(tmp_path), proxy.url, f"{central.url}/pay/") as till:
                for life in range(1, kills + 1):
                    if down := life % CENTRAL_KILLS == 0:
                        central.kill()
                    said = till.life(str(life), chance.randint(1, 14), chance.random() * 0.1, buyers.hear)
                    fell[said[-1].split()[0] if said else "opening"] += 1
                    all_said += said
                    if down:
                        central.wait()
                over.set()
                breaker.join()
                proxy.set(UP)
                settle(till, buyers)
        finally:
            over.set()
            breaker.join()
            proxy.stop()
        phones.shutdown()
        confirmed = {line.split()[1] for line in all_said if line.startswith("sold")}
        sales = asyncio.run(sales_of(tmp_path, central.url, confirmed))
    books = Books.of(database)
    judge(books, sales, buyers.told)
    baskets_kept(all_said)
    places = ", ".join(f"{place} {times}" for place, times in fell.most_common())
    asked, gone = len(books.payments), len(books.of_state("cancelled"))
    figure(
        f"{kills} kills of the till ({places}), {kills // CENTRAL_KILLS} of the central service: {asked} payments on "
        f"phones, {len(sales)} paid and sold, {gone} cancelled, 0 paid twice, 0 lost"
    )
