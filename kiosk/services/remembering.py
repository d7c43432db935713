"""What this device keeps of customers who agreed to be remembered: shown again when the network is not there."""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.domain.consent import Purpose
from kiosk.domain.customer import Assurance, CustomerView, Token
from kiosk.errors import StoreFault
from kiosk.ports import Clock, CustomerCache
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService

_log = logging.getLogger(__name__)

REFUSED_FOR = timedelta(days=90)
"""A withdrawal made here holds here at least so long, even when the central service does not know it yet."""
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


class RememberingService:
    """Keeps in step what is kept, what was agreed and who is here. `changed` fires with `kept`.

    `keep_for` is how long a view is kept after it was fetched; None keeps nothing and erases what there is. A fault of
    the cache never stops a person: nothing is shown from it then.
    """

    def __init__(
        self, cache: CustomerCache, session: SessionService, clock: Clock, *, keep_for: timedelta | None
    ) -> None:
        self._cache = cache
        self._session = session
        self._clock = clock
        self._keep_for = keep_for
        self._fetched_at: datetime | None = None
        self._kept = False
        self._unwanted_in = ""
        self.changed: Listeners[bool] = Listeners()
        session.ended.subscribe(lambda _reason: self._now(None, kept=False))

    @property
    def kept(self) -> bool:
        """Whether this device keeps something of the person who is here."""
        return self._kept

    @property
    def offered(self) -> bool:
        """Whether this device keeps anything of anybody."""
        return self._keep_for is not None

    async def recall(self, session_id: str, token: Token) -> CustomerView | None:
        """What is kept of this token's customer, for the session it was shown in."""
        if self._keep_for is None:
            return None
        try:
            found = await self._cache.find(token, self._clock.now())
        except StoreFault as fault:
            _log.warning("a kept view could not be read: %s", fault)
            return None
        if found is None or self._session.current.id != session_id:
            return None
        self._now(found.fetched_at, kept=True)
        return found.view

    async def met(self) -> None:
        """The central service has just told us of the person who is here: keep it, or erase what was agreed before."""
        self._fetched_at = self._clock.now()
        await self._agree()

    async def decided(self, purpose: Purpose, *, given: bool) -> None:
        """The person who is here has decided: what is kept says the same; a new agreement begins at once."""
        identity = self._session.current.identity
        if purpose is Purpose.DEVICE_CACHE and given and identity is not None:
            self._unwanted_in = ""
            await self._settled(self._cache.forget(identity.token, self._reference))  # ends an earlier refusal
        if purpose is not Purpose.DEVICE_CACHE or given:
            await self._agree()

    async def listed(self) -> None:
        """Their lists were changed here: what is kept says the same."""
        await self._agree()

    async def withdraw(self) -> None:
        """Erase what is kept of the person who is here, and keep nothing until the central service knows it too.

        StoreFault when it may not be erased.
        """
        await self._erase(self._clock.now() + REFUSED_FOR)

    async def forget_here(self) -> None:
        """Erase what is kept of the person who is here, and keep nothing as long as they are; StoreFault as above.

        What they agreed to stays: the next time they are here they are kept again.
        """
        self._unwanted_in = self._session.current.id
        await self._erase()

    async def forget(self, token: Token) -> None:
        """The central service does not know this token, or blocks it: erase what is kept of its customer."""
        await self._settled(self._cache.forget(token))

    async def tidy(self) -> None:
        """Erase what is past its time; without a time, everything."""
        gone = await self._cache.forget_expired(_END_OF_TIME if self._keep_for is None else self._clock.now())
        if gone:
            _log.info("%d kept views were past their time and are erased", gone)

    @property
    def _reference(self) -> str:
        view = self._session.current.view
        return view.customer.reference if view else ""

    async def _erase(self, refuse_until: datetime | None = None) -> None:
        session = self._session.current
        if session.identity is None:
            return
        await self._cache.forget(session.identity.token, self._reference, refuse_until=refuse_until)
        if self._session.current.id == session.id:
            self._now(self._fetched_at, kept=False)

    async def _agree(self) -> None:
        session, fetched_at = self._session.current, self._fetched_at
        if session.identity is None or session.view is None or fetched_at is None:
            return
        token, view, kept = session.identity.token, session.view, False
        if self._keep_for is not None and view.permits(Purpose.DEVICE_CACHE) and session.id != self._unwanted_in:
            until = fetched_at + self._keep_for
            if token.lasting:
                kept = await self._settled(self._cache.keep(token, _little(view), fetched_at, until)) is True
        elif Purpose.DEVICE_CACHE not in session.decisions:  # else it was erased, and is refused, since that decision
            await self._settled(self._cache.forget(token, self._reference))
        if self._session.current.id == session.id:
            self._now(fetched_at, kept=kept)

    async def _settled(self, work: Awaitable[bool | None]) -> bool | None:
        try:
            return await work
        except StoreFault as fault:
            _log.warning("what is kept of a customer could not be changed: %s", fault)
            return None

    def _now(self, fetched_at: datetime | None, *, kept: bool) -> None:
        self._fetched_at = fetched_at
        if kept != self._kept:
            self._kept = kept
            self.changed.emit(kept)


def _little(view: CustomerView) -> CustomerView:
    """As much of a view as whoever has the card may see: no orders, pick-ups, address or dates, nothing proved."""
    return replace(
        view,
        customer=replace(view.customer, level=Assurance.UNVERIFIED),
        orders=(),
        pickups=(),
        address="",
        consents=tuple(replace(status, decided_at=None) for status in view.consents),
    )
