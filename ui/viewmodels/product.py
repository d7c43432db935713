"""One product with everything a shopper may want to know."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.basket import Origin
from kiosk.domain.catalog import Product, SaleState, SoldBy, StockLevel
from kiosk.domain.session import Session
from kiosk.errors import CentralFault
from ui.format import percent
from ui.models.product_row import ProductRow
from ui.models.rows import RowsModel
from ui.present import Presenter, tint, unbroken
from ui.services import UiServices
from ui.viewmodels.base import RefreshingVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

COMPANIONS = 8


@dataclass(frozen=True, slots=True)
class StockRow:
    """Stock at one place. `kind`: "here", "online" or "elsewhere"."""

    location: str
    name: str
    kind: str
    quantity: int


@QmlElement
class ProductVM(RefreshingVM):
    """The product page."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__(services)
        self._present = present.own()
        self._sku = ""
        self._product: Product | None = None
        self._gone = False
        self._levels: tuple[StockLevel, ...] = ()
        self._levels_known = False
        self._stock = RowsModel(StockRow, "location", self)
        self._companions = RowsModel(ProductRow, "sku", self)
        self.keep(
            services.session.changed.subscribe(lambda _session: self._refresh_if_open()),
            services.pictures.arrived.subscribe(self._present.when_here(self._refresh_if_open)),
            services.prices.changed.subscribe(lambda _now: self._refresh_if_open()),
        )

    def opened(self, sku: str) -> None:
        """Show another product."""
        self._sku, self._product, self._gone = sku, None, False
        self._levels, self._levels_known = (), False
        self._stock.show([])
        self._companions.show([])
        self.changed.emit()
        self.refresh()
        self._services.background.start(self._ask_stock(sku), "ask-stock")

    @Property(str, notify=changed)
    def sku(self) -> str:
        """The product's number in this shop."""
        return self._sku

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether there is something to show."""
        return self._product is not None

    @Property(bool, notify=changed)
    def gone(self) -> bool:
        """Whether the range does not have it any more."""
        return self._gone

    @Property(str, notify=changed)
    def name(self) -> str:
        """Its name."""
        return unbroken(self._product.name(self._present.language)) if self._product else ""

    @Property(str, notify=changed)
    def brand(self) -> str:
        """Who makes it."""
        return self._product.brand if self._product else ""

    @Property(str, notify=changed)
    def description(self) -> str:
        """What it is."""
        return self._product.description(self._present.language) if self._product else ""

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The URL of its picture, "" while there is none."""
        return self._present.picture(self._product.picture) if self._product else ""

    @Property(str, notify=changed)
    def tint(self) -> str:
        """The ground while there is no picture."""
        return tint(self._product.category if self._product else "")

    @Property(str, notify=changed)
    def price(self) -> str:
        """What it costs."""
        return self._present.price(self._product) if self._product else ""

    @Property(str, notify=changed)
    def was(self) -> str:
        """What it cost before, when reduced."""
        product = self._product
        return self._present.money(product.regular_price) if product and product.reduced else ""

    @Property(str, notify=changed)
    def lowest(self) -> str:
        """The lowest price of the last 30 days, beside a reduced price."""
        product = self._product
        return self._present.money(product.lowest_30_day_price) if product and product.reduced else ""

    @Property(str, notify=changed)
    def unitPrice(self) -> str:
        """The price per kilogram or litre."""
        return self._present.unit_price(self._product) if self._product else ""

    @Property(str, notify=changed)
    def deposit(self) -> str:
        """The deposit that comes on top."""
        return self._present.money(self._product.deposit) if self._product else ""

    @Property(str, notify=changed)
    def vatRate(self) -> str:
        """The VAT contained in the price."""
        return percent(self._product.vat_rate, self._present.language) if self._product else ""

    @Property(int, notify=changed)
    def ageLimit(self) -> int:
        """From which age it is sold; 0 for everybody."""
        return (self._product.age_limit or 0) if self._product else 0

    @Property(str, notify=changed)
    def place(self) -> str:
        """Where it stands in this shop."""
        return self._product.place(self._present.language) if self._product else ""

    @Property(str, notify=changed)
    def stopped(self) -> str:
        """Why it is not sold: "recalled", "discontinued", "weigh" or ""."""
        product = self._product
        if product is None:
            return ""
        if product.state is not SaleState.ACTIVE:
            return product.state.value
        return "weigh" if product.sold_by is SoldBy.WEIGHT else ""

    @Property(int, notify=changed)
    def inBasket(self) -> int:
        """How many of it are in hands."""
        line = self._session.basket.line(f"{Origin.HANDS}:{self._sku}")
        return line.quantity if line else 0

    @Property(bool, notify=changed)
    def wished(self) -> bool:
        """Whether it is on this person's wish list."""
        return self._wished

    @Property(bool, notify=changed)
    def stockIsLive(self) -> bool:
        """Whether the stock was just asked for; otherwise it is what the catalogue last said."""
        return self._levels_known

    @Property(RowsModel, constant=True)
    def stock(self) -> RowsModel:
        """Stock here, elsewhere and online."""
        return self._stock

    @Property(RowsModel, constant=True)
    def companions(self) -> RowsModel:
        """What goes well with it."""
        return self._companions

    @Slot()
    def add(self) -> None:
        """Put one into the basket."""
        if self._product is not None:
            self._services.basket.add(self._product)

    @Slot(int)
    def setQuantity(self, quantity: int) -> None:
        """Have so many of it in the basket."""
        self._services.basket.set_quantity(f"{Origin.HANDS}:{self._sku}", quantity)

    @property
    def _wished(self) -> bool:
        view = self._session.view
        return view is not None and view.wishes(self._sku)

    @Slot()
    def wish(self) -> None:
        """Put it on the wish list, or take it off."""
        if self._product is not None:
            self._services.background.start(self._services.wishlist.wish(self._sku, wanted=not self._wished), "wish")

    def wipe(self) -> None:
        super().wipe()
        self._sku, self._product, self._gone = "", None, False
        self._levels, self._levels_known = (), False
        self._stock.show([])
        self._companions.show([])
        self.changed.emit()

    async def load(self, session: Session) -> None:
        sku = self._sku
        if not sku:
            return
        product = await self._services.catalog.by_sku(sku)
        companions = await self._services.recommendations.for_product(product, COMPANIONS) if product else ()
        if self._sku != sku or not self.is_current(session):
            return
        self._product, self._gone = product, product is None
        self._companions.show([self._present.suggestion(one) for one in companions])
        self._show_stock()
        self.changed.emit()

    async def _ask_stock(self, sku: str) -> None:
        try:
            levels = await self._services.stock(sku)
        except CentralFault:
            return  # the catalogue's figure stays, and the page says that it is not live
        if self._sku == sku:
            self._levels, self._levels_known = levels, True
            self._show_stock()
            self.changed.emit()

    def _show_stock(self) -> None:
        here = self._services.settings.store
        if self._levels_known:
            kinds = {here.id: "here", "online": "online"}
            rows = [
                StockRow(one.location, one.name, kinds.get(one.location, "elsewhere"), one.quantity)
                for one in self._levels
            ]
        elif self._product is not None and self._product.stock is not None:
            rows = [StockRow(here.id, here.name, "here", self._product.stock)]
        else:
            rows = []
        self._stock.show(rows)

    def _refresh_if_open(self) -> None:
        if self._sku:
            self.changed.emit()
            self.refresh_soon()
