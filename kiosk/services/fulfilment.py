"""Take it now, or collect it in a store of choice: offered while the central service can be asked."""

from __future__ import annotations

from kiosk.domain.fulfilment import TAKE_NOW, Fulfilment, Way
from kiosk.errors import CentralDenied, CentralFault, CentralUnavailable
from kiosk.ports import Pickups, ShopStore
from kiosk.services.connectivity import Connection, Connectivity
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService


class FulfilmentService:
    """Knows the stores and keeps the choice in the session. A lost network takes a choice back that needs it.

    `changed` fires when the stores are known.
    """

    def __init__(self, api: Pickups, session: SessionService, connectivity: Connectivity) -> None:
        self._api = api
        self._session = session
        self._connectivity = connectivity
        self._stores: tuple[ShopStore, ...] = ()
        self.changed: Listeners[tuple[ShopStore, ...]] = Listeners()
        connectivity.changed.subscribe(self._follow)

    @property
    def stores(self) -> tuple[ShopStore, ...]:
        """Where one can collect; none while they are not known."""
        return self._stores

    @property
    def may_collect(self) -> bool:
        """Whether collecting can be chosen now."""
        return bool(self._stores) and self._connectivity.current.online is not False

    async def look(self) -> None:
        """Ask for the stores; those known before stay when nobody answers."""
        try:
            stores = await self._api.stores()
        except CentralFault as fault:
            if isinstance(fault, CentralUnavailable | CentralDenied):
                self._connectivity.failed(fault)
            return
        if stores != self._stores:
            self._stores = stores
            self.changed.emit(stores)

    def take_now(self) -> None:
        """Take it along."""
        if not self._session.current.paying:
            self._session.touch()
            self._session.update(fulfilment=TAKE_NOW)

    def collect(self, store: str) -> bool:
        """Fetch it later in that store; False when that cannot be."""
        found = next((one for one in self._stores if one.id == store), None)
        if found is None or not self.may_collect or self._session.current.paying:
            return False
        self._session.touch()
        self._session.update(fulfilment=Fulfilment(Way.COLLECT, found.id, found.name))
        return True

    def _follow(self, connection: Connection) -> None:
        session = self._session.current
        if (
            connection.online is False
            and session.fulfilment != TAKE_NOW
            and not session.paying
            and session.sale is None
        ):
            self._session.update(fulfilment=TAKE_NOW)
