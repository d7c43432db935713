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
class DeliveryCharge:
    """What sending costs; VAT at `vat_rate` (basis points) is contained in it."""

    amount: Money
    vat_rate: int


@dataclass(frozen=True, slots=True)
class DeliveryTerms:
    """What the chain sends home: purchases from `minimum` on, in so many working days.

    It costs the `charge`, unless there is none or the goods come to `free_from`.
    """

    minimum: Money
    days_from: int
    days_to: int
    charge: DeliveryCharge | None = None
    free_from: Money | None = None

    def charge_for(self, goods: Money) -> DeliveryCharge | None:
        """What sending goods costs for which so much is paid; None: nothing."""
        if self.charge is None or (self.free_from is not None and goods.amount >= self.free_from.amount):
            return None
        return self.charge
