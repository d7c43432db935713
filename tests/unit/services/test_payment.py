"""Paying by card: the real driver talks to the simulated terminal; only the store and the clock are stand-ins."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest
import pytest_asyncio

from hardware.simulated import SimulatedTerminal
from hardware.simulated.terminal_script import Moment, Script
from hardware.terminal.driver import ZvtTerminal
from hardware.terminal.link import Timing, connect_tcp
from kiosk.domain.attempt import Attempt
from kiosk.domain.payment import PaymentState, Tender
from kiosk.domain.session import EndReason
from kiosk.domain.terminal import TerminalReason, TerminalStep
from kiosk.errors import BadInput, StoreFault, StoreFull
from kiosk.services.background import Background
from kiosk.services.devices import DeviceSupervisor
from kiosk.services.notices import Notices
from kiosk.services.orders import Orders
from kiosk.services.payment import LEFT_AFTER, STAFF_AFTER, PaymentService
from kiosk.services.payment_view import PaymentPhase, PaymentView
from kiosk.services.receipts import ReceiptService
from kiosk.services.session import SessionService
from kiosk.services.terminal_desk import TerminalDesk
from kiosk.services.timekeeping import ServerTime
from tests.unit.services.fakes import TEA, CountingIds, FakeClock, MemoryStore, until

HASTY = Timing(t1=0.05, t2=0.15, t3=0.4, t4=0.6, longest=6.0, connect=2.0, repeats=2)
NEVER = 600.0
P = PaymentPhase

pytestmark = pytest.mark.allow_log("payment|terminal|paid by card")


@dataclass
class Counter:
    """A counter with a terminal; `seen` are the phases that a screen would have shown."""

    peer: SimulatedTerminal
    store: MemoryStore
    clock: FakeClock
    session: SessionService
    devices: DeviceSupervisor
    payments: PaymentService
    background: Background
    orders: Orders
    bugs: list[BaseException]
    seen: list[PaymentView] = field(default_factory=list)

    def take(self, quantity: int = 1) -> None:
        self.session.begin()
        basket = self.session.current.basket
        for _ in range(quantity):
            basket = basket.add(TEA)
        self.session.update(basket=basket)

    @property
    def total(self) -> int:
        return self.session.current.basket.totals.total.amount

    @property
    def phases(self) -> list[PaymentPhase]:
        return [view.phase for view in self.seen]

    async def phase(self, phase: PaymentPhase) -> None:
        await until(lambda: self.payments.view.phase is phase)

    def restarted(self) -> PaymentService:
        """The till's services after its death; the store and the terminal are what they were."""
        self.session.end(EndReason.FAULT)
        return PaymentService(
            self.orders,
            ledger=self.store,
            session=self.session,
            terminal=TerminalDesk(self.devices),
            clock=self.clock,
            ask_again=(0.01, 0.02),
        )


@asynccontextmanager
async def counter_with(peer: SimulatedTerminal, timing: Timing = HASTY) -> AsyncIterator[Counter]:
    bugs: list[BaseException] = []
    store, clock, ids, notices = MemoryStore(), FakeClock(), CountingIds(), Notices()
    background = Background(bugs.append)
    session = SessionService(ids, currency="EUR", language="de")
    driver = ZvtTerminal(lambda: connect_tcp("127.0.0.1", peer.port, timing), timing=timing)
    devices = DeviceSupervisor(terminal=driver, background=background, delays=(0.01, 0.02), check_every=0.05)
    receipts = ReceiptService(
        devices, notices, store_name="Shop", store_address=(), timezone="Europe/Berlin", order_link="https://o.example/"
    )
    orders = Orders(
        ledger=store,
        session=session,
        receipts=receipts,
        notices=notices,
        background=background,
        clock=clock,
        time=ServerTime(clock),
        ids=ids,
        store="here",
        stored=lambda: None,
    )
    payments = PaymentService(
        orders, ledger=store, session=session, terminal=TerminalDesk(devices), clock=clock, ask_again=(0.01, 0.02)
    )
    counter = Counter(peer, store, clock, session, devices, payments, background, orders, bugs)
    payments.changed.subscribe(counter.seen.append)

    async def nothing(_read: object) -> None:
        raise AssertionError("there is no reader here")

    background.keep(lambda: devices.run(nothing, nothing), "devices")
    await until(lambda: devices.can_pay_by_card)
    try:
        yield counter
    finally:
        peer.release()
        await background.close()
    assert bugs == []


