"""Filling the basket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from kiosk.domain.basket import MAX_QUANTITY, Basket, BasketLine, Origin
from kiosk.domain.catalog import Product, SaleState, SoldBy
from kiosk.domain.customer import CartLine, CustomerView
from kiosk.domain.money import Money
from kiosk.ports import Catalog
from kiosk.services.notices import NoticeKind, Notices
from kiosk.services.session import SessionService


class Addition(StrEnum):
    """What came of wanting to add a product."""

    ADDED = "added"
    RECALLED = "recalled"
    NEEDS_WEIGHING = "needs_weighing"
    TOO_MANY = "too_many"  # not all of what was wanted
    PAYING = "paying"  # this basket is just being paid


class BasketService:
    """Every change of the current session's basket goes through here; while it is being paid, none does."""

    def __init__(self, session: SessionService, catalog: Catalog, notices: Notices) -> None:
        self._session = session
        self._catalog = catalog
        self._notices = notices

    def add(
        self,
        product: Product,
        *,
        quantity: int = 1,
        grams: int | None = None,
        label_price: Money | None = None,
        origin: Origin = Origin.HANDS,
    ) -> Addition:
        """Put a product in; says (and tells the person) when it may not be sold, must be weighed or is too much."""
        if self._paying():
            return Addition.PAYING
        if product.state is SaleState.RECALLED:
            self._notices.post(NoticeKind.SALE_STOPPED_RECALLED, product.sku)
            return Addition.RECALLED
        if product.sold_by is SoldBy.WEIGHT and grams is None and label_price is None:
            self._notices.post(NoticeKind.NEEDS_WEIGHING, product.sku)
            return Addition.NEEDS_WEIGHING
        self._session.begin()
        before = self._session.current.basket
        basket = before.add(product, quantity=quantity, origin=origin, grams=grams, label_price=label_price)
        self._put(basket)
        if basket.pieces < before.pieces + quantity:
            self._notices.post(NoticeKind.TOO_MANY, product.sku)
            return Addition.TOO_MANY
        self._notices.post(NoticeKind.ADDED, product.sku)
        return Addition.ADDED

    def add_pile(self, products: Sequence[Product]) -> frozenset[str]:
        """Put in a piece of each, with one notice for all of them; gives the SKUs that may be sold so."""
        if self._paying():
            return frozenset()
        if len(products) == 1:
            done = self.add(products[0]) in {Addition.ADDED, Addition.TOO_MANY}
            return frozenset({products[0].sku}) if done else frozenset()
        self._session.begin()
        before = basket = self._session.current.basket
        sold = {one.sku for one in products if one.state is not SaleState.RECALLED and one.sold_by is SoldBy.PIECE}
        for product in products:
            if product.sku in sold:
                basket = basket.add(product)
        added = basket.pieces - before.pieces
        if added:
            self._put(basket)
            self._notices.post(NoticeKind.PILE_ADDED, str(added))
        for one in {one.sku: one for one in products if one.sku not in sold}.values():
            recalled = one.state is SaleState.RECALLED
            self._notices.post(NoticeKind.SALE_STOPPED_RECALLED if recalled else NoticeKind.NEEDS_WEIGHING, one.sku)
        if added < sum(one.sku in sold for one in products):
            self._notices.post(NoticeKind.TOO_MANY)
        return frozenset(sold)

    def remove(self, pieces: Mapping[str, int]) -> bool:
        """Take pieces out of what is in the shopper's hands, by SKU; False while the basket is being paid."""
        if self._paying():
            return False
        basket = self._session.current.basket
        for line in basket.of(Origin.HANDS):
            count = 0 if line.is_portion else pieces.get(line.product.sku, 0)
            if count:
                basket = basket.with_quantity(line.key, max(0, line.quantity - count))
        self._session.touch()
        self._put(basket)
        return True

    def set_quantity(self, key: str, quantity: int) -> None:
        """Set a line's quantity; 0 removes it, and too many is said and cut. A line that is gone stays gone."""
        basket = self._session.current.basket
        line = basket.line(key)
        if line is not None and not self._paying():
            self._session.touch()
            self._put(basket.with_quantity(key, quantity))
            if quantity > MAX_QUANTITY:
                self._notices.post(NoticeKind.TOO_MANY, line.product.sku)

    async def take_over_cart(self) -> int:
        """Move what waits in the online cart into the basket; gives how many lines were moved."""
        session = self._session.current
        if session.view is None:
            return 0
        waiting = waiting_cart(session.view, session.basket)
        return await self._take(session.id, waiting)

    async def take_over_line(self, sku: str) -> int:
        """Move one line of the online cart into the basket."""
        session = self._session.current
        if session.view is None:
            return 0
        waiting = tuple(line for line in waiting_cart(session.view, session.basket) if line.sku == sku)
        return await self._take(session.id, waiting)

    async def take_from_phone(self, lines: Sequence[CartLine]) -> int:
        """Put what a phone brought into the basket; gives how many lines that were. What is not sold here is told."""
        session_id = self._session.current.id
        products = {product.sku: product for product in await self._catalog.by_skus([line.sku for line in lines])}
        session = self._session.current
        if session.id != session_id or self._paying():
            return 0
        basket, moved, cut = session.basket, 0, ""
        for line in lines:
            product = products.get(line.sku)
            if product is None or product.state is SaleState.RECALLED or product.sold_by is SoldBy.WEIGHT:
                continue
            basket = basket.add(product, quantity=line.quantity, origin=Origin.PHONE)
            cut = product.sku if line.quantity > MAX_QUANTITY else cut
            moved += 1
        if moved:
            self._session.touch()
            self._put(basket)
            self._notices.post(NoticeKind.PHONE_CART_TAKEN, str(basket.pieces - session.basket.pieces))
        if moved < len(lines):
            self._notices.post(NoticeKind.PHONE_CART_NOT_ALL, str(len(lines) - moved))
        if cut:
            self._notices.post(NoticeKind.TOO_MANY, cut)
        return moved

    def hand_over(self, taken: Sequence[BasketLine]) -> bool:
        """What went to a phone leaves the basket; what came in since stays. False while the basket is being paid."""
        if self._paying():
            return False
        self._put(self._session.current.basket.beyond(taken, self._session.new_basket().id))
        return True

    async def _take(self, session_id: str, lines: tuple[CartLine, ...]) -> int:
        products = {product.sku: product for product in await self._catalog.by_skus([line.sku for line in lines])}
        session = self._session.current
        if session.id != session_id or session.view is None or self._paying():
            return 0
        still = {line.sku for line in waiting_cart(session.view, session.basket)}
        basket, moved, cut = session.basket, 0, ""
        for line in lines:
            product = products.get(line.sku)
            if product is None or line.sku not in still or product.state is SaleState.RECALLED:
                continue
            if product.sold_by is SoldBy.WEIGHT:  # a cart counts pieces, and the price of a kilogram is not a piece's
                continue
            basket = basket.add(product, quantity=line.quantity, origin=Origin.ONLINE)
            cut = product.sku if line.quantity > MAX_QUANTITY else cut
            moved += 1
        if moved:
            self._session.touch()
            self._put(basket)
            self._notices.post(NoticeKind.CART_TAKEN_OVER)
        if cut:
            self._notices.post(NoticeKind.TOO_MANY, cut)
        return moved

    def _paying(self) -> bool:
        """Whether this basket is just being paid or stored, which the person is told."""
        if self._session.current.paying:
            self._notices.post(NoticeKind.PAYING)
        return self._session.current.paying

    def _put(self, basket: Basket) -> None:
        self._session.update(basket=basket)


def waiting_cart(view: CustomerView, basket: Basket) -> tuple[CartLine, ...]:
    """The lines of the online cart that are not in the basket yet."""
    taken = {line.product.sku for line in basket.of(Origin.ONLINE)}
    return tuple(line for line in view.cart if line.sku not in taken)
