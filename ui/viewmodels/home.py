"""The first page: what is there for everybody, and what waits for this person."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.catalog import Category, Product
from kiosk.domain.consent import Purpose
from kiosk.domain.customer import Assurance, CartLine, CustomerView
from kiosk.domain.money import Money
from kiosk.domain.session import Session
from kiosk.domain.text import isolated
from kiosk.services.basket import waiting_cart
from ui.format import number
from ui.models.product_row import ProductRow
from ui.models.rows import RowsModel
from ui.present import Presenter, tint
from ui.services import UiServices
from ui.viewmodels.base import RefreshingVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

SUGGESTIONS = 12
POPULAR = 24
WISHES = 30
"""The newest ones: a shelf is looked along, not searched."""
RENEWED_AFTER_MS = 3_600_000
"""Pictures may have become others without any word of it."""


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category to browse."""

    key: str
    name: str
    picture: str
    tint: str
    count: int


@QmlElement
class HomeVM(RefreshingVM):
    """Anonymous or identified, from cache at once."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__(services)
        self._present = present.own()
        self._cart = RowsModel(ProductRow, "sku", self)
        self._wishes = RowsModel(ProductRow, "sku", self)
        self._suggestions = RowsModel(ProductRow, "sku", self)
        self._popular = RowsModel(ProductRow, "sku", self)
        self._categories = RowsModel(CategoryRow, "key", self)
        self._cart_total = ""
        self._cart_pieces = 0
        self._shown: tuple[object, ...] = ()
        self._stock = 0
        self._laid_out = ("", -1)
        self._now_and_then = QTimer(self, interval=RENEWED_AFTER_MS)
        self._now_and_then.timeout.connect(self._renew)
        self._now_and_then.start()
        self.keep(
            services.session.changed.subscribe(self._follow),
            services.pictures.arrived.subscribe(self._present.when_here(self._renew)),
            services.feed.changed.subscribe(lambda _count: self._renew()),
            services.prices.changed.subscribe(lambda _now: self._renew()),
            services.connectivity.changed.subscribe(lambda _connection: self.changed.emit()),
        )

    @Property(bool, notify=changed)
    def identified(self) -> bool:
        """Whether we know who this is."""
        return self._session.view is not None

    @Property(bool, notify=changed)
    def verified(self) -> bool:
        """Whether the card proved itself."""
        identity = self._session.identity
        return identity is not None and identity.level is Assurance.VERIFIED

    @Property(bool, notify=changed)
    def noted(self) -> bool:
        """Whether a card was shown of which we could ask nobody, and know nothing."""
        return self._unverified and self._session.view is None

    @Property(str, notify=changed)
    def firstName(self) -> str:
        """Whom to greet."""
        view = self._session.view
        return isolated(view.customer.first_name) if view else ""

    @Property(str, notify=changed)
    def points(self) -> str:
        """The points, grouped."""
        view = self._session.view
        return number(view.customer.points, self._present.language) if view else ""

    @Property(str, notify=changed)
    def asOf(self) -> str:
        """When the personal data were so, unless they are fresh: ""."""
        view = self._session.view
        if view is None or (self._services.connectivity.current.online is not False and not self._unverified):
            return ""
        return self._present.as_of(view.as_of)

    @Property(bool, notify=changed)
    def personal(self) -> bool:
        """Whether the suggestions are made for this person, with their consent."""
        view = self._session.view
        return view is not None and view.permits(Purpose.RECOMMENDATIONS)

    @Property(RowsModel, constant=True)
    def cart(self) -> RowsModel:
        """What waits in the online cart and is not taken over yet."""
        return self._cart

    @Property(str, notify=changed)
    def cartTotal(self) -> str:
        """What it costs."""
        return self._cart_total

    @Property(int, notify=changed)
    def cartPieces(self) -> int:
        """How many things it holds."""
        return self._cart_pieces

    @Property(RowsModel, constant=True)
    def wishes(self) -> RowsModel:
        """The wish list."""
        return self._wishes

    @Property(RowsModel, constant=True)
    def suggestions(self) -> RowsModel:
        """What we suggest, with reasons."""
        return self._suggestions

    @Property(RowsModel, constant=True)
    def popular(self) -> RowsModel:
        """What sells best in this shop."""
        return self._popular

    @property
    def shelves(self) -> RowsModel:
        """The model of `categories`, for other view models."""
        return self._categories

    @Property(RowsModel, constant=True)
    def categories(self) -> RowsModel:
        """The shop's shelves."""
        return self._categories

    @property
    def _unverified(self) -> bool:
        identity = self._session.identity
        return identity is not None and identity.level is Assurance.UNVERIFIED

    @Slot()
    def takeOverCart(self) -> None:
        """Move the online cart into the basket."""
        self._services.background.start(self._services.basket.take_over_cart(), "take-over-cart")

    @Slot(str)
    def wishToBasket(self, sku: str) -> None:
        """Move a wish into the basket."""
        self._services.background.start(self._services.wishlist.to_basket(sku), "wish-to-basket")

    @Slot(str)
    def unwish(self, sku: str) -> None:
        """Take a wish off the list."""
        self._services.background.start(self._services.wishlist.wish(sku, wanted=False), "unwish")

    def _follow(self, session: Session) -> None:
        """Another person or language shows at once; a changed basket may wait until its own screen is painted."""
        shown = (session.id, session.view, session.language, session.active)
        if shown != self._shown:
            self._shown = shown
            self.refresh()
        else:
            self.refresh_soon()

    def _renew(self) -> None:
        self._stock += 1
        self.refresh_soon()

    async def load(self, session: Session) -> None:
        """What is there for everybody is read again only when it changed: a person waits for what is theirs."""
        if self._laid_out != (session.language, self._stock):
            await self._lay_out(session.language, self._stock)
        view = session.view
        if view is not None:
            await self._greet(session, view)
        elif self.is_current(session):
            self._show_cart((), ())
            self._wishes.show([])
            self._suggestions.show([])
        self.changed.emit()

    async def _lay_out(self, language: str, stock: int) -> None:
        catalog = self._services.catalog
        categories, popular = await asyncio.gather(catalog.categories(), catalog.popular(POPULAR))
        if language == self._present.language:
            self._laid_out = (language, stock)
            self._popular.show([self._present.row(product) for product in popular.products])
            self._categories.show([self._category(category) for category in categories])

    async def _greet(self, session: Session, view: CustomerView) -> None:
        """The name and what waits in the cart first; the shelves below come with the next frame."""
        waiting = waiting_cart(view, session.basket)
        wished = [line.sku for line in view.wishlist[:WISHES]]
        found = await self._services.catalog.by_skus([*(line.sku for line in waiting), *wished])
        if not self.is_current(session):
            return
        products = {product.sku: product for product in found}
        self._show_cart(waiting, found)
        self.changed.emit()
        suggestions = await self._services.recommendations.for_session(session, SUGGESTIONS)
        if self.is_current(session):
            self._wishes.show([self._present.row(products[sku]) for sku in wished if sku in products])
            self._suggestions.show([self._present.suggestion(one) for one in suggestions])

    def _show_cart(self, waiting: Sequence[CartLine], found: Sequence[Product]) -> None:
        products = {product.sku: product for product in found}
        lines = [(products[line.sku], line.quantity) for line in waiting if line.sku in products]
        self._cart.show([self._present.row(product, quantity=quantity) for product, quantity in lines])
        nothing = Money.zero(self._session.basket.currency)
        total = sum((product.price * quantity for product, quantity in lines), nothing)
        self._cart_total = self._present.money(total) if lines else ""
        self._cart_pieces = sum(quantity for _, quantity in lines)

    def _category(self, category: Category) -> CategoryRow:
        name = category.name(self._present.language)
        return CategoryRow(
            category.key, name, self._present.picture(category.picture), tint(category.key), category.count
        )

    def wipe(self) -> None:
        super().wipe()
        for model in (self._cart, self._wishes, self._suggestions):
            model.show([])
        self._cart_total, self._cart_pieces = "", 0
        self.changed.emit()
