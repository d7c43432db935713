"""From a product of the catalogue to what a card, a list row or a price label shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from zlib import crc32

from PySide6.QtCore import QUrl

from kiosk.domain.catalog import Product, SaleState, SoldBy
from kiosk.domain.money import Money
from kiosk.domain.text import isolated
from kiosk.ports import Clock
from kiosk.services.pictures import PictureService
from kiosk.services.recommendations import Suggestion
from kiosk.services.session import SessionService
from ui import words
from ui.format import money
from ui.models.product_row import ProductRow

MOST_MISSING = 1_000
# Grounds for pictures that are not here yet, one per category: light enough for ink on all of them.
TINTS = ("#E9E2D3", "#DFE6DC", "#E8DDD8", "#DDE3E8", "#E6E0EA", "#EDE5CF", "#DCE7E4", "#EADFE0")

_INNER_BLANK = re.compile(r"(?<=\d) (?=\w{1,2}(?:$|,)|×)|(?<=×) (?=\d)")


class Presenter:
    """Speaks the current session's language, in the shop's time, and knows which pictures are on disk."""

    def __init__(self, pictures: PictureService, session: SessionService, clock: Clock, timezone: str) -> None:
        self._pictures = pictures
        self._session = session
        self._clock = clock
        self._timezone = timezone
        self._missing: set[str] = set()

    def own(self) -> Presenter:
        """Another one like this, which notes for itself what pictures were missing."""
        return Presenter(self._pictures, self._session, self._clock, self._timezone)

    @property
    def language(self) -> str:
        """The language of the person who stands here."""
        return self._session.current.language

    def money(self, value: Money | None) -> str:
        """An amount in the current language; "" for none."""
        return money(value, self.language) if value is not None else ""

    def as_of(self, moment: datetime) -> str:
        """When something was so: "yesterday, 18:04"."""
        return words.as_of(moment, self._clock.now(), self.language, self._timezone)

    def picture(self, name: str) -> str:
        """The URL of a picture on disk; "" while it is being fetched."""
        path = self._pictures.path(name)
        if path is not None:
            return QUrl.fromLocalFile(str(path)).toString()
        if name:
            if len(self._missing) >= MOST_MISSING:
                self._missing.clear()
            self._missing.add(name)
        return ""

    def when_here(self, show: Callable[[], object]) -> Callable[[str], None]:
        """To be called with the name of every picture that came: calls `show` when it was missing."""

        def came(name: str) -> None:
            if name in self._missing:
                self._missing.discard(name)
                show()

        return came

    def price(self, product: Product) -> str:
        """The price; for goods by weight per kilogram."""
        text = self.money(product.price)
        return words.per(text, "kg") if product.sold_by is SoldBy.WEIGHT else text

    def unit_price(self, product: Product) -> str:
        """The price per unit, "12,90 € / kg"; "" when it would only repeat the price."""
        unit = product.unit_price
        if unit is None or product.sold_by is SoldBy.WEIGHT:
            return ""
        return words.per(self.money(unit.price), unit.per)

    def row(self, product: Product, *, note: str = "", quantity: int = 1) -> ProductRow:
        """A card or list row."""
        return ProductRow(
            sku=product.sku,
            name=unbroken(product.name(self.language)),
            brand=product.brand,
            price=self.price(product),
            was=self.money(product.regular_price) if product.reduced else "",
            unitPrice=self.unit_price(product),
            picture=self.picture(product.picture),
            tint=tint(product.category),
            badge=self._badge(product),
            note=note,
            place=product.place(self.language),
            soldOut=product.stock == 0,
            quantity=quantity,
        )

    def suggestion(self, suggestion: Suggestion) -> ProductRow:
        """A recommended product with its reason."""
        because = unbroken(suggestion.because.name(self.language)) if suggestion.because else ""
        return self.row(suggestion.product, note=words.reason(suggestion.reason, because))

    def _badge(self, product: Product) -> str:
        if product.state is SaleState.RECALLED:
            return words.recalled()
        if product.stock == 0:
            return words.sold_out()
        if product.reduced and product.regular_price:
            return f"−{100 - round(100 * product.price.amount / product.regular_price.amount)} %"
        return ""


def begun(text: str) -> str:
    """The text as the beginning of a line: with a capital letter."""
    return text[:1].upper() + text[1:]


def unbroken(name: str) -> str:
    """A product's name for any sentence; its amount, "250 g" or "5 × 2 ml", is not torn apart at the end of a line."""
    return isolated(_INNER_BLANK.sub("\u00a0", name))


def tint(category: str) -> str:
    """A category's ground, always the same for the same key."""
    return TINTS[crc32(category.encode()) % len(TINTS)]
