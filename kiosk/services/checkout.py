"""From a basket to a stored order, once, whatever happens in between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

from kiosk.domain.operation import Lane, Operation, OperationKind
from kiosk.domain.order import Sale, basket_hash
from kiosk.domain.payment import Payment, PaymentState, Tender
from kiosk.domain.session import EndReason, Session
from kiosk.errors import BadInput, StoreFull
from kiosk.ports import Clock, Ids, Ledger
from kiosk.services import payloads
from kiosk.services.background import Background
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.receipts import ReceiptService
from kiosk.services.session import SessionService
from kiosk.services.timekeeping import ServerTime

RECOVERY_WINDOW = timedelta(minutes=15)


class CheckoutService:
    """Places orders to be paid at the till.

    Two touches on "pay" place one order, and so does another try after an error: the same basket keeps its sale's id.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        session: SessionService,
        receipts: ReceiptService,
        notices: Notices,
        background: Background,
        clock: Clock,
        time: ServerTime,
        ids: Ids,
        store: str,
        stored: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._session = session
        self._receipts = receipts
        self._notices = notices
        self._background = background
        self._clock = clock
        self._time = time
        self._ids = ids
        self._store = store
        self._stored = stored
        self._placing = asyncio.Lock()
        self._unseen = ""
        self._tried: Sale | None = None
        session.ended.subscribe(self._seen)

    async def pay_at_till(self) -> Sale | None:
        """Store the basket as an order to be paid at the till and print its slip.

        Gives the stored sale, or None when the session changed meanwhile. StoreFull when there is no room (nothing
        was stored, the basket stays); BadInput for an empty basket.
        """
        asked_in = self._session.current.id
        async with self._placing:
            session = self._session.current
            if session.id != asked_in:
                return None
            if session.sale is not None:
                return session.sale
            if not session.basket.lines:
                raise BadInput("there is nothing in the basket", fix="add a product first")
            self._session.touch()
            sale = self._tried = self._sale(session, Tender.PAY_AT_TILL)
            operation = Operation(
                id=sale.id,
                kind=OperationKind.PURCHASE,
                lane=Lane.PURCHASE,
                subject=payloads.subject(sale.identity) if sale.identity else f"basket:{sale.basket_id}",
                created_at=sale.placed_at,
                payload=payloads.purchase(sale, self._store),
                clock_offset=self._time.offset(),
            )
            try:
                stored = await self._ledger.record_sale(sale, operation)
            except StoreFull:
                self._tried = None
                self._notices.post(NoticeKind.STORE_FULL)
                raise
            self._stored()
            return self._show(session.id, stored)

    async def recover(self) -> Sale | None:
        """After a start: an order that was stored but whose buyer never left the confirming screen is shown again.

        Only a recent one; an older one is nobody's who stands here now. One from the future is shown: the clock was set
        back.
        """
        sale = await self._ledger.unshown_sale()
        if sale is None:
            return None
        age = self._clock.now() - sale.placed_at
        if age > RECOVERY_WINDOW:
            await self._ledger.mark_shown(sale.id)
            return None
        self._unseen = sale.id
        self._session.update(active=True, sale=sale, language=sale.language)
        self._notices.post(NoticeKind.PURCHASE_RECOVERED)
        return sale

    async def print_again(self) -> None:
        """Print the shown order's slip once more, marked as a copy."""
        sale = self._session.current.sale
        if sale is not None:
            self._session.touch()
            await self._receipts.print(sale, copy=True)

    def _sale(self, session: Session, tender: Tender) -> Sale:
        seen = basket_hash(session.basket)
        if self._tried is not None and (self._tried.payment.basket_hash, self._tried.identity) == (
            seen,
            session.identity,
        ):
            return self._tried
        payment = Payment(self._ids.new(), tender, session.basket.totals.total, seen)
        return Sale(
            id=self._ids.new(),
            basket_id=session.basket.id,
            placed_at=self._clock.now(),
            lines=session.basket.lines,
            totals=session.basket.totals,
            payment=payment.to(PaymentState.DUE),
            language=session.language,
            identity=session.identity,
        )

    def _show(self, session_id: str, sale: Sale) -> Sale | None:
        self._unseen = sale.id
        self._background.start(self._receipts.print(sale), "print-receipt")
        left = self._session.current.basket.beyond(sale.lines, self._session.new_basket().id)
        # With the sale the screen is the buyer's again: staff who helped are locked out.
        if not self._session.update_if(session_id, sale=sale, basket=left, staff=None):
            self._seen(EndReason.IDLE)
            return None
        return sale

    def _seen(self, _reason: EndReason) -> None:
        self._tried = None
        if self._unseen:
            self._background.start(self._ledger.mark_shown(self._unseen), "mark-shown")
            self._unseen = ""
