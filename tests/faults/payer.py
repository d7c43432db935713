"""A till that takes card payments until it is killed: `payer.py FOLDER PORT`.

It imports everything once; each line on its input (a number no life had before) forks a child that opens the store
below FOLDER, finds out about a payment that a life before left undecided, and then takes one payment after another at
the terminal on PORT. The child writes each phase of a payment, and `sold ID NUMBER CENTS` for each sale once stored.
The line `settle` forks one that only finds out.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sys
import traceback
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import offline.parts  # noqa: F401 - loaded before the fork, like everything else
from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.link import Timing, connect_tcp
from kiosk.domain.money import Money
from kiosk.services.background import Background
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.notices import Notices
from kiosk.services.orders import Orders
from kiosk.services.payment import PaymentService
from kiosk.services.receipts import ReceiptService
from kiosk.services.session import SessionService
from kiosk.services.terminal_desk import TerminalDesk
from kiosk.services.timekeeping import ServerTime
from offline.store import Store
from tests.faults.lab.small_store import open_small
from tests.unit.offline.making import HandClock, a_product, new_id

TIMING = Timing(t1=0.05, t2=0.15, t3=0.4, t4=1.0, longest=10.0, connect=2.0, repeats=2)
UNPLUGGED = 0.05


class FreshIds:
    """Unique over all lives."""

    def new(self) -> str:
        return new_id()


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def fail(error: BaseException) -> None:
    traceback.print_exception(error)
    os._exit(4)


async def nothing(_read: object) -> None:
    raise AssertionError("there is no reader here")


def orders_of(store: Store, session: SessionService, devices: DeviceSupervisor, background: Background) -> Orders:
    """The way from a basket to a stored sale."""
    clock, notices = HandClock(), Notices()
    receipts = ReceiptService(
        devices,
        notices,
        store_name="Shop",
        store_address=(),
        timezone="Europe/Berlin",
        order_link="https://shop.example/o/",
    )
    return Orders(
        ledger=store.ledger,
        session=session,
        receipts=receipts,
        notices=notices,
        background=background,
        clock=clock,
        time=ServerTime(clock),
        ids=FreshIds(),
        store="here",
        stored=lambda: None,
    )


class Till:
    """The services of a till around a store and a terminal."""

    def __init__(self, store: Store, port: int) -> None:
        self.background = Background(fail)
        self.session = SessionService(FreshIds(), currency="EUR", language="de")
        driver = ZvtTerminal(lambda: connect_tcp("127.0.0.1", port, TIMING), timing=TIMING)
        self.devices = DeviceSupervisor(
            terminal=driver, background=self.background, delays=(0.02, 0.05), check_every=0.1
        )
        self.payments = PaymentService(
            orders_of(store, self.session, self.devices, self.background),
            ledger=store.ledger,
            session=self.session,
            terminal=TerminalDesk(self.devices),
            clock=HandClock(),
            ask_again=(0.02, 0.05),
        )
        self.payments.changed.subscribe(lambda view: say(view.phase.value))

    async def ready(self) -> None:
        self.background.keep(lambda: self.devices.run(nothing, nothing), "devices")
        await self.payments.restore()
        await self.payments.recover()
        while not self.payments.ready:  # noqa: ASYNC110 - a condition of another thread's device
            await asyncio.sleep(0.005)
        self.sold()
        say("ready")

    async def pay(self, cents: int) -> None:
        """One payment of an amount that no other one has."""
        self.session.begin()
        product = a_product(price=Money(cents, "EUR"), deposit=None, regular_price=None)
        self.session.update(basket=self.session.new_basket().add(product))
        if random.random() < UNPLUGGED:
            asyncio.get_running_loop().call_later(random.random() * 0.1, self.payments.abort)
        await self.payments.pay()
        self.sold()
        self.payments.dismiss()

    def sold(self) -> None:
        sale = self.session.current.sale
        if sale is not None:
            say(f"sold {sale.id} {sale.number} {sale.payment.amount.amount}")


async def live(folder: Path, port: int, first: int | None) -> None:
    async with AsyncExitStack() as stack:
        store = await open_small(folder, folder / "cache", HandClock())
        stack.push_async_callback(store.close)
        till = Till(store, port)
        stack.push_async_callback(till.background.close)
        await till.ready()
        cents = first
        while cents is not None:
            await till.pay(cents)
            cents += 1
        say("settled")


def main(arguments: Sequence[str]) -> int:
    folder, port = Path(arguments[0]), int(arguments[1])
    logging.disable(logging.WARNING)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            random.seed()
            word = line.strip()
            asyncio.run(live(folder, port, None if word == "settle" else int(word) * 1000))
            os._exit(0)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
