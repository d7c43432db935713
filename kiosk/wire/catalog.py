"""Products, categories and stock on the wire."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.domain.catalog import Category, NetContent, PricePeriod, Product, SaleState, SoldBy, StockLevel
from kiosk.domain.finder import AttributeWords
from kiosk.domain.money import Money
from kiosk.ports import CatalogChanges
from kiosk.wire.base import Instant, Message, MoneyBody, Sku, Texts
from kiosk.wire.offers import OfferBody


class NetContentBody(Message):
    """What a package holds; `unit` is "g", "ml" or "pc"."""

    value: Annotated[int, Field(ge=0)]
    unit: Annotated[str, Field(max_length=8)]


class PricePeriodBody(Message):
    """A planned price, from `valid_from` until just before `valid_until` (null: with no end)."""

    valid_from: Instant
    valid_until: Instant | None = None
    price: MoneyBody
    regular_price: MoneyBody | None = None
    lowest_30_day_price: MoneyBody | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_until is not None and self.valid_until <= self.valid_from:
            raise ValueError("a price must end after it begins")
        return self

    def to_domain(self) -> PricePeriod:
        return PricePeriod(
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            price=self.price.to_domain(),
            regular_price=_money(self.regular_price),
            lowest_30_day_price=_money(self.lowest_30_day_price),
        )

    @classmethod
    def of(cls, period: PricePeriod) -> PricePeriodBody:
        return cls(
            valid_from=period.valid_from,
            valid_until=period.valid_until,
            price=MoneyBody.of(period.price),
            regular_price=MoneyBody.maybe(period.regular_price),
            lowest_30_day_price=MoneyBody.maybe(period.lowest_30_day_price),
        )


class ProductBody(Message):
    """One article, as the asking device's store sells it. `vat_rate` in basis points.

    The prices beside `sku` hold whenever none of the planned `prices` does. Of several that hold at a moment, the one
    that began last counts; of those, the last named.
    """

    sku: Sku
    gtins: tuple[Annotated[str, Field(pattern=r"^\d{14}$")], ...] = ()
    names: Texts
    price: MoneyBody
    vat_rate: Annotated[int, Field(ge=0, le=10_000)]
    brand: str = ""
    category: str = ""
    descriptions: Texts = Field(default_factory=dict)
    places: Texts = Field(default_factory=dict)
    picture: str = ""
    sold_by: SoldBy = SoldBy.PIECE
    net_content: NetContentBody | None = None
    deposit: MoneyBody | None = None
    regular_price: MoneyBody | None = None
    lowest_30_day_price: MoneyBody | None = None
    age_limit: Annotated[int, Field(ge=0, le=99)] | None = None
    state: SaleState = SaleState.ACTIVE
    popularity: int = 0
    stock: int | None = None
    goes_well_with: tuple[Sku, ...] = ()
    attributes: Texts = Field(default_factory=dict)
    prices: Annotated[tuple[PricePeriodBody, ...], Field(max_length=100)] = ()

    def to_domain(self) -> Product:
        content = self.net_content
        return Product(
            sku=self.sku,
            gtins=self.gtins,
            names=self.names,
            price=self.price.to_domain(),
            vat_rate=self.vat_rate,
            brand=self.brand,
            category=self.category,
            descriptions=self.descriptions,
            places=self.places,
            picture=self.picture,
            sold_by=self.sold_by,
            net_content=None if content is None else NetContent(content.value, content.unit),
            deposit=_money(self.deposit),
            regular_price=_money(self.regular_price),
            lowest_30_day_price=_money(self.lowest_30_day_price),
            age_limit=self.age_limit,
            state=self.state,
            popularity=self.popularity,
            stock=self.stock,
            goes_well_with=self.goes_well_with,
            attributes=self.attributes,
            prices=tuple(period.to_domain() for period in self.prices),
        )

    @classmethod
    def of(cls, product: Product) -> ProductBody:
        content = product.net_content
        return cls(
            sku=product.sku,
            gtins=product.gtins,
            names=dict(product.names),
            price=MoneyBody.of(product.price),
            vat_rate=product.vat_rate,
            brand=product.brand,
            category=product.category,
            descriptions=dict(product.descriptions),
            places=dict(product.places),
            picture=product.picture,
            sold_by=product.sold_by,
            net_content=None if content is None else NetContentBody(value=content.value, unit=content.unit),
            deposit=MoneyBody.maybe(product.deposit),
            regular_price=MoneyBody.maybe(product.regular_price),
            lowest_30_day_price=MoneyBody.maybe(product.lowest_30_day_price),
            age_limit=product.age_limit,
            state=product.state,
            popularity=product.popularity,
            stock=product.stock,
            goes_well_with=product.goes_well_with,
            attributes=dict(product.attributes),
            prices=tuple(PricePeriodBody.of(period) for period in product.prices),
        )


class CategoryBody(Message):
    """A shelf of the catalogue; `count` products are in it."""

    key: Annotated[str, Field(min_length=1, max_length=64)]
    names: Texts
    picture: str = ""
    count: int = 0

    def to_domain(self) -> Category:
        return Category(self.key, self.names, self.picture, self.count)


class AttributeWordsBody(Message):
    """What an attribute and its values are called."""

    names: Texts = Field(default_factory=dict)
    values: dict[str, Texts] = Field(default_factory=dict)

    def to_domain(self) -> AttributeWords:
        return AttributeWords(self.names, self.values)


class CatalogChangesBody(Message):
    """One chunk of the delta feed: all categories, some products, the SKUs that are gone.

    `reset`: this is the first chunk of the whole catalogue, and what a device holds beyond it no longer counts. It
    goes on showing the old one until it has the last chunk (`more` is false) of the new one. `offers`: all those for
    everybody, when one of them changed after the cursor that was asked for. So `attribute_words`.
    """

    products: tuple[ProductBody, ...]
    deleted: tuple[Sku, ...]
    categories: tuple[CategoryBody, ...]
    cursor: Annotated[str, Field(max_length=200)]
    more: bool
    total: Annotated[int, Field(ge=0)]
    reset: bool = False
    offers: tuple[OfferBody, ...] | None = None
    attribute_words: dict[str, AttributeWordsBody] | None = None

    def to_domain(self) -> CatalogChanges:
        return CatalogChanges(
            products=tuple(product.to_domain() for product in self.products),
            deleted=self.deleted,
            categories=tuple(category.to_domain() for category in self.categories),
            cursor=self.cursor,
            more=self.more,
            total=self.total,
            reset=self.reset,
            offers=None if self.offers is None else tuple(offer.to_domain() for offer in self.offers),
            attribute_words=None
            if self.attribute_words is None
            else {name: words.to_domain() for name, words in self.attribute_words.items()},
        )


class StockLevelBody(Message):
    """How many there are at a location: a store's id, or "online"."""

    location: str
    name: str
    quantity: int


class StockBody(Message):
    """Stock here first, then in other stores, then online, true at `as_of`."""

    sku: Sku
    as_of: Instant
    levels: tuple[StockLevelBody, ...]

    def to_domain(self) -> tuple[StockLevel, ...]:
        return tuple(StockLevel(level.location, level.name, level.quantity) for level in self.levels)


def _money(body: MoneyBody | None) -> Money | None:
    return None if body is None else body.to_domain()
