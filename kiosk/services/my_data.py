"""What verified customers ask of their data: a copy, their erasure, and who of the staff looked at it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.customer import Assurance
from kiosk.domain.my_data import DataWish, LookUps
from kiosk.domain.operation import EntryState, Lane, Operation, OperationKind
from kiosk.domain.session import EndReason
from kiosk.errors import CentralDenied, CentralFault, CentralUnavailable
from kiosk.ports import Clock, Ids, Ledger, LookUpRecords, Outbox
from kiosk.services import payloads
from kiosk.services.background import Background
from kiosk.services.connectivity import Connectivity
from kiosk.services.drain import OutboxDrain
from kiosk.services.listeners import Listeners
from kiosk.services.remembering import RememberingService
from kiosk.services.session import SessionService
from kiosk.services.timekeeping import ServerTime


def new_code() -> str:
    """128 bits of chance that nobody but the screen tells: who has them sees the answer."""
    return secrets.token_urlsafe(16)


class Standing(StrEnum):
    """Where a request is."""

    NONE = "none"
    STORED = "stored"
    ARRIVED = "arrived"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Asked:
    """The request of this session; `link` opens its answer on a phone."""

    standing: Standing = Standing.NONE
    wish: DataWish | None = None
    link: str = field(default="", repr=False)


class MyDataService:
    """Requests go through the outbox, so that a network that is gone meanwhile does not matter: once, and surely.

    What proves to the central service that they were verified is the session they were verified in. `changed` fires
    with every change of `asked` or `look_ups`.
    """

    def __init__(
        self,
        api: LookUpRecords,
        *,
        ledger: Ledger,
        outbox: Outbox,
        drain: OutboxDrain,
        session: SessionService,
        remembering: RememberingService,
        connectivity: Connectivity,
        background: Background,
        clock: Clock,
        time: ServerTime,
        ids: Ids,
        store: str,
        link: str,
        stored: Callable[[], None],
        code: Callable[[], str] = new_code,
    ) -> None:
        self._api = api
        self._ledger = ledger
        self._outbox = outbox
        self._session = session
        self._remembering = remembering
        self._connectivity = connectivity
        self._background = background
        self._clock = clock
        self._time = time
        self._ids = ids
        self._store = store
        self._link = link
        self._stored = stored
        self._code = code
        self._asked = Asked()
        self._seq = 0
        self._look_ups: LookUps | None = None
        self.changed: Listeners[None] = Listeners()
        session.ended.subscribe(self._forget)
        drain.changed.subscribe(lambda _counts: self._follow())

    @property
    def asked(self) -> Asked:
        """What this session asked for last."""
        return self._asked

    @property
    def look_ups(self) -> LookUps | None:
        """Staff's looks at the person who is here; None while they are not known."""
        return self._look_ups

    @property
    def may_ask(self) -> bool:
        """Whether who is here proved who they are."""
        identity = self._session.current.identity
        return identity is not None and identity.level >= Assurance.VERIFIED and identity.session_key != ""

    async def ask(self, wish: DataWish) -> bool:
        """Store a request durably; whether somebody was here who may. StoreFault when it could not be stored.

        Who wants to be erased is forgotten by this device first, and the session is nobody's from then on.
        """
        session = self._session.current
        identity = session.identity
        if identity is None or not self.may_ask:
            return False
        self._session.touch()
        now, code = self._clock.now(), self._code()
        payload = payloads.data_request(identity, wish, code=code, at=now, language=session.language, store=self._store)
        lane = Lane.WITHDRAWAL if wish is DataWish.ERASURE else Lane.CUSTOMER
        subject = payloads.subject(identity, wish.value)
        operation = Operation(
            self._ids.new(), OperationKind.DATA_REQUEST, lane, subject, now, payload, self._time.offset()
        )
        try:
            if wish is DataWish.ERASURE:
                await self._remembering.withdraw()
        finally:  # what could not be erased here is asked for all the same
            entry = await self._ledger.record_operation(operation)
        if self._session.current.id == session.id:
            self._seq = entry.seq
            self._set(Asked(Standing.STORED, wish, self._link + code))
            if wish is DataWish.ERASURE:
                self._look_ups = None
                self._session.update(identity=None, view=None, decisions={}, wishes={})
        self._stored()
        return True

    async def look(self) -> None:
        """Fetch who looked at the person who is here; without an answer what was known stays."""
        session = self._session.current
        identity = session.identity
        if identity is None or not self.may_ask:
            return
        try:
            found = await self._api.look_ups(identity.session_key, identity.reference)
        except CentralFault as fault:
            if isinstance(fault, CentralUnavailable | CentralDenied):
                self._connectivity.failed(fault)
            return
        if self._session.current.id == session.id and self._session.current.identity is not None:
            self._look_ups = found
            self.changed.emit(None)

    def _follow(self) -> None:
        if self._asked.standing is Standing.STORED:
            self._background.start(self._look_after(self._seq), "follow-data-request")

    async def _look_after(self, seq: int) -> None:
        entries = await self._outbox.entries(limit=1, after_seq=seq - 1)
        if seq != self._seq or not entries:
            return
        match entries[0].state:
            case EntryState.ACKNOWLEDGED:
                self._stands(Standing.ARRIVED)
            case EntryState.PARKED:
                self._stands(Standing.REFUSED)
            case _:
                pass

    def _stands(self, standing: Standing) -> None:
        self._set(Asked(standing, self._asked.wish, self._asked.link))

    def _forget(self, _reason: EndReason) -> None:
        self._seq, self._look_ups = 0, None
        self._set(Asked())

    def _set(self, asked: Asked) -> None:
        if asked != self._asked:
            self._asked = asked
            self.changed.emit(None)