@pytest_asyncio.fixture
async def counter() -> AsyncIterator[Counter]:
    peer = SimulatedTerminal(timing=HASTY).start()
    try:
        async with counter_with(peer) as made:
            yield made
    finally:
        peer.stop()


async def test_an_approved_payment_becomes_a_sale_that_is_shown(counter: Counter) -> None:
    counter.take()
    total = counter.total
    sale = await counter.payments.pay()
    assert sale is not None
    assert (sale.payment.tender, sale.payment.state) == (Tender.CARD, PaymentState.SETTLED)
    assert sale.card is not None
    assert sale.card.receipt_no == 1
    assert "* Kundenbeleg *" in sale.card.customer_slip
    assert "* Händlerbeleg *" in sale.card.merchant_slip
    assert counter.peer.book.paid == (total,)
    assert counter.session.current.sale == sale
    assert not counter.session.current.paying
    assert counter.phases == [P.PREPARING, P.ON_TERMINAL, *[P.ON_TERMINAL] * 2, P.STORING, P.IDLE]
    assert counter.seen[2].status is not None
    assert counter.seen[2].status.step is TerminalStep.INSERT_CARD
    [entry] = counter.store.queue.values()
    assert entry.operation.payload["payment"]["card"] == {
        "terminal_id": sale.card.terminal_id,
        "receipt_no": 1,
        "trace_no": 1,
        "authorisation": sale.card.authorisation,
        "card_name": "Mastercard",
    }


async def test_nothing_is_asked_of_the_terminal_before_the_attempt_is_stored(counter: Counter) -> None:
    counter.take()
    counter.store.writing.clear()
    paying = asyncio.create_task(counter.payments.pay())
    await counter.phase(P.PREPARING)
    await asyncio.sleep(0.1)
    assert counter.store.attempts == {}
    assert counter.peer.book.bookings == ()
    counter.store.writing.set()
    assert await paying is not None


async def test_two_touches_pay_once(counter: Counter) -> None:
    counter.take()
    total = counter.total
    sales = await asyncio.gather(counter.payments.pay(), counter.payments.pay())
    assert sum(sale is not None for sale in sales) == 1
    assert counter.peer.book.paid == (total,)
    assert await counter.payments.pay() == counter.session.current.sale
    assert counter.peer.book.paid == (total,)


async def test_a_declined_payment_is_told_and_the_next_try_pays(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(decline=5))
    assert await counter.payments.pay() is None
    assert (counter.payments.view.phase, counter.payments.view.reason) == (P.DECLINED, TerminalReason.HOST_REFUSED)
    assert not counter.session.current.paying
    counter.payments.dismiss()
    assert counter.payments.view == PaymentView()
    sale = await counter.payments.pay()
    assert sale is not None
    assert len(counter.peer.book.paid) == 1
    assert next(iter(counter.store.attempts.values())).state is PaymentState.DECLINED
    assert len({attempt.sale.id for attempt in counter.store.attempts.values()}) == 1


async def test_the_shopper_gives_it_up_before_a_card_is_there(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(card_after=NEVER))
    paying = asyncio.create_task(counter.payments.pay())
    await until(lambda: counter.payments.view.status is not None)
    counter.payments.abort()
    assert counter.payments.view.phase is P.CANCELLING
    assert await paying is None
    assert counter.payments.view == PaymentView()
    assert counter.peer.book.paid == ()
    assert counter.session.current.basket.pieces == 1


async def test_given_up_too_late_the_terminals_word_counts(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(card_after=0.2, deaf_to_abort=True))
    paying = asyncio.create_task(counter.payments.pay())
    await until(lambda: counter.payments.view.status is not None)
    counter.payments.abort()
    assert await paying is not None
    assert len(counter.peer.book.paid) == 1


