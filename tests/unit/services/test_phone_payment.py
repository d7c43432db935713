"""Paying on one's own phone: never twice, never for nothing, whatever is lost on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest
import pytest_asyncio

from kiosk.domain.order import Sale
from kiosk.domain.payment import PaymentState, Tender
from kiosk.domain.phone_payment import PhonePayment
from kiosk.domain.phone_payment import PhonePaymentState as State
from kiosk.domain.session import EndReason
from kiosk.domain.terminal import TerminalReason
from kiosk.errors import CentralUnavailable, StoreDamaged
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.orders import Orders
from kiosk.services.payment import PaymentService
from kiosk.services.payment_view import PaymentPhase as P
from kiosk.services.phone_desk import PhoneDesk
from kiosk.services.terminal_desk import TerminalDesk
from tests.unit.services.fakes import TEA, until
from tests.unit.services.shop import Shop

pytestmark = pytest.mark.allow_log("a phone payment|paid by phone|of a payment could not be stored")

LINK = "https://shop.example/pay/"


class Provider:
    """The central service's payments: `online`; `swallowed` counts replies that get lost on the way back."""

    def __init__(self) -> None:
        self.payments: dict[str, PhonePayment] = {}
        self.online = True
        self.swallowed = 0
        self.asked = 0
        self.killed_at = 0
        self.kill: Callable[[], None] = lambda: None

    def buyer(self, state: State) -> None:
        """The buyer decides on the phone about what is open; whatever is decided stays."""
        for key, one in self.payments.items():
            if one.state is State.OPEN:
                self.payments[key] = PhonePayment(state, "SIM-1" if state is State.PAID else "")

    async def offer_payment(self, sale: Sale, *, link: str, valid_for: int) -> str:
        assert valid_for >= 0
        self._reach()
        assert self.payments.setdefault(sale.payment.id, PhonePayment(State.OPEN)).state is State.OPEN
        self._reply()
        return f"{link}code{len(self.payments)}"

    async def phone_payment(self, payment_id: str) -> PhonePayment:
        self._reach()
        self._reply()
        return self.payments[payment_id]

    async def cancel_payment(self, payment_id: str) -> PhonePayment:
        return self._end(payment_id, State.OPEN, State.CANCELLED)

    async def refund_payment(self, payment_id: str) -> PhonePayment:
        return self._end(payment_id, State.PAID, State.REFUNDED)

    def _end(self, payment_id: str, since: State, to: State) -> PhonePayment:
        self._reach()
        if self.payments.setdefault(payment_id, PhonePayment(State.OPEN)).state is since:
            self.payments[payment_id] = PhonePayment(to)
        self._reply()
        return self.payments[payment_id]

    def _reach(self) -> None:
        self.asked += 1
        if self.asked == self.killed_at:
            self.kill()
            raise asyncio.CancelledError
        if not self.online:
            raise CentralUnavailable("cut")

    def _reply(self) -> None:
        if -self.asked == self.killed_at:
            self.kill()
            raise asyncio.CancelledError
        if self.swallowed:
            self.swallowed -= 1
            raise CentralUnavailable("the reply was lost")


@dataclass
class Till:
    """A checkout where one can pay on one's phone."""

    shop: Shop
    provider: Provider
    orders: Orders
    payments: PaymentService

    @property
    def states(self) -> list[State]:
        return [one.state for one in self.provider.payments.values()]

    def begin(self) -> asyncio.Task[Sale | None]:
        return asyncio.create_task(self.payments.pay(Tender.PHONE))

    async def shown(self) -> None:
        await until(lambda: self.payments.view.link != "")


def service(shop: Shop, orders: Orders, provider: Provider, *, valid: float = 30.0) -> PaymentService:
    terminal = TerminalDesk(DeviceSupervisor(background=shop.background))
    phone = PhoneDesk(provider, shop.connectivity, link=LINK, valid=valid, poll=0.01)
    return PaymentService(
        orders,
        ledger=shop.store,
        session=shop.session,
        terminal=terminal,
        phone=phone,
        clock=shop.clock,
        ask_again=(0.01,),
    )


@pytest_asyncio.fixture
async def till(shop: Shop) -> AsyncIterator[Till]:
    orders = Orders(
        ledger=shop.store,
        session=shop.session,
        receipts=shop.receipts,
        notices=shop.notices,
        background=shop.background,
        clock=shop.clock,
        time=shop.time,
        ids=shop.ids,
        store="here",
        stored=lambda: None,
    )
    provider = Provider()
    await shop.connectivity.check()
    shop.basket.add(TEA)
    yield Till(shop, provider, orders, service(shop, orders, provider))


async def test_paid_on_the_phone_is_one_sale(till: Till) -> None:
    paying = till.begin()
    await till.shown()
    assert till.payments.view.phase is P.ON_TERMINAL
    assert till.payments.view.link.startswith(LINK)
    assert await till.payments.pay(Tender.PHONE) is None  # touched twice
    till.provider.buyer(State.PAID)
    sale = await paying
    assert sale is not None
    assert (sale.payment.tender, sale.payment.state) == (Tender.PHONE, PaymentState.SETTLED)
    assert sale.card is not None
    assert sale.card.authorisation == "SIM-1"
    assert list(till.shop.store.sales) == [sale.id]
    assert till.shop.session.current.sale == sale
    assert till.payments.view.link == ""
    assert till.shop.store.queue[sale.id].operation.payload["payment"]["tender"] == "phone"


