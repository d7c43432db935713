"""Click and collect at the kiosk: what a code fetches, and telling staff that its buyer is here."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.codes import pickup_code
from kiosk.domain.pickup import Pickup
from kiosk.domain.session import EndReason
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import Pickups
from kiosk.services.connectivity import Connectivity
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService


@dataclass(frozen=True, slots=True)
class Collecting:
    """What the screen shows. `problem` is a stable word such as "unknown-pickup", "no-network" or "handed-over"."""

    busy: bool = False
    problem: str = ""
    pickup: Pickup | None = field(default=None, repr=False)


class PickupService:
    """Looks an order up by its code, which is all one needs to know; `changed` fires with every new state."""

    def __init__(self, api: Pickups, session: SessionService, connectivity: Connectivity, *, link: str) -> None:
        self._api = api
        self._session = session
        self._connectivity = connectivity
        self._link = link
        self._now = Collecting()
        self.changed: Listeners[Collecting] = Listeners()
        session.ended.subscribe(self._forget)

    @property
    def now(self) -> Collecting:
        """What the screen shows now."""
        return self._now

    def clear(self) -> None:
        """Another code."""
        self._set(Collecting())

    async def find(self, text: str) -> None:
        """What the code in a text fetches: typed, scanned, or behind the shop's link."""
        self._session.begin()
        session_id = self._session.current.id
        code = pickup_code(text, self._link)
        if not code:
            self._set(Collecting(problem="unknown-pickup"))
            return
        self._set(Collecting(busy=True))
        try:
            pickup = await self._api.pickup(code)
        except CentralFault as fault:
            self._failed(session_id, fault, None)
        else:
            self._set_if(session_id, Collecting(pickup=pickup))

    async def arrived(self) -> None:
        """Tell staff that its buyer is here; safe to repeat."""
        pickup = self._now.pickup
        if pickup is None or self._now.busy:
            return
        self._session.touch()
        session_id = self._session.current.id
        self._set(Collecting(busy=True, pickup=pickup))
        try:
            known = await self._api.pickup_arrived(pickup.id, key=f"arrived-{pickup.id}"[:64])
        except CentralFault as fault:
            self._failed(session_id, fault, pickup)
        else:
            self._set_if(session_id, Collecting(pickup=known))

    def _failed(self, session_id: str, fault: CentralFault, pickup: Pickup | None) -> None:
        if isinstance(fault, CentralUnavailable | CentralDenied):
            self._connectivity.failed(fault)
        problem = fault.problem if isinstance(fault, CentralRefused) else "no-network"
        self._set_if(session_id, Collecting(problem=problem, pickup=pickup))

    def _forget(self, _reason: EndReason) -> None:
        self._set(Collecting())

    def _set_if(self, session_id: str, state: Collecting) -> None:
        if self._session.current.id == session_id:
            self._set(state)

    def _set(self, state: Collecting) -> None:
        if state != self._now:
            self._now = state
            self.changed.emit(state)
