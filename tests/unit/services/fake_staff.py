"""Staff passes in memory, honest to the port's contract but for its time: the lock never ends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.domain.customer import StaffMember, StaffSecret
from kiosk.errors import StoreFault
from kiosk.ports import Admission


@dataclass
class MemoryStaff:
    """`fault` is raised by every call."""

    passes: dict[StaffSecret, tuple[StaffMember, datetime]] = field(default_factory=dict)
    wrong: int = 0
    fault: StoreFault | None = None

    async def keep(self, secret: StaffSecret, member: StaffMember, now: datetime, until: datetime) -> None:
        self._called()
        assert now < until
        self.passes[secret] = replace(member, session_key=""), until
        self.wrong = 0

    async def admit(self, secret: StaffSecret, now: datetime) -> Admission:
        self._called()
        if self.wrong >= 5:
            return Admission(locked=True)
        member, until = self.passes.get(secret, (None, now))
        known = member is not None and now < until
        self.wrong = 0 if known else self.wrong + 1
        return Admission(member if known else None, locked=self.wrong >= 5)

    async def forget(self, secret: StaffSecret) -> None:
        self._called()
        self.passes.pop(secret, None)

    async def forget_expired(self, now: datetime) -> int:
        self._called()
        over = [secret for secret, (_member, until) in self.passes.items() if until <= now]
        for secret in over:
            del self.passes[secret]
        return len(over)

    async def clear(self) -> None:
        self._called()
        self.passes.clear()

    def _called(self) -> None:
        if self.fault is not None:
            raise self.fault
