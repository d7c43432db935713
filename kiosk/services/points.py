"""Points that take something off: held by the central service for this basket, and free again when it is left."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.customer import Assurance, Identity
from kiosk.domain.loyalty import LEAST_POINTS, held_in, usable
from kiosk.domain.offers import OfferKind
from kiosk.domain.session import Session
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import Ids, PointHolds
from kiosk.services.background import Background
from kiosk.services.connectivity import Connectivity
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.session import SessionService

_log = logging.getLogger(__name__)

TRY_AGAIN = (2.0, 10.0, 60.0)
"""Seconds between the tries to release; after the last one the hold ends by itself."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A hold, and the session whose basket it is for."""

    session_id: str
    key: str


class PointsService:
    """At most one hold at a time. While it is on the basket it is a voucher; when the basket is sold it is used.

    A hold of which nobody knows whether it came to be is released like any other.
    """

    def __init__(
        self,
        api: PointHolds,
        *,
        session: SessionService,
        connectivity: Connectivity,
        notices: Notices,
        background: Background,
        ids: Ids,
        now: Callable[[], datetime],
        all_told: Callable[[], bool],
        try_again: Sequence[float] = TRY_AGAIN,
    ) -> None:
        self._api = api
        self._session = session
        self._connectivity = connectivity
        self._notices = notices
        self._background = background
        self._ids = ids
        self._now = now
        self._all_told = all_told
        self._try_again = try_again
        self._held: _Held | None = None
        self._paying = False
        self._asking = False
        session.changed.subscribe(self._follow)

    @property
    def offered(self) -> int:
        """How many points the basket could use now; 0 when none can be redeemed here and now.

        Only those of somebody verified, with a network, while nothing is being paid, and when the central service was
        told of everything sold here: a purchase on its way may be using them.
        """
        session = self._session.current
        view = session.view
        if view is None or view.customer.points < LEAST_POINTS or _proven(session) is None:
            return 0
        if session.paying or held_in(session.basket) or not (self._connectivity.current.online and self._all_told()):
            return 0
        return usable(session.basket, view.customer.points)

    async def redeem(self, points: int | None = None) -> bool:
        """Hold so many points and put them on the basket; whether that was done. They are told.

        None: all of them, so that what comes into the basket later uses the rest.
        """
        session = self._session.current
        identity = _proven(session)
        self._session.touch()
        if not self.offered or identity is None or session.view is None or self._asking:
            return False
        wanted = session.view.customer.points
        if points is not None:
            wanted = min(max(points, LEAST_POINTS), wanted)
        key = self._ids.new()
        self._asking = True
        try:
            offer = await self._api.hold_points(
                identity.session_key,
                identity.reference,
                wanted,
                currency=session.basket.currency,
                key=key,
            )
        except CentralRefused as refusal:
            _log.info("points were not held: %s", refusal.problem)
            self._say(session.id, NoticeKind.POINTS_NOT_NOW)
            return False
        except (CentralUnavailable, CentralDenied) as fault:
            self._connectivity.failed(fault)
            self._say(session.id, NoticeKind.POINTS_NEED_NETWORK)
            self._let_go(key)
            return False
        finally:
            self._asking = False
        current = self._session.current
        if current.id != session.id or current.paying or offer.kind is not OfferKind.POINTS or offer.code != key:
            self._let_go(key)
            return False
        self._session.update(basket=current.basket.with_voucher(offer))
        self._say(session.id, NoticeKind.POINTS_TAKEN)
        return True

    def _follow(self, session: Session) -> None:
        """A basket that is left, or no longer has them, needs them no more; one that was sold has used them."""
        offer = held_in(session.basket)
        held = self._held
        if held is None:
            if offer is not None:
                self._held = _Held(session.id, offer.code)
        elif session.id == held.session_id:
            sale = session.sale
            if sale is not None and any(one.offer.code == held.key for one in sale.totals.discounts):
                self._held = None
            elif offer is None or offer.code != held.key:
                self._held = None
                self._let_go(held.key)
            elif not session.paying and not offer.holds(self._now()):
                self._session.update(basket=session.basket.without_voucher(held.key))
                self._say(session.id, NoticeKind.POINTS_OVER)
            self._paying = session.paying
        else:
            self._held = None
            if not self._paying:  # else what the terminal says decides, and the hold waits for it
                self._let_go(held.key)

    def _let_go(self, key: str) -> None:
        self._background.start(self._release(key), "release-points")

    async def _release(self, key: str) -> None:
        for pause in (*self._try_again, None):
            try:
                await self._api.release_points(key)
            except CentralFault as fault:
                _log.info("points are not released yet: %s", type(fault).__name__)
            else:
                return
            if pause is not None:
                await asyncio.sleep(pause)

    def _say(self, session_id: str, kind: NoticeKind) -> None:
        if self._session.current.id == session_id:
            self._notices.post(kind)


def _proven(session: Session) -> Identity | None:
    """Who it is, when they proved it to the central service."""
    identity = session.identity
    known = identity is not None and identity.level >= Assurance.VERIFIED and identity.session_key
    return identity if known else None
