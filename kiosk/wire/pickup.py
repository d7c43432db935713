"""Orders to collect, on the wire."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.domain.fulfilment import DeliveryCharge, DeliveryTerms
from kiosk.domain.pickup import OrderLine, Pickup, PickupState
from kiosk.ports import ShopStore, StoresReply
from kiosk.wire.base import Instant, Message, MoneyBody, Sku

PickupCodeText = Annotated[str, Field(min_length=4, max_length=32, pattern=r"^[0-9A-Z]+$")]


class OrderLineBody(Message):
    """How many pieces of a product were ordered."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=9999)]


class PickupBody(Message):
    """An order to collect in the store that was asked; whose it is, is not said.

    Only staff are told `send_to` (it is not collected but sent there: name and address, a line each), and what was
    `due` at the till when it was ordered.
    """

    id: Annotated[str, Field(max_length=64)]
    code: PickupCodeText
    state: PickupState
    place: Annotated[str, Field(max_length=64)] = ""
    ordered_at: Instant
    lines: Annotated[tuple[OrderLineBody, ...], Field(max_length=1000)]
    here_since: Instant | None = None
    send_to: Annotated[str, Field(max_length=400)] = ""
    due: MoneyBody | None = None

    def to_domain(self) -> Pickup:
        lines = tuple(OrderLine(line.sku, line.quantity) for line in self.lines)
        due = self.due.to_domain() if self.due is not None else None
        return Pickup(
            self.id, self.code, self.state, self.place, self.ordered_at, lines, self.here_since, self.send_to, due
        )


class StoreBody(Message):
    """A store of the chain."""

    id: Annotated[str, Field(max_length=40)]
    name: Annotated[str, Field(max_length=100)]


class DeliveryBody(Message):
    """Purchases from `minimum` on are sent home in so many working days.

    It costs `charge`, VAT at `vat_rate` (basis points) contained, and nothing from `free_from` on; null: nothing ever.
    """

    minimum: MoneyBody
    days_from: Annotated[int, Field(ge=0, le=99)]
    days_to: Annotated[int, Field(ge=0, le=99)]
    charge: MoneyBody | None = None
    vat_rate: Annotated[int, Field(ge=0, le=10_000)] = 0
    free_from: MoneyBody | None = None

    @model_validator(mode="after")
    def _one_currency(self) -> Self:
        if any(one and one.currency != self.minimum.currency for one in (self.charge, self.free_from)):
            raise ValueError("`minimum`, `charge` and `free_from` are amounts of one currency")
        if self.charge is not None and self.charge.amount < 0:
            raise ValueError("`charge` is not below nothing")
        return self

    def to_domain(self) -> DeliveryTerms:
        costs = self.charge is not None and self.charge.amount > 0
        charge = DeliveryCharge(self.charge.to_domain(), self.vat_rate) if self.charge is not None and costs else None
        free = self.free_from.to_domain() if self.free_from is not None else None
        return DeliveryTerms(self.minimum.to_domain(), self.days_from, self.days_to, charge, free)


class StoresBody(Message):
    """Where an order can be collected, and what is sent home; null: nothing is."""

    stores: Annotated[tuple[StoreBody, ...], Field(max_length=10_000)]
    delivery: DeliveryBody | None = None

    def to_domain(self) -> StoresReply:
        stores = tuple(ShopStore(one.id, one.name) for one in self.stores)
        return StoresReply(stores, self.delivery.to_domain() if self.delivery is not None else None)


class PickupsBody(Message):
    """Orders to collect: those whose buyers are here first, then those that wait longest."""

    pickups: Annotated[tuple[PickupBody, ...], Field(max_length=200)]
