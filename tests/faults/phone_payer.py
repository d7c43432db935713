"""A till where one pays on one's phone, until it is killed: `phone_payer.py FOLDER URL PAGES`.

It imports everything once; each line on its input (a number no life had before) forks a child that opens the store
below FOLDER, finds out about a payment that a life before left undecided, and then has one basket after another paid,
asking the central service at URL; the phone's page is below PAGES. The child writes each phase of a payment,
`link ID URL` when the code is on the screen, `sold ID NUMBER CENTS` for each sale once it is shown, and `kept CENTS`
when a basket that was not sold is there again. The line `settle` forks one that only finds out.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import offline.parts  # noqa: F401 - loaded before the fork, like everything else
from kiosk.api.client import HttpCentralApi
from kiosk.clock import SystemClock
from kiosk.domain.money import Money
from kiosk.domain.order import Sale
from kiosk.domain.payment import Tender
from kiosk.services.background import Background
from kiosk.services.connectivity import Connectivity
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.notices import Notices
from kiosk.services.payment import PaymentService
from kiosk.services.payment_view import PaymentPhase, PaymentView
from kiosk.services.phone_desk import PhoneDesk
from kiosk.services.session import SessionService
from kiosk.services.terminal_desk import TerminalDesk
from kiosk.services.timekeeping import ServerTime
from offline.store import Store
from tests.faults.lab.small_store import open_small
from tests.faults.payer import FreshIds, fail, orders_of, say
from tests.unit.offline.making import HandClock, a_product

DEADLINE = 0.3
"""Seconds for a call: a line that says nothing is given up soon."""
TIMES = (0.15, 0.6)
"""Seconds that a code is shown; on the page it is good for longer, so that a late phone is not refused for that."""
GIVES_UP = 0.15
"""The share of buyers who touch "cancel"."""


class LastingOffers(HttpCentralApi):
    """Offers that can be paid for the shortest time the contract knows."""

    async def offer_payment(self, sale: Sale, *, link: str, valid_for: int) -> str:
        return await super().offer_payment(sale, link=link, valid_for=max(10, valid_for))


class Till:
    """The services of a till around a store and the line to the central service."""

    def __init__(self, store: Store, api: HttpCentralApi, pages: str) -> None:
        clock = SystemClock()
        self.background = Background(fail)
        self.session = SessionService(FreshIds(), currency="EUR", language="de")
        self.connectivity = Connectivity(api, clock, Notices(), ServerTime(clock))
        devices = DeviceSupervisor(background=self.background)
        self.payments = PaymentService(
            orders_of(store, self.session, devices, self.background),
            ledger=store.ledger,
            session=self.session,
            terminal=TerminalDesk(devices),
            phone=PhoneDesk(api, self.connectivity, link=pages, valid=random.choice(TIMES), poll=0.02),
            clock=HandClock(),
            ask_again=(0.02, 0.05),
        )
        self.payments.changed.subscribe(self.told)

    def told(self, view: PaymentView) -> None:
        say(f"link {view.attempt} {view.link}" if view.link else view.phase.value)

    async def watch_the_line(self) -> None:
        while True:
            await self.connectivity.check()
            await asyncio.sleep(0.05)

    async def ready(self) -> None:
        self.background.start(self.watch_the_line(), "line")
        await self.payments.restore()
        await self.payments.recover()
        while self.payments.phone_problem:  # noqa: ASYNC110 - a condition of the line to another process
            await asyncio.sleep(0.005)
        if self.session.current.active:
            self.told_the_end()
        say("ready")

    async def pay(self, cents: int) -> None:
        """One payment of an amount that no other one has; and once more when it was declined."""
        self.session.begin()
        product = a_product(price=Money(cents, "EUR"), deposit=None, regular_price=None)
        self.session.update(basket=self.session.new_basket().add(product))
        for _try in range(2):
            if self.session.current.sale is None:
                if random.random() < GIVES_UP:
                    asyncio.get_running_loop().call_later(random.random() * 0.15, self.payments.abort)
                await self.payments.pay(Tender.PHONE)
                self.told_the_end()
                self.payments.dismiss()

    def told_the_end(self) -> None:
        """What the buyer sees when it is over: the sale, or their basket."""
        sale, basket = self.session.current.sale, self.session.current.basket
        if sale is not None:
            say(f"sold {sale.id} {sale.number} {sale.payment.amount.amount}")
        else:
            assert self.payments.view.phase in {PaymentPhase.IDLE, PaymentPhase.DECLINED}
            say(f"kept {basket.totals.total.amount}")


async def live(folder: Path, url: str, pages: str, first: int | None) -> None:
    async with AsyncExitStack() as stack:
        store = await open_small(folder, folder / "cache", HandClock())
        stack.push_async_callback(store.close)
        api = LastingOffers(
            url, device_id="K01", device_token="demo-device", store_id="berlin-mitte", deadline=DEADLINE
        )
        stack.push_async_callback(api.close)
        till = Till(store, api, pages)
        stack.push_async_callback(till.background.close)
        await till.ready()
        cents = first
        while cents is not None:
            await till.pay(cents)
            cents += 1
        say("settled")


def main(arguments: Sequence[str]) -> int:
    folder, url, pages = Path(arguments[0]), arguments[1], arguments[2]
    logging.disable(logging.ERROR)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            random.seed()
            word = line.strip()
            with suppress(BrokenPipeError):
                asyncio.run(live(folder, url, pages, None if word == "settle" else int(word) * 1000))
            os._exit(0)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
