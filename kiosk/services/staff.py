"""What sales staff may do at the kiosk; the central service writes an audit record of every look-up."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.customer import CustomerMatch, CustomerView, StaffMember, StaffSecret, Token
from kiosk.domain.session import EndReason, Session
from kiosk.errors import CentralDenied, CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import CentralApi
from kiosk.services.connectivity import Connection, Connectivity
from kiosk.services.listeners import Listeners
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.session import SessionService
from kiosk.services.unlocking import OfflineUnlock

_UNKNOWN = frozenset({"wrong-pin", "unknown-token", "blocked-token"})


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """What the staff screen shows. `problem` is a stable word, e.g. "wrong-pin" or "session-expired"."""

    member: StaffMember | None = None
    busy: bool = False
    problem: str = ""
    query: str = field(default="", repr=False)
    matches: tuple[CustomerMatch, ...] = field(default=(), repr=False)
    customer: CustomerView | None = field(default=None, repr=False)


class StaffService:
    """Unlock, find a customer, see their lists. Ends with the session or a sale; `changed` fires with every new desk.

    Whom the central service let in before, this device lets in while it cannot be asked; nobody is looked up then. A
    device that the central service refuses lets nobody in and forgets what was looked up.
    """

    def __init__(
        self,
        api: CentralApi,
        session: SessionService,
        connectivity: Connectivity,
        notices: Notices,
        unlocking: OfflineUnlock,
    ) -> None:
        self._unlocking = unlocking
        self._api = api
        self._session = session
        self._connectivity = connectivity
        self._notices = notices
        self._desk = StaffDesk()
        self.changed: Listeners[StaffDesk] = Listeners()
        session.ended.subscribe(lambda _reason: self._set(StaffDesk()))
        session.changed.subscribe(self._follow_session)
        connectivity.changed.subscribe(self._follow)

    @property
    def desk(self) -> StaffDesk:
        """What the staff screen shows now."""
        return self._desk

    async def unlock_pin(self, pin: str) -> bool:
        """Unlock by PIN; on failure the desk says why."""
        secret = StaffSecret("pin", pin)
        session_id = self._begin_asking()
        try:
            member = await self._api.staff_session(pin)
        except CentralFault as fault:
            return await self._unlock_here(session_id, secret, fault)
        return await self._admitted(session_id, secret, member)

    async def unlock_badge(self, token: Token) -> bool:
        """Unlock by badge; a customer's data on the screen is wiped first.

        Not while their basket is being paid, or staff are waited for to look at their age.
        """
        session = self._session.current
        if session.identity is not None and not session.paying and not session.approving:
            self._session.end(EndReason.REPLACED)
        secret = StaffSecret("badge", token.value)  # the same text on a card's chip and in a QR code
        session_id = self._begin_asking()
        try:
            found = await self._api.identify(token)
        except CentralFault as fault:
            return await self._unlock_here(session_id, secret, fault)
        if found.staff is None:
            self._set_if(session_id, StaffDesk(problem="unknown-token"))
            await self._unlocking.refused(secret)
            return False
        return await self._admitted(session_id, secret, found.staff)

    def unlocked(self, session_id: str, member: StaffMember) -> bool:
        """A member of staff was recognised in that session; False when it is over or has just bought something.

        Where they are waited for to look at somebody's age, it unlocks that and nothing else.
        """
        if self._session.current.approving:
            done = self._session.update_if(session_id, approver=member)
            self._set(StaffDesk())
            return done
        if self._session.current.sale is not None or not self._session.update_if(session_id, staff=member):
            return False
        self._set(StaffDesk(member))
        self._notices.post(NoticeKind.STAFF_UNLOCKED, member.name)
        return True

    async def find(self, query: str) -> None:
        """Search customers by name or number; the desk gets the matches."""
        member = self._session.current.staff
        if member is None or not query.strip() or self._cannot_look_up(member):
            return
        session_id = self._begin_asking(query=query)
        try:
            matches = await self._api.staff_customers(member.session_key, query)
        except CentralFault as fault:
            self._failed(session_id, fault)
            return
        self._set_if(session_id, StaffDesk(member, query=query, matches=matches))

    async def open(self, reference: str) -> None:
        """Show one customer's lists."""
        member = self._session.current.staff
        if member is None or self._cannot_look_up(member):
            return
        session_id = self._begin_asking()
        try:
            view = await self._api.staff_customer_view(member.session_key, reference)
        except CentralFault as fault:
            self._failed(session_id, fault)
            return
        self._set_if(session_id, StaffDesk(member, customer=view))

    async def look_up(self, token: Token) -> None:
        """Show the customer of a tapped card or shown code."""
        member = self._session.current.staff
        if member is None or self._cannot_look_up(member):
            return
        session_id = self._begin_asking()
        try:
            found = await self._api.identify(token)
        except CentralFault as fault:
            self._failed(session_id, fault)
            return
        if found.customer is None:
            self._set_if(session_id, StaffDesk(self._desk.member, problem="unknown-token"))
            return
        await self.open(found.customer.reference)

    def close_customer(self) -> None:
        """Put the shown customer away: back to the search."""
        self._session.touch()
        self._set(StaffDesk(self._session.current.staff))

    def lock(self) -> None:
        """Leave the staff screens: everything looked up is forgotten."""
        self._session.end(EndReason.LEFT)

    def _follow(self, connection: Connection) -> None:
        if connection.denied and (self._desk.customer is not None or self._desk.matches):
            self._set(StaffDesk(self._session.current.staff, problem="no-network"))

    def _follow_session(self, session: Session) -> None:
        if session.sale is not None and self._desk != StaffDesk():
            self._set(StaffDesk())

    async def _admitted(self, session_id: str, secret: StaffSecret, member: StaffMember) -> bool:
        done = self.unlocked(session_id, member)
        await self._unlocking.remember(secret, member)
        return done

    async def _unlock_here(self, session_id: str, secret: StaffSecret, fault: CentralFault) -> bool:
        """The central service did not let them in: they are when it could not be asked and this device knows them."""
        if isinstance(fault, CentralRefused) and fault.problem in _UNKNOWN:
            await self._unlocking.refused(secret)
        if not isinstance(fault, CentralUnavailable) or self._connectivity.current.denied:
            self._failed(session_id, fault)
            return False
        self._connectivity.failed(fault)
        admission = await self._unlocking.admit(secret)
        if admission.member is not None:
            return self.unlocked(session_id, admission.member)
        self._notices.post(NoticeKind.STAFF_NOT_UNLOCKED)
        problem = "too-many-attempts-here" if admission.locked else "unknown-here"
        self._set_if(session_id, StaffDesk(self._session.current.staff, problem=problem))
        return False

    def _cannot_look_up(self, member: StaffMember) -> bool:
        """Whoever was let in without the network is told what a look-up needs."""
        if member.offline:
            self._session.touch()
            online = bool(self._connectivity.current.online)
            self._set(StaffDesk(member, problem="unlock-again" if online else "no-network"))
        return member.offline

    def _begin_asking(self, query: str = "") -> str:
        self._session.begin()
        self._set(StaffDesk(self._session.current.staff, busy=True, query=query))
        return self._session.current.id

    def _failed(self, session_id: str, fault: CentralFault) -> None:
        problem = fault.problem if isinstance(fault, CentralRefused) else "no-network"
        expired = problem == "session-expired" or isinstance(fault, CentralDenied)
        if expired and self._session.current.staff is not None:
            self._session.update_if(session_id, staff=None)  # the key they unlocked with is no longer good
            self._set_if(session_id, StaffDesk(problem="session-expired"))
            return
        if isinstance(fault, CentralUnavailable | CentralDenied):
            self._connectivity.failed(fault)
            self._notices.post(NoticeKind.STAFF_NEEDS_NETWORK)
        self._set_if(session_id, StaffDesk(self._session.current.staff, problem=problem))

    def _set_if(self, session_id: str, desk: StaffDesk) -> None:
        if self._session.current.id == session_id and self._session.current.sale is None:
            self._set(desk)

    def _set(self, desk: StaffDesk) -> None:
        self._desk = desk
        self.changed.emit(desk)
