"""Letting staff in without a network: by what this device keeps of those it let in before."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from kiosk.domain.customer import StaffMember, StaffSecret
from kiosk.domain.operation import Lane, Operation, OperationKind
from kiosk.errors import StoreFault
from kiosk.ports import Admission, Clock, Ids, Ledger, StaffPasses
from kiosk.services import payloads
from kiosk.services.timekeeping import ServerTime

_log = logging.getLogger(__name__)

_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


class OfflineUnlock:
    """Remembers whom the central service let in, and lets them in while it is not there; it hears of that later.

    `keep_for`: how long after they were let in; None remembers nobody. `stored` is called when there is something to
    send. A fault of the disk lets nobody in, with one exception: who was recognised may enter even when the ledger
    is full and cannot record it, for then they are needed.
    """

    def __init__(
        self,
        passes: StaffPasses,
        ledger: Ledger,
        *,
        clock: Clock,
        time: ServerTime,
        ids: Ids,
        store: str,
        keep_for: timedelta | None,
        stored: Callable[[], None],
    ) -> None:
        self._passes = passes
        self._ledger = ledger
        self._clock = clock
        self._time = time
        self._ids = ids
        self._store = store
        self._keep_for = keep_for
        self._stored = stored

    async def remember(self, secret: StaffSecret, member: StaffMember) -> None:
        """The central service let them in."""
        if self._keep_for is not None:
            now = self._time.now()
            await self._settled(self._passes.keep(secret, member, now, now + self._keep_for))

    async def admit(self, secret: StaffSecret) -> Admission:
        """The central service cannot be asked: whom this device knows by this secret, which is recorded."""
        if self._keep_for is None:
            return Admission()
        try:
            admission = await self._passes.admit(secret, self._time.now())
        except StoreFault as fault:
            _log.warning("nobody can unlock without a network: %s", fault)
            return Admission()
        if admission.member is not None:
            await self._settled(self._record(admission.member, secret))
        return admission

    async def refused(self, secret: StaffSecret) -> None:
        """The central service knows this secret no longer."""
        await self._settled(self._passes.forget(secret))

    async def clear(self) -> None:
        """The central service refuses this device: nobody gets in without it."""
        await self._settled(self._passes.clear())

    async def tidy(self) -> None:
        """Erase what is past its time; without a time, everything."""
        now = _END_OF_TIME if self._keep_for is None else self._time.now()
        await self._settled(self._passes.forget_expired(now))

    async def _record(self, member: StaffMember, secret: StaffSecret) -> None:
        now = self._clock.now()
        payload = payloads.staff_unlock(member.reference, secret.by, at=now, store=self._store)
        operation = Operation(
            id=self._ids.new(),
            kind=OperationKind.STAFF_UNLOCK,
            lane=Lane.CUSTOMER,  # a tracking event would expire
            subject=f"staff:{member.reference}",
            created_at=now,
            payload=payload,
            clock_offset=self._time.offset(),
        )
        await self._ledger.record_operation(operation)
        self._stored()

    async def _settled(self, work: Awaitable[object]) -> None:
        try:
            await work
        except StoreFault as fault:
            _log.warning("who may unlock, or did, without a network could not be stored: %s", fault)
