"""Click and collect: an order from elsewhere that is fetched in the shop."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.money import Money


@dataclass(frozen=True, slots=True)
class OrderLine:
    """How many pieces of a product were ordered."""

    sku: str
    quantity: int


class PickupState(StrEnum):
    """packing → ready → handed_over."""

    PACKING = "packing"
    READY = "ready"
    HANDED_OVER = "handed_over"


_LETTERS = "23456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def code_of(sale_id: str) -> str:
    """The pick-up code of a purchase made at a kiosk: the same on the device and at the central service."""
    number = int.from_bytes(hashlib.sha256(sale_id.encode()).digest()[:8])
    return "PK" + "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(5))


@dataclass(frozen=True, slots=True)
class Pickup:
    """An order to collect: `code` fetches it, `place` is where it waits, `here_since` when its buyer said they came.

    For staff only: `send_to`, the name and address it is sent to instead; `due`, what was to be paid at the till when
    it was ordered.
    """

    id: str
    code: str = field(repr=False)
    state: PickupState
    place: str
    ordered_at: datetime
    lines: tuple[OrderLine, ...]
    here_since: datetime | None = None
    send_to: str = field(default="", repr=False)
    due: Money | None = None
