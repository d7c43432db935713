"""A cart that a phone brings: its code is claimed, once, and what is in it goes into the basket."""

from __future__ import annotations

from kiosk.domain.session import EndReason
from kiosk.errors import CentralDenied, CentralRefused, CentralUnavailable
from kiosk.ports import Handovers, Ids
from kiosk.services.basket import BasketService
from kiosk.services.connectivity import Connectivity
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.session import SessionService

_REFUSALS = {
    "handover-claimed": NoticeKind.PHONE_CODE_USED,
    "handover-expired": NoticeKind.PHONE_CODE_EXPIRED,
}


class PhoneCarts:
    """Claims carts. A code whose answer was lost is asked about under the same key, and so claimed but once."""

    def __init__(
        self,
        api: Handovers,
        *,
        session: SessionService,
        basket: BasketService,
        connectivity: Connectivity,
        notices: Notices,
        ids: Ids,
    ) -> None:
        self._api = api
        self._session = session
        self._basket = basket
        self._connectivity = connectivity
        self._notices = notices
        self._ids = ids
        self._keys: dict[str, str] = {}
        self._asking: set[str] = set()
        self._taken: set[str] = set()
        session.ended.subscribe(self._forget)

    async def take(self, code: str) -> bool:
        """Bring the cart of a code into the basket; whether something came. The person is told why not."""
        self._session.begin()
        session_id = self._session.current.id
        if code in self._asking:
            return False  # scanned twice in a row: it is on its way
        if code in self._taken:
            self._notices.post(NoticeKind.PHONE_CODE_USED)
            return False
        self._asking.add(code)
        try:
            lines = await self._api.claim_handover(code, self._keys.setdefault(code, self._ids.new()))
        except CentralRefused as refusal:
            self._notices.post(_REFUSALS.get(refusal.problem, NoticeKind.UNKNOWN_CODE))
            return False
        except (CentralUnavailable, CentralDenied) as fault:
            self._connectivity.failed(fault)
            self._notices.post(NoticeKind.PHONE_CODE_NEEDS_NETWORK)
            return False
        finally:
            self._asking.discard(code)
        if self._session.current.id != session_id:
            return False
        self._taken.add(code)
        return bool(await self._basket.take_from_phone(lines))

    def _forget(self, _reason: EndReason) -> None:
        self._keys.clear()
        self._taken.clear()
