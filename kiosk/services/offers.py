"""Offers on every basket, at once and without a network; vouchers when their code is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from kiosk.domain.codes import Scan
from kiosk.domain.consent import Purpose
from kiosk.domain.offers import Offer
from kiosk.domain.session import Session
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable
from kiosk.ports import OfferBook, Vouchers
from kiosk.services.connectivity import Connectivity
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.session import SessionService

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{3,39}")
_REFUSED = {
    "unknown-voucher": NoticeKind.VOUCHER_UNKNOWN,
    "voucher-used": NoticeKind.VOUCHER_USED,
    "voucher-expired": NoticeKind.VOUCHER_EXPIRED,
}

Now = Callable[[], datetime]
"""The best known time, aware, in UTC."""


class OfferService:
    """Knows the offers of everybody and puts them, and those of the person who is here, on every session's basket."""

    def __init__(
        self,
        book: OfferBook,
        api: Vouchers,
        *,
        session: SessionService,
        connectivity: Connectivity,
        notices: Notices,
        now: Now,
    ) -> None:
        self._book = book
        self._api = api
        self._session = session
        self._connectivity = connectivity
        self._notices = notices
        self._now = now
        self._known: tuple[Offer, ...] = ()
        session.priced = self.price

    async def load(self) -> None:
        """Read anew what holds for everybody, and have the basket follow."""
        self._known = await self._book.offers()
        if self._session.current.active:
            self._session.update()

    def price(self, session: Session) -> Session:
        """The session with the offers of now on its basket; as it is while it is being paid."""
        if session.paying:
            return session
        now = self._now()
        view = session.view
        mine = view.offers if view is not None and view.permits(Purpose.BENEFITS) else ()
        holding = (one for one in (*self._known, *mine) if not one.is_voucher and one.holds(now))
        basket = session.basket.offered(holding)
        return session if basket == session.basket else session.but(basket=basket)

    async def scan(self, scan: Scan) -> bool:
        """Whether a code is a voucher's. The person is told what came of it."""
        code = scan.text.strip().upper()
        offer = self._meant(code) if _CODE.fullmatch(code) else None
        if offer is None:
            return False
        self._session.begin()
        session = self._session.current
        if session.paying:
            self._notices.post(NoticeKind.PAYING)
        elif any(one.code.upper() == code for one in session.basket.vouchers):
            self._notices.post(NoticeKind.VOUCHER_ALREADY)
        elif offer.code and offer.offline:
            self._take(session.id, replace(offer, code=code))
        else:
            await self._ask(session.id, replace(offer, code=code))
        return True

    def take_off(self, code: str) -> None:
        """Leave a voucher for another time."""
        self._session.touch()
        if not self._session.current.paying:
            self._session.update(basket=self._session.current.basket.without_voucher(code))

    def _meant(self, code: str) -> Offer | None:
        exact = next((one for one in self._known if one.code and one.code.upper() == code), None)
        return exact or next(
            (one for one in self._known if one.series and code.startswith(one.series.upper()) and code != one.series),
            None,
        )

    async def _ask(self, session_id: str, offer: Offer) -> None:
        """A single voucher: only the central service knows whether it was used."""
        try:
            offer = await self._api.voucher(offer.code)
        except CentralRefused as refusal:
            self._say(session_id, _REFUSED.get(refusal.problem, NoticeKind.VOUCHER_UNKNOWN))
            return
        except (CentralUnavailable, CentralDenied) as fault:
            self._connectivity.failed(fault)
            if not offer.offline or isinstance(fault, CentralDenied):
                self._say(session_id, NoticeKind.VOUCHER_NEEDS_NETWORK)
                return
        self._take(session_id, offer)

    def _take(self, session_id: str, voucher: Offer) -> None:
        session = self._session.current
        if session.id != session_id or session.paying:
            return
        if not voucher.holds(self._now()):
            self._say(session_id, NoticeKind.VOUCHER_EXPIRED)
            return
        basket = session.basket.with_voucher(voucher)
        self._session.update(basket=basket)
        counts = any(one.offer.code == voucher.code for one in basket.discounts)
        kind = NoticeKind.VOUCHER_TAKEN if counts else NoticeKind.VOUCHER_WAITS
        self._say(session_id, kind, voucher.name(session.language))

    def _say(self, session_id: str, kind: NoticeKind, subject: str = "") -> None:
        if self._session.current.id == session_id:
            self._notices.post(kind, subject)
