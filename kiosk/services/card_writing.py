"""Staff write a customer's card: the central service issues what is on it, the reader writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeVar

from kiosk.errors import CentralFault, CentralRefused, DeviceFault
from kiosk.ports import CardEvent, CardLifted, CardRead, CardReader, CardWrite, CentralApi, Ids
from kiosk.services.listeners import Listeners
from kiosk.services.session import SessionService
from kiosk.services.staff import StaffDesk, StaffService

T = TypeVar("T")


class CardStage(StrEnum):
    """How far a card is."""

    CLOSED = "closed"
    ASKING = "asking"  # the central service
    HOLD = "hold"  # a card must be put on the reader
    WRITING = "writing"
    WRITTEN = "written"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CardDesk:
    """What the screen shows. `problem`: a `CardWrite`, a problem of the central service's, "no-network", "no-reader".

    After `foreign` the card may be written over by `replace`; after anything else another card, or the same, put on.
    """

    stage: CardStage = CardStage.CLOSED
    lock: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Job:
    """One card to be written: `key` is its idempotency key, `text` what the central service issued."""

    reference: str
    key: str
    text: str = field(default="", repr=False)


class DeviceCalls(Protocol):
    """Work on a device's own thread."""

    async def call(self, name: str, work: Callable[[], T]) -> T:
        """As `DeviceSupervisor.call`."""


class CardWritingService:
    """For the customer on the staff desk, one card at a time; `changed` fires with every new desk.

    What was issued is written until it is on a card: a card that was moved away can be held on again. Cards that are
    put on meanwhile are nobody's. Ends when the customer is put away, with the session, or by `close`.
    """

    def __init__(
        self,
        api: CentralApi,
        session: SessionService,
        staff: StaffService,
        devices: DeviceCalls,
        ids: Ids,
        *,
        reader: CardReader | None,
        prefix: str,
    ) -> None:
        self._api = api
        self._session = session
        self._staff = staff
        self._devices = devices
        self._ids = ids
        self._reader = reader
        self._prefix = prefix
        self._desk = CardDesk()
        self._job: _Job | None = None
        self.changed: Listeners[CardDesk] = Listeners()
        staff.changed.subscribe(self._follow)

    @property
    def desk(self) -> CardDesk:
        """What the screen shows now."""
        return self._desk

    @property
    def offered(self) -> bool:
        """Whether this kiosk has a reader."""
        return self._reader is not None

    @property
    def issued(self) -> bool:
        """Whether the central service has issued what is to be written."""
        return self._job is not None and bool(self._job.text)

    async def begin(self, *, lock: bool = False) -> None:
        """Have a card issued for the customer on the desk, then wait for one to be put on."""
        customer, member = self._staff.desk.customer, self._session.current.staff
        if customer is None or member is None or self._desk.stage in {CardStage.ASKING, CardStage.WRITING}:
            return
        self._session.touch()
        reference = customer.customer.reference
        job = self._job
        if job is None or job.reference != reference:
            job = self._job = _Job(reference, self._ids.new())
        if not job.text:
            self._set(CardStage.ASKING, lock=lock)
            try:
                text = await self._api.issue_card(member.session_key, reference, prefix=self._prefix, key=job.key)
            except CentralFault as fault:
                if self._job is job:
                    problem = fault.problem if isinstance(fault, CentralRefused) else "no-network"
                    self._set(CardStage.FAILED, lock=lock, problem=problem)
                return
            if self._job is not job:
                return
            self._job = _Job(reference, job.key, text)
        self._set(CardStage.HOLD, lock=lock)
        await self._write(quietly=True)

    async def again(self, *, replace: bool = False) -> None:
        """Try the card that lies there once more; `replace` writes over what is on it."""
        if self._job is not None and self._job.text and self._desk.stage is CardStage.FAILED:
            await self._write(replace=replace)

    def lock(self, *, wanted: bool) -> None:
        """Whether the next card shall be locked for good."""
        if self._desk.stage is not CardStage.WRITING:
            self._session.touch()
            self._set(self._desk.stage, lock=wanted, problem=self._desk.problem)

    def close(self) -> None:
        """Write no card (any more)."""
        self._job = None
        self._set(CardStage.CLOSED)

    async def event(self, event: CardEvent) -> bool:
        """Something happened on the reader: whether it was meant for this."""
        if self._desk.stage is CardStage.CLOSED:
            return False
        if isinstance(event, CardLifted):
            if self._desk.stage is CardStage.FAILED and self._job is not None and self._job.text:
                self._set(CardStage.HOLD, lock=self._desk.lock, problem=self._desk.problem)
            return True
        self._session.touch()
        if self._desk.stage not in {CardStage.HOLD, CardStage.FAILED} or self._job is None or not self._job.text:
            return True
        if isinstance(event, CardRead):
            await self._write()
        else:
            self._set(CardStage.FAILED, lock=self._desk.lock, problem=CardWrite.SEVERAL.value)
        return True

    async def _write(self, *, replace: bool = False, quietly: bool = False) -> None:
        """`quietly`: no card there is no failure."""
        job, reader, lock = self._job, self._reader, self._desk.lock
        if job is None or reader is None:
            self._set(CardStage.FAILED, lock=lock, problem="no-reader")
            return
        self._set(CardStage.WRITING, lock=lock)
        try:
            done = await self._devices.call(reader.name, lambda: reader.write(job.text, lock=lock, replace=replace))
        except DeviceFault:
            done = None
        if self._job is not job:
            return
        if done is CardWrite.WRITTEN:
            self._job = None
            self._set(CardStage.WRITTEN, lock=lock)
        elif done is CardWrite.NO_CARD and quietly:
            self._set(CardStage.HOLD, lock=lock)
        else:
            self._set(CardStage.FAILED, lock=lock, problem="no-reader" if done is None else done.value)

    def _follow(self, desk: StaffDesk) -> None:
        shown = desk.customer.customer.reference if desk.customer else ""
        if (
            self._desk.stage is not CardStage.CLOSED
            and (self._job is None or self._job.reference != shown)
            and not (shown and self._desk.stage is CardStage.WRITTEN)
        ):
            self.close()

    def _set(self, stage: CardStage, *, lock: bool = False, problem: str = "") -> None:
        self._desk = CardDesk(stage, lock, problem)
        self.changed.emit(self._desk)
