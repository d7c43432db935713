"""The one place where a basket becomes a stored order, once, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kiosk.domain.customer import Assurance
from kiosk.domain.loyalty import points_of, redeemed
from kiosk.domain.operation import Lane, Operation, OperationKind
from kiosk.domain.order import Sale, basket_hash
from kiosk.domain.payment import CardSlip, Payment, PaymentState, Tender
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


class Orders:
    """Makes, stores and shows sales. The same basket keeps its sale's id, however often and by whatever it is paid."""

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
        self._unseen = ""
        self._tried: Sale | None = None
        session.ended.subscribe(self._seen)

    def make(self, session: Session, tender: Tender) -> Sale:
        """The session's basket as a sale, with an attempt of its own to pay it.

        BadInput for an empty basket, and for one that staff have to look at its buyer's age for.
        """
        if not session.basket.lines:
            raise BadInput("there is nothing in the basket", fix="add a product first")
        if session.unchecked_age:
            raise BadInput("nobody has seen the buyer's age", fix="have a member of staff look")
        seen = basket_hash(session.basket, session.fulfilment)
        tried = self._tried
        if tried is None or (tried.payment.basket_hash, tried.identity) != (seen, session.identity):
            tried = Sale(
                id=self._ids.new(),
                basket_id=session.basket.id,
                placed_at=self._clock.now(),
                lines=session.basket.lines,
                totals=session.basket.totals,
                payment=self._payment(session, tender, seen),
                language=session.language,
                identity=session.identity,
                fulfilment=session.fulfilment,
                age_check=session.age_check if session.basket.age_limit else None,
                points_then=points_after(session),
            )
        elif tender is not Tender.PAY_AT_TILL or tried.payment.tender is not tender:
            tried = replace(tried, payment=self._payment(session, tender, seen))
        self._tried = tried
        return tried

    async def store(self, sale: Sale) -> Sale:
        """Store it durably; gives it with its number. StoreFault when it was not stored; the shopper is told."""
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
        return stored

    def show(self, session_id: str, sale: Sale) -> Sale | None:
        """Print its slip and show it to its buyer; None when they have left."""
        self._unseen = sale.id
        self._background.start(self._receipts.print(sale), "print-receipt")
        left = self._session.current.basket.beyond(sale.lines, self._session.new_basket().id)
        # With the sale the screen is the buyer's again: staff who helped are locked out.
        if not self._session.update_if(session_id, sale=sale, basket=left, staff=None, paying=False):
            self._seen(EndReason.IDLE)
            return None
        return sale

    async def shown_to_nobody(self, sale: Sale) -> None:
        """Its buyer left before it was decided: nobody who comes now may see it."""
        await self._ledger.mark_shown(sale.id)

    async def recover(self) -> Sale | None:
        """After a start: an order that was stored but whose buyer never left the confirming screen is shown again.

        Only a recent one; an older one is nobody's who stands here now. One from the future is shown: the clock was set
        back.
        """
        sale = await self._ledger.unshown_sale()
        if sale is None:
            return None
        if not self.is_recent(sale):
            await self._ledger.mark_shown(sale.id)
            return None
        self._unseen = sale.id
        self._session.update(active=True, sale=sale, language=sale.language)
        self._notices.post(NoticeKind.PURCHASE_RECOVERED)
        return sale

    def is_recent(self, sale: Sale) -> bool:
        """Whether its buyer may still stand here."""
        return self._clock.now() - sale.placed_at <= RECOVERY_WINDOW

    def _payment(self, session: Session, tender: Tender, seen: str) -> Payment:
        first = PaymentState.DUE if tender is Tender.PAY_AT_TILL else PaymentState.SENT
        return Payment(self._ids.new(), tender, session.basket.totals.total, seen).to(first)

    def _seen(self, _reason: EndReason) -> None:
        self._tried = None
        if self._unseen:
            self._background.start(self._ledger.mark_shown(self._unseen), "mark-shown")
            self._unseen = ""


def points_after(session: Session) -> int | None:
    """The points that the person will have when the basket is bought; None when nobody here can know."""
    view, identity, totals = session.view, session.identity, session.basket.totals
    if view is None or identity is None or identity.level <= Assurance.UNVERIFIED:
        return None
    return view.customer.points + points_of(totals) - redeemed(totals.discounts)


def paid(sale: Sale, slip: CardSlip) -> Sale:
    """A sale whose payment by card or phone was approved."""
    payment = sale.payment
    if payment.state in {PaymentState.SENT, PaymentState.UNKNOWN}:
        payment = payment.to(PaymentState.APPROVED)
    return replace(sale, payment=payment.to(PaymentState.SETTLED), card=slip)
