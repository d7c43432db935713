"""What the shopper holds, what came from the online cart, what waits there, and what it all costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.basket import BasketLine, Origin
from kiosk.domain.loyalty import POINTS_OFFER, held_in, points_of, points_used
from kiosk.domain.money import Money
from kiosk.domain.offers import Offer, OfferKind
from kiosk.domain.session import Session
from kiosk.domain.text import isolated
from kiosk.services.basket import waiting_cart
from ui.format import number, percent, weight
from ui.models.product_row import ProductRow
from ui.models.rows import RowsModel
from ui.present import Presenter, tint, unbroken
from ui.services import UiServices
from ui.viewmodels.base import RefreshingVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

COMPANIONS = 6


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the basket. `suffix` tells its buttons apart; `fixed` lines are weighed and cannot be counted up."""

    key: str
    suffix: str
    sku: str
    name: str
    detail: str
    quantity: int
    total: str
    deposit: str
    picture: str
    tint: str
    fixed: bool
    saved: str = ""


@dataclass(frozen=True, slots=True)
class DiscountRow:
    """An offer, or the voucher of a `code` ("points" for points); without an amount it takes nothing off yet."""

    key: str
    name: str
    amount: str
    code: str


@dataclass(frozen=True, slots=True)
class VatRow:
    """One rate of the totals."""

    rate: str
    vat: str


