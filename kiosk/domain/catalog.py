"""Products as the shop sells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
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
class PricePeriod:
    """What a product is planned to cost from `valid_from` until just before `valid_until` (None: with no end).

    `regular_price` and `lowest_30_day_price` are those to be shown beside this price. Moments are aware.
    """

    valid_from: datetime
    price: Money
    valid_until: datetime | None = None
    regular_price: Money | None = None
    lowest_30_day_price: Money | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether the price holds at a moment."""
        return self.valid_from <= moment and (self.valid_until is None or moment < self.valid_until)


@dataclass(frozen=True, slots=True)
class Product:
    """One article. `gtins` are 14 digits; texts are keyed by language ("de", "en").

    `price`, `regular_price` and `lowest_30_day_price` hold whenever none of the planned `prices` does.
    """

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
    prices: tuple[PricePeriod, ...] = ()

    def at(self, moment: datetime) -> Product:
        """The product with the prices of a moment, and no plan: what is shown, put into a basket and sold.

        Of several periods that hold, the one that began last counts; of those, the last named.
        """
        if not self.prices:
            return self
        holding = [period for period in self.prices if period.covers(moment)]
        if not holding:
            return replace(self, prices=())
        started = max(period.valid_from for period in holding)
        period = [one for one in holding if one.valid_from == started][-1]
        return replace(
            self,
            price=period.price,
            regular_price=period.regular_price,
            lowest_30_day_price=period.lowest_30_day_price,
            prices=(),
        )

    @property
    def price_changes(self) -> frozenset[datetime]:
        """The moments at which another price may begin to hold."""
        ends = {period.valid_until for period in self.prices if period.valid_until is not None}
        return frozenset(ends | {period.valid_from for period in self.prices})

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
