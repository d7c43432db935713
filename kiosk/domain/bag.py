"""An order and the bag it is packed in: what is there, what is missing, what is too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.pickup import OrderLine, Pickup


@dataclass(frozen=True, slots=True)
class PackedOrder:
    """An order as staff pack it, or one to collect (`pickup`); nothing of it says whose it is."""

    number: str
    placed_at: datetime
    lines: tuple[OrderLine, ...]
    pickup: Pickup | None = None


@dataclass(frozen=True, slots=True)
class BagLine:
    """A product: pieces `wanted` by the order and `found` in the bag."""

    sku: str
    wanted: int
    found: int

    @property
    def missing(self) -> int:
        """Pieces still to be put in."""
        return max(0, self.wanted - self.found)

    @property
    def surplus(self) -> int:
        """Pieces to be taken out."""
        return max(0, self.found - self.wanted)

    @property
    def right(self) -> bool:
        """Whether the bag holds what was ordered."""
        return self.wanted == self.found


@dataclass(frozen=True, slots=True)
class BagCheck:
    """The lines in the order's order, then what nobody ordered; `strangers` are tags of products we do not sell."""

    lines: tuple[BagLine, ...]
    strangers: int = 0

    @property
    def missing(self) -> int:
        """Pieces missing in all."""
        return sum(line.missing for line in self.lines)

    @property
    def surplus(self) -> int:
        """Pieces too many in all, strangers among them."""
        return sum(line.surplus for line in self.lines) + self.strangers

    @property
    def complete(self) -> bool:
        """Whether the bag is the order, no more and no less."""
        return not self.missing and not self.surplus


def check(ordered: Iterable[OrderLine], found: Mapping[str, int], strangers: int = 0) -> BagCheck:
    """Compare an order with what was found, by SKU; an order may name a product in more than one line."""
    wanted: Counter[str] = Counter()
    for line in ordered:
        wanted[line.sku] += line.quantity
    skus = dict.fromkeys([*wanted, *sorted(sku for sku, count in found.items() if count > 0)])
    return BagCheck(tuple(BagLine(sku, wanted[sku], max(0, found.get(sku, 0))) for sku in skus), strangers)
