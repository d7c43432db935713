"""The shop's products on this device."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.domain.catalog import Category, Product
from kiosk.domain.finder import AttributeWords
from kiosk.domain.offers import Offer


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`products` is one page of the `total` that match.

    `more`: there are more than `total`, which were not counted. `instead`: nothing was found as it was typed, and this
    is what was looked for.
    """

    total: int
    products: tuple[Product, ...]
    more: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class CatalogChanges:
    """One chunk of the delta feed. `cursor` is where to go on; `more` says whether there is.

    `reset`: it is the first chunk of the whole catalogue, begun anew; what was known before no longer counts. `offers`:
    all offers for everybody, when they changed; None when they did not. So `attribute_words`, by attribute.
    """

    products: tuple[Product, ...]
    deleted: tuple[str, ...]
    categories: tuple[Category, ...]
    cursor: str
    more: bool
    total: int = 0
    reset: bool = False
    offers: tuple[Offer, ...] | None = None
    attribute_words: Mapping[str, AttributeWords] | None = None


class Catalog(Protocol):
    """The shop's products on this device: good without a network."""

    async def by_gtin(self, gtin: str) -> Product | None:
        """The product of a 14-digit GTIN."""

    async def by_sku(self, sku: str) -> Product | None:
        """The product of a SKU."""

    async def by_skus(self, skus: Sequence[str]) -> tuple[Product, ...]:
        """Products in the order asked for; unknown ones are left out."""

    async def search(self, text: str, *, limit: int = 60, offset: int = 0) -> SearchResult:
        """Every product in which each word of `text` is found, whatever the language, the best found first.

        Looked through are the words of all names, of brand, category and SKU. A word is found, best first, when it

        1. is one of these words;
        2. begins one;
        3. is part of a compound: it has three letters or more and stands inside a word after its third letter or later,
           or two and ends such a word; or it can be parted into a word and the beginning of another one of the product,
           each of three letters or more;
        4. has four characters or more, a digit among them, and stands in a GTIN or in the SKU (its marks left out).

        When fewer than 5 products are found so, these follow: those found when words of four letters or more may be
        mistyped, that is by one letter too many, too few or wrong, or by two neighbours swapped,

        5. in a word; or
        6. in a beginning, of four letters or more, of a word.

        A product is as good as its worst word; among equals the more popular one is first, then the one known longer.
        So pages hold still. Before them all come products whose GTIN the whole text is. Case, width, accents, umlauts
        (a, ae) and ß are forgiven throughout; parting and mistyping are for words of letters. No words: nothing.

        `total` counts up to 1,000, or as far as the page reaches.
        """

    async def popular(self, limit: int, *, category: str = "", offset: int = 0) -> SearchResult:
        """What sells best and may be sold, in the shop or in a category."""

    async def categories(self) -> tuple[Category, ...]:
        """All categories with at least one product, in the shop's order."""

    async def apply(self, changes: CatalogChanges) -> None:
        """Take one chunk over, with its cursor, in one transaction.

        A catalogue that begins anew is gathered beside the one in use, which it replaces at once with its last chunk.
        """

    async def next_price_change(self, after: datetime) -> datetime | None:
        """The first moment after `after` at which a planned price begins or ends; None when none is planned."""

    async def cursor(self) -> str:
        """Where the feed stands; "" before the first chunk."""

    async def count(self) -> int:
        """How many products there are."""


class Attributes(Protocol):
    """What products' attributes are called, on this device."""

    async def attribute_words(self) -> Mapping[str, AttributeWords]:
        """The words of each attribute that has some."""