@pytest.mark.parametrize(
    ("script", "is_paid"),
    [
        (Script(cut_at=Moment.CARD, goes_on=False), False),
        (Script(cut_at=Moment.BOOKED, reverses_unheard=False), True),
        (Script(cut_at=Moment.BOOKED), False),
        (Script(cut_at=Moment.COMPLETION), True),
        (Script(dies_at=Moment.CARD), False),
        (Script(dies_at=Moment.SLIPS), True),
        (Script(noise_at=Moment.STATUS, reverses_unheard=False), True),
        (Script(late=0.9), True),
    ],
)
async def test_what_nobody_heard_is_asked_for(counter: Counter, script: Script, is_paid: bool) -> None:
    counter.take()
    counter.peer.play(script)
    sale = await counter.payments.pay()
    assert (sale is not None) is is_paid
    assert len(counter.peer.book.paid) == int(is_paid)
    assert len(counter.store.sales) == int(is_paid)
    assert counter.payments.view.phase is (P.IDLE if is_paid else P.DECLINED)
    assert await counter.store.open_attempt() is None


async def test_a_wrong_amount_is_given_back_and_told(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(books=1))
    assert await counter.payments.pay() is None
    view = counter.payments.view
    assert (view.phase, view.reason, view.undone) == (P.DECLINED, TerminalReason.WRONG_AMOUNT, True)
    assert counter.peer.book.paid == ()


async def test_a_terminal_that_is_unplugged_takes_no_payment(counter: Counter) -> None:
    counter.take()
    counter.peer.unplug()
    await until(lambda: not counter.payments.ready)
    assert counter.payments.unready_reason == "not_connected"
    assert await counter.payments.pay() is None
    assert counter.payments.view.reason is TerminalReason.LINK_LOST
    assert counter.store.attempts == {}


async def test_a_cable_pulled_in_the_middle_is_asked_about_until_it_is_back(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(card_after=0.3))
    paying = asyncio.create_task(counter.payments.pay())
    await until(lambda: counter.payments.view.status is not None)
    counter.peer.unplug()
    await counter.phase(P.ASKING)
    [attempt] = counter.store.attempts.values()
    assert counter.payments.undecided == attempt.sale.payment.amount
    assert not counter.payments.ready
    counter.clock.tick(STAFF_AFTER)
    await counter.phase(P.NEEDS_STAFF)
    counter.peer.plug()
    sale = await paying
    assert (sale is not None) is bool(counter.peer.book.paid)


async def test_a_terminal_that_still_waits_for_the_card_is_told_to_stop(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(card_after=NEVER))
    paying = asyncio.create_task(counter.payments.pay())
    await until(lambda: counter.payments.view.status is not None)
    counter.peer.unplug()
    await counter.phase(P.ASKING)
    counter.peer.plug()
    assert await paying is None
    assert counter.payments.view.reason is TerminalReason.CANCELLED
    assert counter.peer.book.paid == ()


async def test_a_sale_that_cannot_be_stored_is_given_back(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(card_after=0.2))
    paying = asyncio.create_task(counter.payments.pay())
    await counter.phase(P.ON_TERMINAL)
    counter.store.fault = StoreFull("no room")
    assert await paying is None
    view = counter.payments.view
    assert (view.phase, view.reason, view.undone) == (P.DECLINED, TerminalReason.REVERSED, True)
    assert P.UNDOING in counter.phases
    assert counter.peer.book.paid == ()
    counter.store.fault = None
    assert await counter.store.open_attempt() is not None, "the store could not keep it"
    counter.payments.dismiss()
    assert await counter.payments.pay() is not None
    assert len(counter.peer.book.paid) == len(counter.store.sales) == 1


async def test_without_room_for_a_sale_nothing_is_asked_of_the_terminal(counter: Counter) -> None:
    counter.take()
    counter.store.fault = StoreFull("no room")
    with pytest.raises(StoreFault):
        await counter.payments.pay()
    assert not counter.session.current.paying
    assert counter.peer.book.bookings == ()
    assert counter.payments.view == PaymentView()


