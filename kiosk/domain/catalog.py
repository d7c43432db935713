"""Products as the shop sells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.money import Money, half_up


class SoldBy(StrEnum):
    """How a product is measured at the till."""

    PIECE = "piece"
    WEIGHT = "weight"  # the price is per kilogram


class SaleState(StrEnum):
    """Whether a product may be sold."""

    ACTIVE = "active"
    RECALLED = "recalled"
    DISCONTINUED = "discontinued"


@dataclass(frozen=True, slots=True)
class NetContent:
    """What a package holds: `value` in `unit` "g", "ml" or "pc"."""

    value: int
    unit: str


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """The price per base unit: "kg", "l" or "pc"."""

    price: Money
    per: str


@dataclass(frozen=True, slots=True)
class Product:
    """One article. `gtins` are 14 digits; texts are keyed by language ("de", "en")."""

    sku: str
    gtins: tuple[str, ...]
    names: Mapping[str, str]
    price: Money
    vat_rate: int
    brand: str = ""
    category: str = ""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    picture: str = ""
    sold_by: SoldBy = SoldBy.PIECE
    net_content: NetContent | None = None
    deposit: Money | None = None
    regular_price: Money | None = None
    lowest_30_day_price: Money | None = None
    age_limit: int | None = None
    state: SaleState = SaleState.ACTIVE
    popularity: int = 0
    stock: int | None = None
    goes_well_with: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """The name in a language, else in any language there is."""
        return localised(self.names, language) or self.sku

    def description(self, language: str) -> str:
        """The description in a language, else in any; "" when there is none."""
        return localised(self.descriptions, language)

    def place(self, language: str) -> str:
        """Where it stands in this shop; "" when unknown."""
        return localised(self.places, language)

    @property
    def reduced(self) -> bool:
        """Whether the price is below the regular one."""
        return self.regular_price is not None and self.price < self.regular_price

    @property
    def unit_price(self) -> UnitPrice | None:
        """Price per kilogram, litre or piece without deposit (Directive 98/6/EC), None when it says nothing."""
        if self.sold_by is SoldBy.WEIGHT:
            return UnitPrice(self.price, "kg")
        if self.net_content is None or self.net_content.value <= 0:
            return None
        scale, per = {"g": (1000, "kg"), "ml": (1000, "l"), "pc": (1, "pc")}.get(self.net_content.unit, (0, ""))
        if not scale or (per == "pc" and self.net_content.value == 1):
            return None
        return UnitPrice(Money(half_up(self.price.amount * scale, self.net_content.value), self.price.currency), per)


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf of the catalogue, named per language."""

    key: str
    names: Mapping[str, str]
    picture: str = ""
    count: int = 0

    def name(self, language: str) -> str:
        """The name in a language, else in any."""
        return localised(self.names, language) or self.key


@dataclass(frozen=True, slots=True)
class StockLevel:
    """How many there are at a location ("online" or a store's id) as the central service knew it."""

    location: str
    name: str
    quantity: int


def localised(texts: Mapping[str, str], language: str) -> str:
    """The text in `language`, else English, else the first there is, else ""."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
