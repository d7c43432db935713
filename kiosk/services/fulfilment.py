"""Take it now, collect it in a store of choice, or have it sent: offered while the central service can be asked."""

from __future__ import annotations

from kiosk.domain.customer import Assurance
from kiosk.domain.fulfilment import TAKE_NOW, DeliveryCharge, DeliveryTerms, Fulfilment, Way
from kiosk.domain.session import Session
from kiosk.errors import CentralDenied, CentralFault, CentralUnavailable
from kiosk.ports import Pickups, ShopStore, StoresReply
from kiosk.services.connectivity import Connectivity
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService

_UNKNOWN = StoresReply(())


class FulfilmentService:
    """Knows the stores and the terms, and keeps the choice in the session.

    A choice is taken back when what it needs is lost: the network, the address, a basket large enough. `changed`
    fires when stores and terms are known.
    """

    def __init__(self, api: Pickups, session: SessionService, connectivity: Connectivity) -> None:
        self._api = api
        self._session = session
        self._connectivity = connectivity
        self._known = _UNKNOWN
        self.changed: Listeners[StoresReply] = Listeners()
        connectivity.changed.subscribe(lambda _connection: self._follow())
        priced = session.priced
        session.priced = lambda now: self._possible(priced(now))  # after the prices: a basket may have become too small

    @property
    def stores(self) -> tuple[ShopStore, ...]:
        """Where one can collect; none while they are not known."""
        return self._known.stores

    @property
    def terms(self) -> DeliveryTerms | None:
        """What is sent home, and how fast; None when nothing is, or nobody knows."""
        return self._known.delivery

    @property
    def charge(self) -> DeliveryCharge | None:
        """What sending this basket would cost; None: nothing."""
        return self._charge(self._session.current)

    @property
    def may_collect(self) -> bool:
        """Whether collecting can be chosen now."""
        return bool(self._known.stores) and self._online

    @property
    def address(self) -> str:
        """Where it would be sent, masked; "" for somebody who has not proved who they are, or has no address."""
        view = self._session.current.view
        return view.address if view is not None and view.customer.level >= Assurance.VERIFIED else ""

    @property
    def no_delivery(self) -> str:
        """Why nothing can be sent: "not_offered", "offline", "not_verified", "no_address" or "too_little"; or ""."""
        return self._no_delivery(self._session.current)

    async def look(self) -> None:
        """Ask for the stores and the terms; those known before stay when nobody answers."""
        try:
            known = await self._api.stores()
        except CentralFault as fault:
            if isinstance(fault, CentralUnavailable | CentralDenied):
                self._connectivity.failed(fault)
            return
        if known != self._known:
            self._known = known
            self._follow()
            self.changed.emit(known)

    def take_now(self) -> None:
        """Take it along."""
        if not self._session.current.paying:
            self._session.touch()
            self._session.update(fulfilment=TAKE_NOW)

    def collect(self, store: str) -> bool:
        """Fetch it later in that store; False when that cannot be."""
        found = next((one for one in self.stores if one.id == store), None)
        if found is None or not self.may_collect or self._session.current.paying:
            return False
        self._session.touch()
        self._session.update(fulfilment=Fulfilment(Way.COLLECT, found.id, found.name))
        return True

    def deliver(self) -> bool:
        """Have it sent to the customer's address; False when that cannot be."""
        if self.no_delivery or self._session.current.paying:
            return False
        self._session.touch()
        self._session.update(fulfilment=Fulfilment(Way.DELIVER, address=self.address))
        return True

    @property
    def _online(self) -> bool:
        return self._connectivity.current.online is not False

    def _no_delivery(self, session: Session) -> str:
        terms, view = self._known.delivery, session.view
        if not self._online:
            return "offline"
        if terms is None or terms.minimum.currency != session.basket.currency:
            return "not_offered"
        if view is None or view.customer.level < Assurance.VERIFIED:
            return "not_verified"
        if not view.address:
            return "no_address"
        totals = session.basket.totals
        return "too_little" if (totals.paid_for_goods + totals.deposit).amount < terms.minimum.amount else ""

    def _possible(self, session: Session) -> Session:
        """The session, its choice taken back when it cannot be had any more, and what sending costs on its basket."""
        if session.paying or session.sale is not None:
            return session
        if session.fulfilment != TAKE_NOW:
            lost = not self._online or (session.fulfilment.way is Way.DELIVER and self._no_delivery(session) != "")
            session = session.but(fulfilment=TAKE_NOW) if lost else session
        basket = session.basket.sent(self._charge(session) if session.fulfilment.way is Way.DELIVER else None)
        return session if basket is session.basket else session.but(basket=basket)

    def _charge(self, session: Session) -> DeliveryCharge | None:
        terms = self._known.delivery
        return terms.charge_for(session.basket.totals.paid_for_goods) if terms is not None else None

    def _follow(self) -> None:
        session = self._session.current
        if self._possible(session) != session:
            self._session.update()
