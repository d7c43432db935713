"""Staff who unlocked here before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.domain.customer import StaffMember, StaffSecret


@dataclass(frozen=True, slots=True)
class Admission:
    """Whom this device recognised by itself; `locked`: nobody is let in at the moment, after too many wrong tries."""

    member: StaffMember | None = None
    locked: bool = False


class StaffPasses(Protocol):
    """Who unlocked here while the network was there, encrypted: so that they can without it, each until a time."""

    async def keep(self, secret: StaffSecret, member: StaffMember, now: datetime, until: datetime) -> None:
        """The central service let them in: replaces what was kept of them; wrong tries before it no longer count."""

    async def admit(self, secret: StaffSecret, now: datetime) -> Admission:
        """Whose secret it is. A try is counted durably before it is checked, whatever becomes of this process."""

    async def forget(self, secret: StaffSecret) -> None:
        """The central service refused this secret: erase what is kept under it."""

    async def forget_expired(self, now: datetime) -> int:
        """Erase what is past its time; gives how many there were."""

    async def clear(self) -> None:
        """Erase everything; wrong tries are not forgotten."""