async def test_refused_on_the_phone_and_tried_again_is_another_payment_of_the_same_sale(till: Till) -> None:
    paying = till.begin()
    await till.shown()
    till.provider.buyer(State.CANCELLED)
    assert await paying is None
    assert (till.payments.view.phase, till.payments.view.reason) == (P.DECLINED, TerminalReason.CANCELLED)
    till.payments.dismiss()
    paying = till.begin()
    await till.shown()
    till.provider.buyer(State.PAID)
    assert await paying is not None
    assert till.states == [State.CANCELLED, State.PAID]
    assert len(till.shop.store.sales) == 1


@pytest.mark.parametrize("faster", [False, True], ids=["in time", "too late"])
async def test_given_up_at_the_kiosk(till: Till, *, faster: bool) -> None:
    paying = till.begin()
    await till.shown()
    if faster:
        till.provider.buyer(State.PAID)  # while the finger is on its way to the button
    till.payments.abort()
    sale = await paying
    assert (sale is not None, till.states) == (faster, [State.PAID if faster else State.CANCELLED])
    assert len(till.shop.store.sales) == faster


async def test_after_its_time_it_cannot_be_paid_any_more(till: Till) -> None:
    till.payments = service(till.shop, till.orders, till.provider, valid=0.05)
    assert await till.begin() is None
    assert (till.payments.view.reason, till.states) == (TerminalReason.TIMED_OUT, [State.CANCELLED])


@pytest.mark.parametrize("paid", [False, True])
async def test_a_lost_network_is_asked_about_until_it_is_known(till: Till, *, paid: bool) -> None:
    paying = till.begin()
    await till.shown()
    till.provider.online = False
    if paid:
        till.provider.buyer(State.PAID)
    till.payments.abort()
    await until(lambda: till.payments.view.phase is P.ASKING)
    asked = till.provider.asked
    await until(lambda: till.provider.asked > asked + 1)
    assert not paying.done()
    assert till.shop.store.sales == {}
    till.provider.online = True
    assert (await paying is not None) is paid
    assert till.states == [State.PAID if paid else State.CANCELLED]


async def test_lost_replies_change_nothing(till: Till) -> None:
    paying = till.begin()
    await till.shown()
    till.provider.swallowed = 3
    till.provider.buyer(State.PAID)
    assert await paying is not None
    assert len(till.shop.store.sales) == 1


async def test_an_offer_whose_reply_is_lost_can_be_paid_by_nobody(till: Till) -> None:
    till.provider.swallowed = 1
    assert await till.begin() is None
    assert till.payments.view.reason is TerminalReason.LINK_LOST
    assert (await till.shop.store.open_attempt()) is None


@pytest.mark.parametrize("paid", [False, True])
async def test_killed_while_it_waits(till: Till, *, paid: bool) -> None:
    paying = till.begin()
    await till.shown()
    paying.cancel()
    await asyncio.gather(paying, return_exceptions=True)
    if paid:
        till.provider.buyer(State.PAID)
    shop = till.shop
    shop.session.end(EndReason.FAULT)
    again = service(shop, till.orders, till.provider)
    await again.restore()
    assert (again.view.phase, again.view.tender) == (P.ASKING, Tender.PHONE)
    await again.recover()
    assert len(shop.store.sales) == paid
    assert (shop.session.current.sale is not None) is paid
    till.provider.buyer(State.PAID)  # the page is still open on the phone
    assert till.states == [State.PAID if paid else State.CANCELLED]


@pytest.mark.parametrize("buyer", [State.OPEN, State.PAID, State.CANCELLED])
@pytest.mark.parametrize("at", [1, -1, 2, -2, 3, -3, 5, -5])
async def test_killed_at_any_question_before_or_after_it_is_answered(till: Till, at: int, buyer: State) -> None:
    """Sold when it is paid, and only then; afterwards the buyer's late answer changes nothing."""
    shop, provider = till.shop, till.provider
    provider.killed_at = at
    provider.kill = lambda: provider.buyer(buyer) if buyer is not State.OPEN else None
    await asyncio.gather(till.begin(), return_exceptions=True)
    provider.killed_at = 0
    shop.session.end(EndReason.FAULT)
    again = service(shop, till.orders, provider)
    await again.restore()
    await again.recover()
    assert await shop.store.open_attempt() is None
    provider.buyer(State.PAID)
    assert len(shop.store.sales) == till.states.count(State.PAID) <= 1
    assert shop.session.current.paying is False


async def test_paid_but_not_to_be_stored_is_given_back(till: Till) -> None:
    paying = till.begin()
    await till.shown()
    till.shop.store.fault = StoreDamaged("broken", fix="")
    till.provider.buyer(State.PAID)
    assert await paying is None
    assert (till.states, till.payments.view.undone) == ([State.REFUNDED], True)


async def test_whoever_leaves_takes_nothing_with_them(till: Till) -> None:
    paying = till.begin()
    await till.shown()
    till.shop.session.end(EndReason.LEFT)
    assert await paying is None
    assert (till.states, till.payments.view.link) == ([State.CANCELLED], "")


async def test_without_a_network_it_is_not_offered(till: Till) -> None:
    assert (till.payments.phone_offered, till.payments.phone_problem) == (True, "")
    till.shop.central.cut()
    await till.shop.connectivity.check()
    assert till.payments.phone_problem == "offline"
