"""Click and collect."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.catalog import Product
from kiosk.domain.pickup import OrderLine, Pickup, PickupState
from kiosk.domain.session import Session
from ui import words_pickup as words
from ui.models.rows import RowsModel
from ui.present import Presenter, tint, unbroken
from ui.services import UiServices
from ui.viewmodels.base import RefreshingVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 12


@dataclass(frozen=True, slots=True)
class PickupLineRow:
    """A product of the order."""

    sku: str
    name: str
    picture: str
    tint: str
    quantity: int


@dataclass(frozen=True, slots=True)
class MyPickupRow:
    """An order that waits for the identified customer."""

    code: str
    said: str
    ready: bool


@QmlElement
class PickupVM(RefreshingVM):
    """First the code, then how the order is, and "I am here"."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__(services)
        self._present = present.own()
        self._code = ""
        self._rows = RowsModel(PickupLineRow, "sku", self)
        self._mine = RowsModel(MyPickupRow, "code", self)
        self.keep(
            services.pickup.changed.subscribe(lambda _now: self._follow()),
            services.session.changed.subscribe(self._follow_session),
            services.pictures.arrived.subscribe(self._present.when_here(self.refresh_soon)),
            services.connectivity.changed.subscribe(lambda _connection: self.changed.emit()),
        )
        self.follow_language(self._say_anew)

    @property
    def _pickup(self) -> Pickup | None:
        return self._services.pickup.now.pickup

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """The order's products."""
        return self._rows

    @Property(RowsModel, constant=True)
    def mine(self) -> RowsModel:
        """What waits for the identified customer in this shop."""
        return self._mine

    @Property(bool, notify=changed)
    def hasOrder(self) -> bool:
        """Whether an order is shown."""
        return self._pickup is not None

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether the central service is being asked."""
        return self._services.pickup.now.busy

    @Property(str, notify=changed)
    def code(self) -> str:
        """The order's code, or what was typed of one."""
        return self._pickup.code if self._pickup else self._code

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why there is no order, in words."""
        return words.problem(self._services.pickup.now.problem)

    @Property(str, notify=changed)
    def state(self) -> str:
        """How the order is."""
        return words.state(self._pickup) if self._pickup else ""

    @Property(str, notify=changed)
    def advice(self) -> str:
        """What happens next."""
        return words.advice(self._pickup) if self._pickup else ""

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether it waits for nothing but its buyer."""
        return self._pickup is not None and self._pickup.state is PickupState.READY

    @Property(bool, notify=changed)
    def told(self) -> bool:
        """Whether staff know that its buyer is here."""
        return self._pickup is not None and self._pickup.here_since is not None

    @Property(bool, notify=changed)
    def mayTell(self) -> bool:
        """Whether "I am here" makes sense."""
        pickup = self._pickup
        return pickup is not None and pickup.here_since is None and pickup.state is not PickupState.HANDED_OVER

    @Property(bool, notify=changed)
    def offline(self) -> bool:
        """Whether the central service is known not to answer."""
        return self._services.connectivity.current.online is False

    @Slot(str)
    def setCode(self, text: str) -> None:
        """Type a code."""
        self._services.session.touch()
        self._code = text.upper()[:LONGEST]
        self.changed.emit()

    @Slot(str)
    def type(self, letters: str) -> None:
        """Add letters."""
        self.setCode(self._code + letters)

    @Slot()
    def erase(self) -> None:
        """Take the last letter away."""
        self.setCode(self._code[:-1])

    @Slot()
    def find(self) -> None:
        """Look the typed code up."""
        self._services.background.start(self._services.pickup.find(self._code), "find-pickup")

    @Slot(str)
    def open(self, code: str) -> None:
        """Look an order of the identified customer up anew."""
        self._services.background.start(self._services.pickup.find(code), "find-pickup")

    @Slot()
    def arrived(self) -> None:
        """Tell staff."""
        self._services.background.start(self._services.pickup.arrived(), "pickup-arrived")

    @Slot()
    def another(self) -> None:
        """Another code."""
        self._services.session.touch()
        self._code = ""
        self._services.pickup.clear()

    def opened(self, argument: str) -> None:
        """The page is shown; with an argument, what was scanned stays."""
        if not argument:
            self._code = ""
            self._services.pickup.clear()

    def wipe(self) -> None:
        super().wipe()
        self._code = ""
        self._rows.show([])
        self._mine.show([])
        self.changed.emit()

    async def load(self, session: Session) -> None:  # noqa: ARG002 - the base's signature
        pickup = self._pickup
        lines = pickup.lines if pickup else ()
        products = {one.sku: one for one in await self._services.catalog.by_skus([line.sku for line in lines])}
        if self._pickup is pickup:
            self._rows.show([self._row(line, products.get(line.sku)) for line in lines])
            self.changed.emit()

    def _follow(self) -> None:
        self.refresh()
        self.changed.emit()

    def _say_anew(self) -> None:
        self._follow()
        self._follow_session(self._session)

    def _follow_session(self, session: Session) -> None:
        mine = session.view.pickups if session.view else ()
        self._mine.show([MyPickupRow(one.code, words.short(one), one.state is PickupState.READY) for one in mine])
        self.changed.emit()

    def _row(self, line: OrderLine, product: Product | None) -> PickupLineRow:
        return PickupLineRow(
            sku=line.sku,
            name=unbroken(product.name(self._present.language)) if product else line.sku,
            picture=self._present.picture(product.picture) if product else "",
            tint=tint(product.category) if product else tint(""),
            quantity=line.quantity,
        )
