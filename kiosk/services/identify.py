"""From a shown card or code to a greeted person, online or not."""

from __future__ import annotations

import asyncio
import logging
from enum import StrEnum

from kiosk.domain.customer import Assurance, CustomerView, Identity, StaffMember, Token, TokenKind
from kiosk.domain.session import EndReason
from kiosk.errors import BugError, CentralDenied, CentralFault, CentralRefused, CentralUnavailable
from kiosk.ports import CentralApi, Identified
from kiosk.services.connectivity import Connection, Connectivity
from kiosk.services.listeners import Listeners
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.remembering import RememberingService
from kiosk.services.session import SessionService

_log = logging.getLogger(__name__)

PATIENCE = 0.25
"""Seconds the central service may take before what is kept here is shown in the meantime."""
_NOBODYS = frozenset({"unknown-token", "blocked-token", "unknown-customer"})


class Recognised(StrEnum):
    """What came of showing a token."""

    CUSTOMER = "customer"
    STAFF = "staff"
    UNKNOWN = "unknown"
    BLOCKED = "blocked"
    REPLAYED = "replayed"
    NOTED = "noted"  # offline: kept with this session, resolved by the central service later
    STALE = "stale"  # the session ended while we asked


_REFUSALS = {
    "blocked-token": (NoticeKind.BLOCKED_CARD, Recognised.BLOCKED),
    "replayed-code": (NoticeKind.CARD_AGAIN, Recognised.REPLAYED),
}


