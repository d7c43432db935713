"""The wish list: changed here at once, told to the central service later, and right again once that has answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from kiosk.domain.operation import Lane, Operation, OperationKind, OutboxCounts
from kiosk.domain.session import Session
from kiosk.errors import StoreFull
from kiosk.ports import Catalog, Clock, Ids, Ledger
from kiosk.services import payloads
from kiosk.services.background import Background
from kiosk.services.basket import Addition, BasketService
from kiosk.services.drain import OutboxDrain
from kiosk.services.identify import IdentifyService
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.remembering import RememberingService
from kiosk.services.session import SessionService
from kiosk.services.timekeeping import ServerTime


class WishlistService:
    """Puts wishes on and takes them off, with a network or without.

    What was wished here lies over every view that is fetched until the outbox is empty; then the list is fetched anew,
    for somebody else may have changed the same line meanwhile, and the central service decides between both.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        session: SessionService,
        basket: BasketService,
        catalog: Catalog,
        identify: IdentifyService,
        remembering: RememberingService,
        notices: Notices,
        background: Background,
        drain: OutboxDrain,
        clock: Clock,
        time: ServerTime,
        ids: Ids,
        stored: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._session = session
        self._basket = basket
        self._catalog = catalog
        self._identify = identify
        self._remembering = remembering
        self._notices = notices
        self._background = background
        self._clock = clock
        self._time = time
        self._ids = ids
        self._stored = stored
        self._storing = asyncio.Lock()
        drain.changed.subscribe(self._delivered)

    async def wish(self, sku: str, *, wanted: bool) -> bool:
        """Put a product on the list of the person who is here, or take it off; whether the list changed.

        Somebody of whom we have no list is asked for their card. StoreFault when it could not be stored: then the list
        is as before.
        """
        async with self._storing:
            session = self._session.current
            self._session.touch()
            if session.identity is None or session.view is None:
                self._notices.post(NoticeKind.WISH_NEEDS_CARD)
                return False
            if session.view.wishes(sku) == wanted:
                return False
            now = self._clock.now()
            await self._record(session, sku, wanted=wanted)
            current = self._session.current
            if current.id == session.id and current.view is not None:
                wishes = {**current.wishes, sku: now if wanted else None}
                self._session.update(wishes=wishes, view=current.view.wishing(wishes))
                if wanted:
                    self._notices.post(NoticeKind.WISHED, sku)
        self._stored()
        if self._session.current.id == session.id:
            await self._remembering.listed()
        return True

    async def to_basket(self, sku: str) -> bool:
        """Move a wish into the basket; what may not be sold, or must be weighed, stays on the list."""
        session = self._session.current
        product = await self._catalog.by_sku(sku)
        if product is None or self._session.current.id != session.id:
            return False
        if self._basket.add(product) is not Addition.ADDED:
            return False
        await self.wish(sku, wanted=False)
        return True

    async def _record(self, session: Session, sku: str, *, wanted: bool) -> None:
        assert session.identity is not None
        assert session.view is not None
        operation = Operation(
            id=self._ids.new(),
            kind=OperationKind.WISHLIST,
            lane=Lane.CUSTOMER,
            subject=payloads.subject(session.identity, "wishlist"),
            created_at=self._clock.now(),
            payload=payloads.wish(session.identity, sku, wanted=wanted, version=session.view.wishlist_version),
            clock_offset=self._time.offset(),
        )
        try:
            await self._ledger.record_operation(operation)
        except StoreFull:
            self._notices.post(NoticeKind.WISH_NOT_STORED)
            raise

    def _delivered(self, counts: OutboxCounts) -> None:
        if counts.pending == 0 and self._session.current.wishes:
            self._background.start(self._settle(), "settle-wishes")

    async def _settle(self) -> None:
        """All was told: from now on the central service's list is the list."""
        if self._storing.locked():
            return  # another one is just being stored, and will be told of
        session = self._session.current
        if session.identity is not None and session.identity.session_key:
            self._session.update(wishes={})
            await self._identify.refresh()
