"""The staff desk."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.catalog import Product
from kiosk.domain.session import Session
from kiosk.domain.text import isolated
from kiosk.services.staff import StaffDesk
from ui import words
from ui.models.rows import RowsModel
from ui.present import Presenter, tint
from ui.services import UiServices
from ui.viewmodels.base import RefreshingVM
from ui.viewmodels.cards import CardVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

PIN_LENGTH = 8


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A customer found."""

    reference: str
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line of a customer's list with where it stands and how many there are (-1: unknown)."""

    sku: str
    name: str
    price: str
    picture: str
    tint: str
    place: str
    stock: int
    quantity: int


@QmlElement
class StaffVM(RefreshingVM):
    """Locked: a PIN pad. Unlocked: customers and their lists."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__(services)
        self._present = present.own()
        self._card = CardVM(services)
        self._pin = ""
        self._query = ""
        self._matches = RowsModel(MatchRow, "reference", self)
        self._wishes = RowsModel(ListRow, "sku", self)
        self._cart = RowsModel(ListRow, "sku", self)
        self.keep(
            services.staff.changed.subscribe(self._follow),
            services.pictures.arrived.subscribe(self._present.when_here(self.refresh_soon)),
            services.prices.changed.subscribe(lambda _now: self.refresh_soon()),
            services.session.changed.subscribe(lambda _session: self.changed.emit()),
        )
        self.follow_language(self.refresh)

    @property
    def _desk(self) -> StaffDesk:
        return self._services.staff.desk

    @Property(bool, notify=changed)
    def unlocked(self) -> bool:
        """Whether a member of staff is here."""
        return self._session.staff is not None

    @Property(bool, notify=changed)
    def offline(self) -> bool:
        """Whether this device alone recognised them."""
        member = self._session.staff
        return member is not None and member.offline

    @Property(str, notify=changed)
    def memberName(self) -> str:
        """Who it is."""
        return isolated(self._session.staff.name) if self._session.staff else ""

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether the central service is being asked."""
        return self._desk.busy

    @Property(str, notify=changed)
    def problem(self) -> str:
        """What went wrong, in words."""
        return words.staff_problem(self._desk.problem)

    @Property(int, notify=changed)
    def pinLength(self) -> int:
        """How many digits were typed."""
        return len(self._pin)

    @Property(str, notify=changed)
    def query(self) -> str:
        """The name being searched."""
        return self._query

    @Property(bool, notify=changed)
    def searched(self) -> bool:
        """Whether the matches answer a search."""
        return bool(self._desk.query) and not self._desk.busy and self._desk.customer is None

    @Property(bool, notify=changed)
    def hasCustomer(self) -> bool:
        """Whether a customer's lists are shown."""
        return self._desk.customer is not None

    @Property(str, notify=changed)
    def customerName(self) -> str:
        """Whose lists they are."""
        return isolated(self._desk.customer.customer.first_name) if self._desk.customer else ""

    @Property(CardVM, constant=True)
    def card(self) -> CardVM:
        """Writing a card for this customer."""
        return self._card

    @Property(RowsModel, constant=True)
    def matches(self) -> RowsModel:
        """Customers found."""
        return self._matches

    @Property(RowsModel, constant=True)
    def wishes(self) -> RowsModel:
        """The customer's wish list."""
        return self._wishes

    @Property(RowsModel, constant=True)
    def cart(self) -> RowsModel:
        """The customer's online cart."""
        return self._cart

    @Slot(str)
    def pinDigit(self, digit: str) -> None:
        """Type a digit of the PIN."""
        self._services.session.begin()
        self._pin = (self._pin + digit)[:PIN_LENGTH]
        self.changed.emit()

    @Slot()
    def pinErase(self) -> None:
        """Take the last digit away."""
        self._pin = self._pin[:-1]
        self.changed.emit()

    @Slot()
    def unlock(self) -> None:
        """Try the PIN."""
        pin, self._pin = self._pin, ""
        self.changed.emit()
        if pin:
            self._services.background.start(self._services.staff.unlock_pin(pin), "unlock")

    @Slot(str)
    def setQuery(self, text: str) -> None:
        """Type a name."""
        self._services.session.touch()
        self._query = text[:60]
        self.changed.emit()

    @Slot(str)
    def type(self, letters: str) -> None:
        """Add letters."""
        self.setQuery(self._query + letters)

    @Slot()
    def erase(self) -> None:
        """Take the last letter away."""
        self.setQuery(self._query[:-1])

    @Slot()
    def find(self) -> None:
        """Search customers."""
        self._services.background.start(self._services.staff.find(self._query), "find-customers")

    @Slot(str)
    def openCustomer(self, reference: str) -> None:
        """Show a customer's lists."""
        self._services.background.start(self._services.staff.open(reference), "open-customer")

    @Slot()
    def closeCustomer(self) -> None:
        """Back to the search."""
        self._query = ""
        self._services.staff.close_customer()

    @Slot(str)
    def add(self, sku: str) -> None:
        """Put an item into the basket."""
        self._services.background.start(self._add(sku), "staff-add")

    @Slot()
    def lock(self) -> None:
        """Leave: everything looked up is forgotten."""
        self._services.staff.lock()

    def close(self) -> None:
        super().close()
        self._card.close()

    def wipe(self) -> None:
        super().wipe()
        self._pin = self._query = ""
        for model in (self._matches, self._wishes, self._cart):
            model.show([])
        self.changed.emit()

    async def load(self, session: Session) -> None:
        view = self._desk.customer
        wished = await self._services.catalog.by_skus([line.sku for line in view.wishlist]) if view else ()
        quantities = {line.sku: line.quantity for line in view.cart} if view else {}
        carted = await self._services.catalog.by_skus(list(quantities))
        if not self.is_current(session) or self._desk.customer is not view:
            return
        self._wishes.show([self._row(product, 1) for product in wished])
        self._cart.show([self._row(product, quantities[product.sku]) for product in carted])
        self.changed.emit()

    async def _add(self, sku: str) -> None:
        product = await self._services.catalog.by_sku(sku)
        if product is not None and self._session.staff is not None:
            self._services.basket.add(product)

    def _follow(self, desk: StaffDesk) -> None:
        self._matches.show([MatchRow(one.reference, one.name, one.hint) for one in desk.matches])
        if desk.customer is None:
            self._wishes.show([])
            self._cart.show([])
        else:
            self.refresh()
        self.changed.emit()

    def _row(self, product: Product, quantity: int) -> ListRow:
        return ListRow(
            sku=product.sku,
            name=product.name(self._present.language),
            price=self._present.price(product),
            picture=self._present.picture(product.picture),
            tint=tint(product.category),
            place=product.place(self._present.language),
            stock=product.stock if product.stock is not None else -1,
            quantity=quantity,
        )
