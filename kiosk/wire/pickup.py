"""Orders to collect, on the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kiosk.domain.pickup import OrderLine, Pickup, PickupState
from kiosk.wire.base import Instant, Message, Sku

PickupCodeText = Annotated[str, Field(min_length=4, max_length=32, pattern=r"^[0-9A-Z]+$")]


class OrderLineBody(Message):
    """How many pieces of a product were ordered."""

    sku: Sku
    quantity: Annotated[int, Field(ge=1, le=9999)]


class PickupBody(Message):
    """An order to collect in the store that was asked; whose it is, is not said."""

    id: Annotated[str, Field(max_length=64)]
    code: PickupCodeText
    state: PickupState
    place: Annotated[str, Field(max_length=64)] = ""
    ordered_at: Instant
    lines: Annotated[tuple[OrderLineBody, ...], Field(max_length=1000)]
    here_since: Instant | None = None

    def to_domain(self) -> Pickup:
        lines = tuple(OrderLine(line.sku, line.quantity) for line in self.lines)
        return Pickup(self.id, self.code, self.state, self.place, self.ordered_at, lines, self.here_since)


class StoreBody(Message):
    """A store of the chain."""

    id: Annotated[str, Field(max_length=40)]
    name: Annotated[str, Field(max_length=100)]


class StoresBody(Message):
    """Where an order can be collected."""

    stores: Annotated[tuple[StoreBody, ...], Field(max_length=10_000)]


class PickupsBody(Message):
    """Orders to collect: those whose buyers are here first, then those that wait longest."""

    pickups: Annotated[tuple[PickupBody, ...], Field(max_length=200)]