async def test_nothing_cannot_be_paid(counter: Counter) -> None:
    counter.session.begin()
    with pytest.raises(BadInput):
        await counter.payments.pay()
    assert not counter.session.current.paying


@pytest.mark.parametrize(
    ("script", "is_paid"),
    [
        (Script(card_after=0.3), True),
        (Script(cut_at=Moment.BOOKED, reverses_unheard=False), True),
        (Script(cut_at=Moment.CARD, goes_on=False), False),
    ],
)
async def test_a_till_that_died_finds_out_and_shows_the_buyer(counter: Counter, script: Script, is_paid: bool) -> None:
    """Its task is gone, its attempt is stored, and the terminal went on."""
    counter.take()
    total = counter.total
    counter.peer.play(script)
    paying = asyncio.create_task(counter.payments.pay())
    await until(lambda: bool(counter.store.attempts))
    await until(lambda: counter.peer.busy or counter.payments.view.phase is P.ASKING)
    paying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await paying
    again = counter.restarted()
    await again.restore()
    assert again.view.phase is P.ASKING
    assert counter.session.current.paying
    assert counter.session.current.basket.totals.total.amount == total
    assert counter.session.current.identity is None
    await again.recover()
    assert len(counter.peer.book.paid) == len(counter.store.sales)
    if is_paid and counter.store.sales:
        assert counter.session.current.sale is not None
    else:
        assert again.view.reason is not TerminalReason.NONE
    assert await counter.store.open_attempt() is None
    assert not counter.session.current.paying


async def open_attempt(counter: Counter) -> Attempt:
    counter.take()
    sale = counter.orders.make(counter.session.current, Tender.CARD)
    mark = await counter.devices.call("terminal", counter.devices.terminal.mark)  # type: ignore[union-attr]
    attempt = Attempt(sale, mark, counter.clock.now())
    await counter.store.begin_attempt(attempt)
    return attempt


async def test_an_old_attempt_is_nobodys_who_stands_here(counter: Counter) -> None:
    attempt = await open_attempt(counter)
    counter.peer.book.book(attempt.sale.payment.amount.amount, 978)
    counter.clock.tick(3600)
    again = counter.restarted()
    await again.restore()
    assert not counter.session.current.active
    await again.recover()
    [sale] = counter.store.sales.values()
    assert counter.session.current.sale is None
    assert sale.id in counter.store.shown


async def test_what_the_terminal_cannot_tell_staff_decide(counter: Counter) -> None:
    attempt = await open_attempt(counter)
    counter.store.attempts[attempt.id] = replace(attempt, mark=replace(attempt.mark, known=False, empty=False))
    counter.peer.book.book(4711, 978)
    again = counter.restarted()
    await again.restore()
    recovering = asyncio.create_task(again.recover())
    await until(lambda: again.view.phase is P.NEEDS_STAFF)
    assert again.undecided == attempt.sale.payment.amount
    again.decide(was_paid=True, by="staff-7")
    await recovering
    [sale] = counter.store.sales.values()
    assert sale.card is not None
    assert sale.card.authorisation == "staff staff-7"
    assert counter.session.current.sale == sale


async def test_whoever_left_before_it_was_decided_leaves_nothing_on_the_screen(counter: Counter) -> None:
    counter.take()
    counter.peer.play(Script(hangs_at=Moment.CARD))
    paying = asyncio.create_task(counter.payments.pay())
    await counter.phase(P.ASKING)
    counter.clock.tick(LEFT_AFTER)
    await until(lambda: not counter.session.current.active)
    assert counter.payments.view == PaymentView()
    assert counter.payments.undecided is not None
    assert counter.payments.unready_reason == "last_payment_open"
    counter.payments.decide(was_paid=False, by="staff-7")
    assert await paying is None
    assert counter.payments.view == PaymentView()
    assert counter.store.sales == {}
