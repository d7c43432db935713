"""The central API for orders that are collected or sent home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.domain.fulfilment import DeliveryTerms
from kiosk.domain.pickup import Pickup


@dataclass(frozen=True, slots=True)
class ShopStore:
    """A store of the chain."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StoresReply:
    """The chain's stores, and its terms of delivery; None when nothing is sent home."""

    stores: tuple[ShopStore, ...]
    delivery: DeliveryTerms | None = None


class Pickups(Protocol):
    """The central API for orders to collect in this store; errors as of CentralApi."""

    async def pickup(self, code: str) -> Pickup:
        """What a pick-up code fetches; CentralRefused "unknown-pickup"."""

    async def pickup_arrived(self, pickup_id: str, *, key: str) -> Pickup:
        """Its buyer is here, which staff see first; the same for the same `key`. CentralRefused "handed-over"."""

    async def staff_pickups(self, session_key: str) -> tuple[Pickup, ...]:
        """What is still to be collected here, those whose buyers are here first; audited."""

    async def stores(self) -> StoresReply:
        """Where an order can be collected, in the chain's order, and what is sent home."""

    async def pickup_ready(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        """Staff have packed it; audited, and no matter how often."""

    async def hand_over(self, session_key: str, pickup_id: str, *, key: str) -> Pickup:
        """Staff have handed it over; audited, and no matter how often. CentralRefused "not-ready"."""
