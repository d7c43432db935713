"""How a purchase gets to its buyer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.money import Money


class Way(StrEnum):
    """Taken along now, fetched later in a store of choice, or sent home."""

    TAKE_NOW = "take_now"
    COLLECT = "collect"
    DELIVER = "deliver"


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What was chosen: `store` and its name are where it is collected, `address` (masked) is where it is sent."""

    way: Way = Way.TAKE_NOW
    store: str = ""
    store_name: str = ""
    address: str = field(default="", repr=False)


TAKE_NOW = Fulfilment()


@dataclass(frozen=True, slots=True)
class DeliveryTerms:
    """What the chain sends home: purchases from `minimum` on, free of charge, in so many working days."""

    minimum: Money
    days_from: int
    days_to: int
