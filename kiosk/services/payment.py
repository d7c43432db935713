"""Paying by card or phone: an attempt is stored before anybody is asked, and decided by what the other side says."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kiosk.domain.attempt import Attempt
from kiosk.domain.basket import Basket
from kiosk.domain.money import Money
from kiosk.domain.order import Sale
from kiosk.domain.payment import CardSlip, PaymentState, Tender
from kiosk.domain.session import EndReason
from kiosk.domain.terminal import (
    TerminalOutcome,
    TerminalReason,
    TerminalResult,
    TerminalStatus,
    TransactionMark,
)
from kiosk.errors import DeviceFault, StoreFault, TerminalFault
from kiosk.ports import Clock, Ledger
from kiosk.services.listeners import Listeners
from kiosk.services.orders import Orders, paid
from kiosk.services.payment_desk import PaymentDesk
from kiosk.services.payment_view import PaymentPhase, PaymentView
from kiosk.services.session import SessionService

_log = logging.getLogger(__name__)

ASK_AGAIN = (0.5, 1.0, 2.0, 5.0, 15.0)
SLICE = 1.0
STAFF_AFTER = 45.0
"""Seconds of asking after which the shopper is told to call staff; the asking goes on."""
LEFT_AFTER = 180.0
"""Seconds without a touch, while an outcome is not known, after which whoever stood here has left."""
_UNDO_TRIES = 3
_MAY_PASS = frozenset({TerminalReason.LINK_LOST, TerminalReason.TIMED_OUT, TerminalReason.BUSY})
_WRONG = frozenset({TerminalReason.WRONG_AMOUNT, TerminalReason.WRONG_CURRENCY})
"""Booked otherwise than asked, and not yet given back: staff are called, and it is tried again meanwhile."""


@dataclass(slots=True)
class _Running:
    """The attempt under way: whose session it began in, and what staff decided."""

    sale: Sale
    desk: PaymentDesk
    session_id: str
    decided: asyncio.Future[bool]
    by: str = ""
    aborted: bool = False
    asking: bool = False
    link: str = ""


class PaymentService:
    """One attempt at a time, and none while the outcome of the one before is not known."""

    def __init__(
        self,
        orders: Orders,
        *,
        ledger: Ledger,
        session: SessionService,
        terminal: PaymentDesk,
        phone: PaymentDesk | None = None,
        clock: Clock,
        ask_again: Sequence[float] = ASK_AGAIN,
    ) -> None:
        self._orders = orders
        self._ledger = ledger
        self._session = session
        self._terminal = terminal
        self._phone = phone
        self._clock = clock
        self._ask_again = ask_again
        self._view = PaymentView()
        self._running: _Running | None = None
        self._restored = ""
        self._unsaved: tuple[str, PaymentState, TerminalReason] | None = None
        self._touched = clock.monotonic()
        self.changed: Listeners[PaymentView] = Listeners()
        session.ended.subscribe(self._left)
        session.touched.subscribe(lambda _: self._note_touch())

    # ── for the screen ───────────────────────────────────────────────────────────────────────────

    @property
    def view(self) -> PaymentView:
        """What the screen shows now."""
        return self._view

    @property
    def offered(self) -> bool:
        """Whether there is a terminal at all."""
        return self._terminal.is_fitted

    @property
    def ready(self) -> bool:
        """Whether a payment can begin now."""
        return self.offered and not self.unready_reason

    @property
    def unready_reason(self) -> str:
        """Why none can: "last_payment_open", "not_connected", or "" when nothing is in the way."""
        if self._running is not None:
            return "last_payment_open"
        return "" if self._terminal.works else "not_connected"

    @property
    def phone_offered(self) -> bool:
        """Whether one can pay on one's phone at all."""
        return self._phone is not None and self._phone.is_fitted

    @property
    def phone_problem(self) -> str:
        """Why nobody can pay on their phone now: "last_payment_open", "offline"; or ""."""
        if self._running is not None:
            return "last_payment_open"
        return "" if self._phone is not None and self._phone.works else "offline"

    @property
    def undecided(self) -> Money | None:
        """The amount of a payment whose outcome is not known, for staff."""
        running = self._running
        return running.sale.payment.amount if running is not None and running.asking else None

    @property
    def undecided_tender(self) -> Tender | None:
        """How that payment was to be made."""
        running = self._running
        return running.sale.payment.tender if running is not None and running.asking else None

    # ── what people do ───────────────────────────────────────────────────────────────────────────

    async def pay(self, tender: Tender = Tender.CARD) -> Sale | None:
        """Take the basket's total by card or phone and store the sale; gives it, or None: `view` tells why.

        StoreFault when a sale could not be stored: nobody was asked for money. BadInput for an empty basket.
        """
        session = self._session.current
        if session.paying or session.sale is not None or self._running is not None or session.unchecked_age:
            return session.sale
        sale = self._orders.make(session, tender)
        running = self._begin(sale, session.id)
        self._session.update(paying=True)
        self._session.touch()
        try:
            self._set(running, PaymentPhase.PREPARING)
            return await self._pay(running)
        finally:
            self._finish(running)

    def abort(self) -> None:
        """The shopper does not want to pay any more; what the terminal says counts all the same."""
        running = self._running
        if running is None or self._view.phase not in {PaymentPhase.PREPARING, PaymentPhase.ON_TERMINAL}:
            return
        self._session.touch()
        self._stop(running)
        self._set(running, PaymentPhase.CANCELLING, status=self._view.status)

    def dismiss(self) -> None:
        """The shopper has read that it was declined."""
        if self._view.phase is PaymentPhase.DECLINED:
            self._session.touch()
            self._show(PaymentView())

    def decide(self, *, was_paid: bool, by: str) -> None:
        """Staff have looked at the terminal; `by` is who. Only while nobody else knows."""
        running = self._running
        if running is not None and self.undecided is not None and not running.decided.done():
            _log.warning("staff decided that a payment of unknown outcome was %s", "paid" if was_paid else "not paid")
            running.by = by
            running.decided.set_result(was_paid)

    async def restore(self) -> None:
        """At a start: the person who may still stand before a payment of unknown outcome sees it, with the basket."""
        attempt = await self._ledger.open_attempt()
        if attempt is None or not self._orders.is_recent(attempt.sale) or self._session.current.active:
            return
        sale = attempt.sale
        offers = tuple(one.offer for one in sale.totals.discounts)
        basket = Basket(sale.basket_id, sale.totals.total.currency, sale.lines, offers, sale.totals.delivery)
        self._session.update(
            active=True,
            basket=basket,
            language=sale.language,
            paying=True,
            age_check=sale.age_check,
            fulfilment=sale.fulfilment,
        )
        self._restored = self._session.current.id
        payment = sale.payment
        self._show(PaymentView(PaymentPhase.ASKING, payment.amount, attempt=attempt.id, tender=payment.tender))

    async def recover(self) -> None:
        """An attempt that nobody knows the outcome of, from before a start, is asked for until somebody does."""
        attempt = await self._ledger.open_attempt()
        if attempt is None or self._running is not None:
            return
        _log.warning("the outcome of a %s payment is not known: asking", attempt.sale.payment.tender)
        running = self._begin(attempt.sale, self._restored)
        try:
            await self._decide(running, await self._ask(running, attempt.mark))
        finally:
            self._finish(running)

    # ── the course of an attempt ─────────────────────────────────────────────────────────────────

    async def _pay(self, running: _Running) -> Sale | None:
        sale = running.sale
        await self._save_late()
        await self._ledger.require_room()
        try:
            mark = await running.desk.mark()
        except DeviceFault as fault:
            _log.warning("no payment was begun: %s", fault)
            self._declined(
                running, TerminalReason.BUSY if isinstance(fault, TerminalFault) else TerminalReason.LINK_LOST
            )
            return None
        if running.aborted:
            self._declined(running, TerminalReason.CANCELLED)
            return None
        await self._ledger.begin_attempt(Attempt(sale, mark, self._clock.now()))
        if not running.aborted:
            self._set(running, PaymentPhase.ON_TERMINAL)
        result = await running.desk.authorise(
            sale, mark, lambda status: self._hear(running, status), lambda link: self._link(running, link)
        )
        if result.outcome is TerminalOutcome.UNKNOWN:
            await self._save(running, PaymentState.UNKNOWN, result.reason)
            result = await self._ask(running, mark)
        return await self._decide(running, result)

    async def _ask(self, running: _Running, mark: TransactionMark) -> TerminalResult:
        """Ask, again and again, until the other side or a member of staff says what became of the attempt."""
        began, tries = self._clock.monotonic(), 0
        running.asking = True
        self._set(running, PaymentPhase.ASKING)
        while not running.decided.done():
            result = await running.desk.recover(running.sale.payment, mark)
            if result.outcome is not TerminalOutcome.UNKNOWN:
                return result
            hopeless = result.reason not in _MAY_PASS | _WRONG
            if result.reason not in _MAY_PASS or self._clock.monotonic() - began >= STAFF_AFTER:
                self._set(running, PaymentPhase.NEEDS_STAFF, reason=result.reason)
            await self._wait(running, None if hopeless else self._ask_again[min(tries, len(self._ask_again) - 1)])
            tries += 1
        outcome = TerminalOutcome.APPROVED if running.decided.result() else TerminalOutcome.DECLINED
        return TerminalResult(outcome, TerminalReason.UNVERIFIED, authorisation=f"staff {running.by}")

    async def _wait(self, running: _Running, seconds: float | None) -> None:
        """Until staff decided, the other side is there again, or a while went by; None: until staff decided.

        Whoever has not touched anything for long has left.
        """
        loop = asyncio.get_running_loop()
        deadline = None if seconds is None else loop.time() + seconds
        desk = running.desk
        was_there = desk.works
        while not running.decided.done() and (deadline is None or loop.time() < deadline):
            desk.changed.clear()
            changed: asyncio.Future[Any] = asyncio.ensure_future(desk.changed.wait())
            decided: asyncio.Future[Any] = running.decided
            pause = SLICE if deadline is None else max(0.0, min(SLICE, deadline - loop.time()))
            await asyncio.wait([decided, changed], timeout=pause, return_when=asyncio.FIRST_COMPLETED)
            changed.cancel()
            if self._is_here(running) and self._clock.monotonic() - self._touched >= LEFT_AFTER:
                self._session.end(EndReason.IDLE)
            if deadline is not None and not was_there and desk.works:
                return

    async def _decide(self, running: _Running, result: TerminalResult) -> Sale | None:
        if not result.approved:
            await self._save(running, PaymentState.DECLINED, result.reason)
            self._declined(running, result.reason, undone=result.reason in {*_WRONG, TerminalReason.REVERSED})
            return None
        self._set(running, PaymentPhase.STORING)
        sale = paid(running.sale, CardSlip.of(result))
        try:
            stored = await self._orders.store(sale)
        except StoreFault as fault:
            _log.error("a sale that was paid by %s could not be stored: %s", sale.payment.tender, fault)
            await self._undo(running, result)
            return None
        self._show(PaymentView())
        if not self._is_here(running):
            await self._orders.shown_to_nobody(stored)
            return None
        return self._orders.show(running.session_id, stored)

    async def _undo(self, running: _Running, result: TerminalResult) -> None:
        """Give the money back: nobody pays for what is not sold. What the store cannot keep, the terminal will tell."""
        self._set(running, PaymentPhase.UNDOING)
        pauses = (*self._ask_again[: _UNDO_TRIES - 1], 0.0) if running.desk.can_reverse(result) else ()
        for pause in pauses:
            if await running.desk.reverse(running.sale.payment, result):
                await self._save(running, PaymentState.REVERSED, TerminalReason.REVERSED)
                self._declined(running, TerminalReason.REVERSED, undone=True)
                return
            await asyncio.sleep(pause)
        running.asking = True
        self._set(running, PaymentPhase.NEEDS_STAFF, reason=TerminalReason.UNVERIFIED)
        await self._wait(running, None)
        if running.decided.result():  # staff gave the goods away or keep the slip: it is stored as soon as it can be
            await self._orders.store(
                paid(running.sale, CardSlip.of(replace(result, authorisation=f"staff {running.by}")))
            )
            self._show(PaymentView())
        else:
            await self._save(running, PaymentState.REVERSED, TerminalReason.UNVERIFIED)
            self._declined(running, TerminalReason.UNVERIFIED, undone=True)

    def _declined(self, running: _Running, reason: TerminalReason, *, undone: bool = False) -> None:
        """Tell the shopper; who gave it up need not be told."""
        if running.aborted and reason is TerminalReason.CANCELLED:
            self._show(PaymentView())
        else:
            self._set(running, PaymentPhase.DECLINED, reason=reason, undone=undone)

    # ── keeping it ───────────────────────────────────────────────────────────────────────────────

    async def _save(self, running: _Running, state: PaymentState, reason: TerminalReason) -> None:
        """Store what became of it. A store that cannot keeps it open, and the next start asks the terminal again."""
        self._unsaved = running.sale.payment.id, state, reason
        try:
            await self._save_late()
        except StoreFault as fault:
            _log.warning("what became of a payment could not be stored yet: %s", fault)

    async def _save_late(self) -> None:
        if self._unsaved is not None:
            await self._ledger.end_attempt(*self._unsaved)
            self._unsaved = None

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _begin(self, sale: Sale, session_id: str) -> _Running:
        desk = self._phone if sale.payment.tender is Tender.PHONE and self._phone is not None else self._terminal
        self._running = _Running(sale, desk, session_id, asyncio.get_running_loop().create_future())
        self._touched = self._clock.monotonic()
        return self._running

    def _finish(self, running: _Running) -> None:
        self._running = None
        running.decided.cancel()
        self._session.update_if(running.session_id, paying=False)
        if self._view.phase is not PaymentPhase.DECLINED:
            self._show(PaymentView())

    def _is_here(self, running: _Running) -> bool:
        return self._session.current.id == running.session_id

    def _hear(self, running: _Running, status: TerminalStatus) -> None:
        if self._running is running and self._view.phase in {PaymentPhase.ON_TERMINAL, PaymentPhase.CANCELLING}:
            self._set(running, self._view.phase, status=status)

    def _link(self, running: _Running, link: str) -> None:
        running.link = link
        if self._running is running and self._view.phase is PaymentPhase.ON_TERMINAL:
            self._set(running, PaymentPhase.ON_TERMINAL)

    def _note_touch(self) -> None:
        self._touched = self._clock.monotonic()

    def _left(self, _reason: EndReason) -> None:
        """The session is over: the next person sees nothing of it, staff still do."""
        running = self._running
        if running is not None and not running.asking:
            self._stop(running)
        self._show(PaymentView())

    def _stop(self, running: _Running) -> None:
        running.aborted = True
        running.desk.abort(running.sale.payment)

    def _set(
        self,
        running: _Running,
        phase: PaymentPhase,
        *,
        status: TerminalStatus | None = None,
        reason: TerminalReason = TerminalReason.NONE,
        undone: bool = False,
    ) -> None:
        if self._is_here(running):
            payment = running.sale.payment
            link = running.link if phase is PaymentPhase.ON_TERMINAL else ""
            self._show(PaymentView(phase, payment.amount, status, reason, payment.id, undone, payment.tender, link))

    def _show(self, view: PaymentView) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit(view)