@QmlElement
class BasketVM(RefreshingVM):
    """Lines and totals follow the session at once; what waits and what goes well is looked up."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__(services)
        self._present = present.own()
        self._hands = RowsModel(LineRow, "key", self)
        self._online = RowsModel(LineRow, "key", self)
        self._phone = RowsModel(LineRow, "key", self)
        self._waiting = RowsModel(ProductRow, "sku", self)
        self._companions = RowsModel(ProductRow, "sku", self)
        self._vat = RowsModel(VatRow, "rate", self)
        self._discounts = RowsModel(DiscountRow, "key", self)
        self._saved: Counter[str] = Counter()
        self.keep(
            services.session.changed.subscribe(lambda _session: self._follow()),
            services.pictures.arrived.subscribe(self._present.when_here(self.refresh_soon)),
            services.prices.changed.subscribe(lambda _now: self.refresh_soon()),
            services.pile.changed.subscribe(lambda _taken: self.changed.emit()),
        )

    @Property(RowsModel, constant=True)
    def hands(self) -> RowsModel:
        """Lines in the shopper's hands, the newest first."""
        return self._hands

    @Property(RowsModel, constant=True)
    def online(self) -> RowsModel:
        """Lines taken over from the online cart."""
        return self._online

    @Property(RowsModel, constant=True)
    def phone(self) -> RowsModel:
        """Lines that a phone brought."""
        return self._phone

    @Property(RowsModel, constant=True)
    def waiting(self) -> RowsModel:
        """What waits in the online cart."""
        return self._waiting

    @Property(RowsModel, constant=True)
    def companions(self) -> RowsModel:
        """What goes well with it."""
        return self._companions

    @Property(RowsModel, constant=True)
    def vat(self) -> RowsModel:
        """VAT contained in the total, per rate."""
        return self._vat

    @Property(RowsModel, constant=True)
    def discounts(self) -> RowsModel:
        """What offers and vouchers take off."""
        return self._discounts

    @Property(int, notify=changed)
    def pieces(self) -> int:
        """How many things there are."""
        return self._session.basket.pieces

    @Property(str, notify=changed)
    def total(self) -> str:
        """What is to be paid."""
        return self._present.money(self._session.basket.totals.total)

    @Property(str, notify=changed)
    def goods(self) -> str:
        """The goods without deposit."""
        return self._present.money(self._session.basket.totals.goods)

    @Property(str, notify=changed)
    def deposit(self) -> str:
        """The deposit; "" when there is none."""
        deposit = self._session.basket.totals.deposit
        return self._present.money(deposit) if deposit else ""

    @Property(str, notify=changed)
    def delivery(self) -> str:
        """What sending it costs; "" when it is not sent, or that costs nothing."""
        charge = self._session.basket.totals.delivery
        return self._present.money(charge.amount) if charge is not None else ""

    @Property(str, notify=changed)
    def deliveryVat(self) -> str:
        """The rate of VAT that is in it."""
        charge = self._session.basket.totals.delivery
        return percent(charge.vat_rate, self._present.language) if charge is not None else ""

    @Property(int, notify=changed)
    def pointsEarned(self) -> int:
        """The points that it earns the person who showed a card; 0 for anybody else."""
        session = self._session
        return points_of(session.basket.totals) if session.identity is not None else 0

    @Property(int, notify=changed)
    def ageLimit(self) -> int:
        """The highest age any line asks for; 0 for none."""
        return self._session.basket.age_limit or 0

    @Property(int, notify=changed)
    def takenOff(self) -> int:
        """How many things in the basket no longer lie on the counter."""
        return self._services.pile.taken

    @Slot()
    def removeTakenOff(self) -> None:
        """Take out what no longer lies on the counter."""
        self._services.pile.put_back()

    @Slot(str)
    def takeOffVoucher(self, code: str) -> None:
        """Leave a voucher, or points, for another time."""
        held = held_in(self._session.basket)
        self._services.offers.take_off(held.code if held is not None and code == POINTS_OFFER else code)

    @Slot(str, int)
    def setQuantity(self, key: str, quantity: int) -> None:
        """Change a line; 0 removes it."""
        self._services.basket.set_quantity(key, quantity)

    @Slot(str)
    def takeLine(self, sku: str) -> None:
        """Take one line of the online cart over."""
        self._services.background.start(self._services.basket.take_over_line(sku), "take-over-line")

    @Slot()
    def takeAll(self) -> None:
        """Take the whole online cart over."""
        self._services.background.start(self._services.basket.take_over_cart(), "take-over-cart")

    @Slot(str)
    def addCompanion(self, sku: str) -> None:
        """Put something that goes well with it into the basket."""
        self._services.background.start(self._add(sku), "add-companion")

    def wipe(self) -> None:
        super().wipe()
        models = (self._hands, self._online, self._phone, self._waiting, self._companions, self._vat, self._discounts)
        for model in models:
            model.show([])
        self._saved.clear()
        self.changed.emit()

    async def load(self, session: Session) -> None:
        view = session.view
        lines = waiting_cart(view, session.basket) if view else ()
        products = {one.sku: one for one in await self._services.catalog.by_skus([line.sku for line in lines])}
        companions = await self._services.recommendations.for_basket(session.basket, COMPANIONS)
        if not self.is_current(session):
            return
        self._show_lines(session)
        waiting = [(products[line.sku], line.quantity) for line in lines if line.sku in products]
        self._waiting.show([self._present.row(product, quantity=quantity) for product, quantity in waiting])
        self._companions.show([self._present.suggestion(one) for one in companions])
        self.changed.emit()

    async def _add(self, sku: str) -> None:
        session = self._session
        product = await self._services.catalog.by_sku(sku)
        if product is not None and self._session.id == session.id:
            self._services.basket.add(product)

    def _follow(self) -> None:
        self._show_lines(self._session)
        self.changed.emit()
        if self._session.active:
            self.refresh()

    def _show_lines(self, session: Session) -> None:
        basket = session.basket
        totals = basket.totals
        self._saved = Counter[str]()
        for one in totals.discounts:
            if not one.points:
                self._saved.update(dict(one.shares))
        self._hands.show([self._line(line) for line in reversed(basket.of(Origin.HANDS))])
        self._online.show([self._line(line) for line in basket.of(Origin.ONLINE)])
        self._phone.show([self._line(line) for line in basket.of(Origin.PHONE)])
        language = self._present.language
        self._vat.show([VatRow(percent(row.rate, language), self._present.money(row.vat)) for row in totals.vat])
        off = {(one.offer.id, one.offer.code): one.amount for one in totals.discounts}
        shown = [one.offer for one in totals.discounts]
        shown += [one for one in basket.vouchers if one not in shown]
        self._discounts.show([self._discount(one, off.get((one.id, one.code))) for one in shown])

    def _discount(self, offer: Offer, amount: Money | None) -> DiscountRow:
        name, code = isolated(offer.name(self._present.language)), offer.code
        if offer.kind is OfferKind.POINTS:
            used = points_used(amount.amount) if amount is not None else 0
            name, code = f"{name}: {number(used, self._present.language)}", POINTS_OFFER
        return DiscountRow(f"{offer.id} {code}", name, self._present.money(-amount) if amount is not None else "", code)

    def _line(self, line: BasketLine) -> LineRow:
        product, language = line.product, self._present.language
        fixed = line.grams is not None or line.label_price is not None
        detail = weight(line.grams, language) if line.grams is not None else self._present.money(line.piece_price)
        suffix = line.key.removeprefix(f"{Origin.HANDS}:").replace(":", "_")
        return LineRow(
            key=line.key,
            suffix=suffix,
            sku=product.sku,
            name=unbroken(product.name(language)),
            detail=detail,
            quantity=line.quantity,
            total=self._present.money(line.goods),
            deposit=self._present.money(product.deposit),
            picture=self._present.picture(product.picture),
            tint=tint(product.category),
            fixed=fixed,
            saved=self._present.money(Money(-self._saved[line.key], line.goods.currency))
            if self._saved[line.key]
            else "",
        )
