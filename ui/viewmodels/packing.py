"""Checking a click-and-collect bag."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.bag import BagLine
from kiosk.domain.catalog import Product
from kiosk.domain.session import Session
from kiosk.services.bag import Bag
from ui import words_bag as words
from ui import words_pickup
from ui.models.rows import RowsModel
from ui.present import Presenter, tint, unbroken
from ui.services import UiServices
from ui.viewmodels.base import RefreshingVM
from ui.viewmodels.shell import ShellVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = "bag_check"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class BagRow:
    """A product of the order or of the bag; `verdict` is "right", "missing" or "surplus"."""

    sku: str
    name: str
    picture: str
    tint: str
    wanted: int
    found: int
    verdict: str
    said: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An order to collect, for staff."""

    code: str
    said: str
    here: bool
    sent: bool


@QmlElement
class BagVM(RefreshingVM):
    """First the order's number, then what of it is in the bag, live."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter, shell: ShellVM) -> None:
        super().__init__(services)
        self._present = present.own()
        self._shell = shell
        self._number = ""
        self._rows = RowsModel(BagRow, "sku", self)
        self._waiting = RowsModel(WaitingRow, "code", self)
        shell.changed.connect(self._follow_page)
        self.keep(
            services.bag.changed.subscribe(self._follow),
            services.pictures.arrived.subscribe(self._present.when_here(self.refresh_soon)),
        )
        self.follow_language(lambda: self._follow(self._bag))

    @property
    def _bag(self) -> Bag:
        return self._services.bag.bag

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """The order's products, then what nobody ordered."""
        return self._rows

    @Property(bool, notify=changed)
    def hasOrder(self) -> bool:
        """Whether an order is open."""
        return self._bag.order is not None

    @Property(bool, notify=changed)
    def hasReader(self) -> bool:
        """Whether a tag reader works now."""
        return self._services.devices.can_count_tags

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether the central service is being asked."""
        return self._bag.busy

    @Property(str, notify=changed)
    def number(self) -> str:
        """The order's number, or what was typed of one."""
        return self._bag.order.number if self._bag.order else self._number

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why there is no order, in words."""
        return words.problem(self._bag.problem)

    @Property(str, notify=changed)
    def state(self) -> str:
        """How the bag is as a whole; "" without an order."""
        return words.state(self._bag.checked) if self._bag.order else ""

    @Property(str, notify=changed)
    def strangers(self) -> str:
        """What lies there and is none of ours."""
        return words.strangers(self._bag.checked.strangers)

    @Property(bool, notify=changed)
    def complete(self) -> bool:
        """Whether the bag is the order."""
        return self._bag.order is not None and self._bag.checked.complete

    @Property(RowsModel, constant=True)
    def waiting(self) -> RowsModel:
        """What is to be collected here, those whose buyers are here first."""
        return self._waiting

    @Property(bool, notify=changed)
    def mayHandOver(self) -> bool:
        """Whether it is an order that its buyer may take."""
        return self._bag.may_hand_over

    @Property(bool, notify=changed)
    def mayBePacked(self) -> bool:
        """Whether it is an order to collect that is still being packed."""
        return self._bag.may_be_packed

    @Property(str, notify=changed)
    def due(self) -> str:
        """What was to be paid at the till when it was ordered; "" when it is paid."""
        pickup = self._bag.order.pickup if self._bag.order else None
        return self._present.money(pickup.due) if pickup is not None and pickup.due is not None else ""

    @Property(bool, notify=changed)
    def sent(self) -> bool:
        """Whether it is for the carrier."""
        pickup = self._bag.order.pickup if self._bag.order else None
        return pickup is not None and pickup.send_to != ""

    @Slot()
    def packed(self) -> None:
        """Everything is in the bag."""
        self._services.background.start(self._services.bag.packed(), "pickup-packed")

    @Property(str, notify=changed)
    def pickupState(self) -> str:
        """How an order to collect is; "" for another order."""
        pickup = self._bag.order.pickup if self._bag.order else None
        return words_pickup.for_staff(pickup) if pickup else ""

    @Slot(str)
    def openPickup(self, code: str) -> None:
        """Open an order to collect."""
        self._services.background.start(self._services.bag.find(code), "find-order")

    @Slot()
    def handOver(self) -> None:
        """Its buyer has it."""
        self._services.background.start(self._services.bag.hand_over(), "hand-over")

    @Slot(str)
    def setNumber(self, text: str) -> None:
        """Type a number."""
        self._services.session.touch()
        self._number = text.upper()[:LONGEST]
        self.changed.emit()

    @Slot(str)
    def type(self, letters: str) -> None:
        """Add letters."""
        self.setNumber(self._number + letters)

    @Slot()
    def erase(self) -> None:
        """Take the last letter away."""
        self.setNumber(self._number[:-1])

    @Slot()
    def find(self) -> None:
        """Open the order."""
        self._services.background.start(self._services.bag.find(self._number), "find-order")

    @Slot()
    def next(self) -> None:
        """This bag is done with."""
        self._services.session.touch()
        self._number = ""
        self._services.bag.clear()

    def opened(self, _argument: str) -> None:
        """The page is shown."""
        self._number = ""
        self._services.bag.open()

    def wipe(self) -> None:
        super().wipe()
        self._number = ""
        self._rows.show([])
        self._waiting.show([])
        self.changed.emit()

    async def load(self, session: Session) -> None:
        lines = self._bag.checked.lines
        products = {one.sku: one for one in await self._services.catalog.by_skus([line.sku for line in lines])}
        if not self.is_current(session) or self._bag.checked.lines is not lines:
            return
        self._rows.show([self._row(line, products.get(line.sku)) for line in lines])
        self.changed.emit()

    def _follow_page(self) -> None:
        if self._shell.in_view not in {PAGE, ""} and self._services.bag.opened:
            self._services.bag.close()

    def _follow(self, bag: Bag) -> None:
        self._waiting.show(
            [
                WaitingRow(one.code, words_pickup.waiting(one), one.here_since is not None, one.send_to != "")
                for one in bag.waiting
            ]
        )
        self.refresh()
        self.changed.emit()

    def _row(self, line: BagLine, product: Product | None) -> BagRow:
        return BagRow(
            sku=line.sku,
            name=unbroken(product.name(self._present.language)) if product else line.sku,
            picture=self._present.picture(product.picture) if product else "",
            tint=tint(product.category) if product else tint(""),
            wanted=line.wanted,
            found=line.found,
            verdict="missing" if line.missing else "surplus" if line.surplus else "right",
            said=words.line(line),
        )