class IdentifyService:
    """Asks the central service whom a token belongs to. `busy` fires True while asking.

    While it cannot answer, customers who agreed to it are shown what this device keeps of them; their level stays
    UNVERIFIED.
    """

    def __init__(
        self,
        api: CentralApi,
        session: SessionService,
        connectivity: Connectivity,
        notices: Notices,
        remembering: RememberingService,
    ) -> None:
        self._api = api
        self._session = session
        self._connectivity = connectivity
        self._notices = notices
        self._remembering = remembering
        self._asking: dict[str, Token] = {}
        self.busy: Listeners[bool] = Listeners()
        self.staff_recognised: Listeners[StaffMember] = Listeners()
        connectivity.changed.subscribe(self._follow)

    async def show(self, token: Token) -> Recognised:
        """Somebody showed a token: greet them, or note it while offline. Another person's token ends the session."""
        if self._belongs_to_another(token):
            self._session.end(EndReason.REPLACED)
        self._session.begin()
        session_id = self._session.current.id
        self._asking[session_id] = token
        self.busy.emit(True)
        meanwhile = asyncio.create_task(self._meanwhile(session_id, token), name="show-what-is-kept")
        try:
            return await self._ask(session_id, token)
        finally:
            meanwhile.cancel()
            self._answered(session_id)

    async def let_in(self, found: Identified) -> Recognised:
        """Somebody logged in by phone: greet them. Who was here by card stays, when it is them; else it is another."""
        customer = found.customer
        if customer is None:
            raise BugError("only customers log in by phone")
        view = self._session.current.view
        if self._session.current.identity and (view is None or view.customer.reference != customer.reference):
            self._session.end(EndReason.REPLACED)
        self._session.begin()
        session_id = self._session.current.id
        identity = Identity(
            Token(TokenKind.PHONE, customer.reference), customer.level, found.session_key, customer.reference
        )
        try:
            view = await self._api.customer_view(found.session_key, customer.reference)
        except CentralRefused as refusal:
            return self._refused(session_id, refusal)
        except (CentralUnavailable, CentralDenied) as fault:
            self._connectivity.failed(fault)
            return Recognised.STALE
        return await self._greeted(session_id, identity, view)

    def wants_resuming(self, connection: Connection) -> bool:
        """Whether a token noted offline can be asked about now."""
        identity = self._session.current.identity
        return bool(connection.online) and identity is not None and identity.level is Assurance.UNVERIFIED

    async def resume(self) -> None:
        """The network is back: ask about the token noted meanwhile."""
        identity = self._session.current.identity
        if identity is not None and identity.level is Assurance.UNVERIFIED:
            await self._ask(self._session.current.id, identity.token)

    async def refresh(self) -> None:
        """Fetch the view anew; while offline the one there stays, with its age."""
        session = self._session.current
        if session.identity is None or not session.identity.session_key:
            return
        try:
            view = await self._api.customer_view(session.identity.session_key, session.identity.reference)
        except (CentralUnavailable, CentralDenied) as fault:
            self._connectivity.failed(fault)
        except CentralFault as fault:
            _log.info("the customer's view was refused: %s", type(fault).__name__)
        else:
            if self._session.update_if(session.id, view=self._session.current.over(view)):
                await self._remembering.met()

    def _answered(self, session_id: str) -> None:
        if self._asking.pop(session_id, None) is not None:
            self.busy.emit(self._session.current.id in self._asking)

    def _belongs_to_another(self, token: Token) -> bool:
        """Whether this session's person, known or still being asked about, showed a different token."""
        session = self._session.current
        shown = session.identity.token if session.identity else self._asking.get(session.id)
        return shown is not None and not shown.same_holder(token)

    async def _ask(self, session_id: str, token: Token) -> Recognised:
        try:
            found = await self._api.identify(token)
            self._connectivity.accepted()
            if found.staff is not None:
                return self._staff(session_id, found.staff)
            assert found.customer is not None
            customer = found.customer
            identity = Identity(token, customer.level, found.session_key, customer.reference)
            view = await self._api.customer_view(found.session_key, customer.reference)
        except CentralRefused as refusal:
            if refusal.problem in _NOBODYS:
                await self._remembering.forget(token)
            return self._refused(session_id, refusal)
        except (CentralUnavailable, CentralDenied) as fault:
            self._connectivity.failed(fault)
            return await self._noted(session_id, token)
        return await self._greeted(session_id, identity, view)

    async def _meanwhile(self, session_id: str, token: Token) -> None:
        if self._connectivity.current.online is not False:
            await asyncio.sleep(PATIENCE)
        if await self._recalled(session_id, token):
            self.busy.emit(False)

    async def _recalled(self, session_id: str, token: Token) -> bool:
        """Show what is kept of somebody of whom nothing is shown yet; whether something was."""
        if self._connectivity.current.denied:
            return False
        view = await self._remembering.recall(session_id, token)
        session = self._session.current
        if view is None or session.view is not None:
            return False
        self._session.update(identity=Identity(token, Assurance.UNVERIFIED), view=session.over(view))
        self._notices.post(NoticeKind.WELCOME, view.customer.first_name)
        return True

    def _follow(self, connection: Connection) -> None:
        """A device that is denied shows nobody's data, neither fresh nor kept: the token alone stays."""
        if not connection.denied:
            return
        identity = self._session.current.identity
        if identity is not None:
            self._session.update(identity=Identity(identity.token, Assurance.UNVERIFIED), view=None)

    def _staff(self, session_id: str, member: StaffMember) -> Recognised:
        if not self._session.update_if(session_id, identity=None, view=None):
            return Recognised.STALE
        self.staff_recognised.emit(member)
        return Recognised.STAFF

    async def _greeted(self, session_id: str, identity: Identity, view: CustomerView) -> Recognised:
        before = self._session.current
        shown = before.over(view)
        if not self._session.update_if(session_id, identity=identity, view=shown):
            return Recognised.STALE
        if before.view is None or before.identity is None or before.identity.level > Assurance.UNVERIFIED:
            self._notices.post(NoticeKind.WELCOME, view.customer.first_name)
        self._answered(session_id)  # what follows is the disk's: nobody waits for it
        await self._remembering.met()
        return Recognised.CUSTOMER

    async def _noted(self, session_id: str, token: Token) -> Recognised:
        if await self._recalled(session_id, token):
            return Recognised.CUSTOMER
        session = self._session.current
        if session.id == session_id and session.view is not None:
            return Recognised.CUSTOMER  # greeted before: stays known, with the view there is
        if not self._session.update_if(session_id, identity=Identity(token, Assurance.UNVERIFIED)):
            return Recognised.STALE
        self._notices.post(NoticeKind.CARD_NOTED_OFFLINE)
        return Recognised.NOTED

    def _refused(self, session_id: str, refusal: CentralRefused) -> Recognised:
        if not self._session.update_if(session_id, identity=None, view=None, decisions={}, wishes={}):
            return Recognised.STALE
        kind, recognised = _REFUSALS.get(refusal.problem, (NoticeKind.UNKNOWN_CARD, Recognised.UNKNOWN))
        self._notices.post(kind)
        return recognised
