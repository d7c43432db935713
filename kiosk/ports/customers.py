"""Customers' views kept on this device, and the central API for their own records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.domain.customer import CustomerView, Token
from kiosk.domain.my_data import LookUps


class LookUpRecords(Protocol):
    """The central API for a verified customer's own records; errors as of CentralApi."""

    async def look_ups(self, session_key: str, reference: str) -> LookUps:
        """Who of the staff looked at their data."""


@dataclass(frozen=True, slots=True)
class KeptView:
    """A customer's view as it was at `fetched_at`."""

    view: CustomerView = field(repr=False)
    fetched_at: datetime


class CustomerCache(Protocol):
    """Views of customers who agreed to it, encrypted, each until its time; what is forgotten cannot be restored."""

    async def keep(self, token: Token, view: CustomerView, fetched_at: datetime, until: datetime) -> bool:
        """Keep a view, found again by the token only; replaces what was kept. False while this is refused."""

    async def find(self, token: Token, now: datetime) -> KeptView | None:
        """The view kept for a token. One past its time, or fetched after `now`, is erased instead."""

    async def forget(self, token: Token, reference: str = "", *, refuse_until: datetime | None = None) -> None:
        """Erase what is kept of this token's customer, whatever tokens it was kept under; gone when this returns.

        `reference` names the customer as well. Nothing of them is kept before `refuse_until`; without one, an earlier
        refusal is over.
        """

    async def forget_expired(self, now: datetime) -> int:
        """Erase what is past its time; gives how many there were."""
