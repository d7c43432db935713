"""The central API: what every kiosk needs of the retailer's back end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from kiosk.domain.bag import PackedOrder
from kiosk.domain.catalog import StockLevel
from kiosk.domain.customer import Customer, CustomerMatch, CustomerView, StaffMember, Token
from kiosk.domain.operation import ChainHead, OperationResult, OutboxEntry
from kiosk.ports.catalog import CatalogChanges


@dataclass(frozen=True, slots=True)
class Health:
    """The service's own word that it is there."""

    server_time: datetime
    contract: str


@dataclass(frozen=True, slots=True)
class Identified:
    """Whom a token belongs to: a customer, or a member of staff; `session_key` opens their data for minutes."""

    session_key: str = field(repr=False)
    customer: Customer | None = None
    staff: StaffMember | None = None


@dataclass(frozen=True, slots=True)
class BatchReply:
    """What the central service says of a batch, and of all it knows of this device.

    `high_water` is the highest sequence it ever saw of the device, `applied` how many of its entries it holds.
    """

    results: tuple[OperationResult, ...]
    high_water: int
    applied: int


class CentralApi(Protocol):
    """The retailer's back end. Every call has a total deadline; errors are those of CentralFault."""

    async def health(self) -> Health:
        """Whether it is there."""

    async def catalog_changes(self, cursor: str, limit: int) -> CatalogChanges:
        """The next chunk of the delta feed."""

    async def picture(self, name: str, tag: str = "") -> bytes | None:
        """A picture's bytes; None when `tag`, the entity tag of the one that is here, is still its own."""

    async def stock(self, sku: str) -> tuple[StockLevel, ...]:
        """Stock here (first), in other stores and online."""

    async def identify(self, token: Token) -> Identified:
        """Whom a token belongs to; CentralRefused "unknown-token" or "blocked-token"."""

    async def customer_view(self, session_key: str, reference: str) -> CustomerView:
        """Everything a screen needs of this customer, in one round trip."""

    async def send_operations(self, entries: Sequence[OutboxEntry], head: ChainHead) -> BatchReply:
        """Deliver outbox entries; only ids named in the answer are answered."""

    async def missing_operations(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Which of these operations (at most 1000) the central service does not hold."""

    async def staff_session(self, pin: str) -> StaffMember:
        """Unlock by PIN; CentralRefused "wrong-pin" or "too-many-attempts"."""

    async def staff_customers(self, session_key: str, query: str) -> tuple[CustomerMatch, ...]:
        """Customers whose name or number matches; every look-up is audited by the service."""

    async def issue_card(self, session_key: str, reference: str, *, prefix: str, key: str) -> str:
        """What shall be written on a new card of a customer's, beginning with `prefix`; the same for the same `key`."""

    async def staff_customer_view(self, session_key: str, reference: str) -> CustomerView:
        """A customer's view for staff; audited."""

    async def staff_order(self, session_key: str, code: str) -> PackedOrder:
        """An order's lines by its number or id, for packing; CentralRefused "unknown-order"; audited."""
