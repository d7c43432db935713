"""What the shop may do with a person's data: decided here, in force here at once, told to the central service."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.domain.consent import ConsentState, ConsentStatus, Purpose
from kiosk.domain.customer import Assurance
from kiosk.domain.operation import Lane, Operation, OperationKind
from kiosk.domain.session import EndReason
from kiosk.ports import Clock, Ids, Ledger
from kiosk.services import payloads
from kiosk.services.listeners import Listeners
from kiosk.services.my_data import new_code
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.remembering import RememberingService
from kiosk.services.session import SessionService
from kiosk.services.timekeeping import ServerTime

Decisions = Mapping[Purpose, bool]


class ConsentService:
    """Records decisions. `changed` fires with this session's decisions so far, by purpose.

    Withdrawing needs nothing but the token; giving needs an answer from the central service to whom the token
    belongs, since nobody can agree for a person we do not know.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        session: SessionService,
        notices: Notices,
        remembering: RememberingService,
        clock: Clock,
        time: ServerTime,
        ids: Ids,
        store: str,
        stored: Callable[[], None],
        link: str,
        code: Callable[[], str] = new_code,
    ) -> None:
        self._ledger = ledger
        self._session = session
        self._notices = notices
        self._remembering = remembering
        self._clock = clock
        self._time = time
        self._ids = ids
        self._store = store
        self._stored = stored
        self._link = link
        self._code = code
        self._receipt = ""
        self.changed: Listeners[Decisions] = Listeners()
        session.ended.subscribe(self._forget)

    def status(self, purpose: Purpose) -> ConsentStatus:
        """What holds on this screen: this session's decision, else what the central service said."""
        decisions, view = self._session.current.decisions, self._session.current.view
        if purpose in decisions:
            return ConsentStatus(purpose, ConsentState.GIVEN if decisions[purpose] else ConsentState.WITHDRAWN)
        return view.consent(purpose) if view else ConsentStatus(purpose, ConsentState.NEVER_ASKED)

    @property
    def may_give(self) -> bool:
        """Whether this person is known well enough to give a consent."""
        identity = self._session.current.identity
        return identity is not None and identity.level >= Assurance.KNOWN

    @property
    def receipt(self) -> str:
        """A link to the records of this session's decisions, for a phone; "" before the first."""
        return self._link + self._receipt if self._receipt else ""

    async def decide(self, purpose: Purpose, *, given: bool, wording: str) -> bool:
        """Store a decision, with the words the person saw; whether it was stored (giving may not be allowed).

        Who does not want to be remembered is forgotten by this device before anything else happens.
        """
        session = self._session.current
        if session.identity is None or (given and not self.may_give):
            return False
        self._session.touch()
        self._receipt = self._receipt or self._code()
        now = self._clock.now()
        payload = payloads.consent(
            session.identity,
            purpose,
            given=given,
            at=now,
            wording=wording,
            language=session.language,
            store=self._store,
            receipt=self._receipt,
        )
        lane = Lane.CUSTOMER if given else Lane.WITHDRAWAL
        subject = payloads.subject(session.identity)
        operation = Operation(self._ids.new(), OperationKind.CONSENT, lane, subject, now, payload, self._time.offset())
        try:
            if purpose is Purpose.DEVICE_CACHE and not given:
                await self._remembering.withdraw()
        finally:  # what could not be erased is withdrawn all the same, and does not show as if it were done
            await self._ledger.record_operation(operation)
        self._stored()
        if self._session.current.id == session.id:
            self._in_force(purpose, given=given)
            await self._remembering.decided(purpose, given=given)
        return True

    async def withdraw_all(self, wordings: dict[Purpose, str]) -> None:
        """Withdraw every purpose that is not withdrawn already; stops when the session ends."""
        session_id = self._session.current.id
        for purpose in sorted(Purpose, key=lambda one: one is not Purpose.DEVICE_CACHE):  # erased first
            if self._session.current.id != session_id:
                return
            if self.status(purpose).state is not ConsentState.WITHDRAWN:
                await self.decide(purpose, given=False, wording=wordings.get(purpose, ""))

    async def forget_here(self) -> None:
        """Have this device forget the person who is here, whose decisions stay as they are."""
        session_id = self._session.current.id
        self._session.touch()
        await self._remembering.forget_here()
        if self._session.current.id == session_id:
            self._notices.post(NoticeKind.FORGOTTEN_HERE)

    def _forget(self, _reason: EndReason) -> None:
        self._receipt = ""
        self.changed.emit({})

    def _in_force(self, purpose: Purpose, *, given: bool) -> None:
        session = self._session.current
        decisions = {**session.decisions, purpose: given}
        self._session.update(decisions=decisions, view=session.view and session.view.after(decisions))
        self._notices.post(NoticeKind.CONSENT_STORED)
        self.changed.emit(decisions)
