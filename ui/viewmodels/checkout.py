"""Turning the basket into an order: how one gets it and how one pays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.fulfilment import Way
from kiosk.domain.order import Sale
from kiosk.domain.payment import Tender
from kiosk.errors import StoreFault
from kiosk.services.notices import NoticeKind
from ui import words_devices as words
from ui import words_ways
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class StoreRow:
    """Where one can collect."""

    store: str
    name: str
    chosen: bool


@QmlElement
class CheckoutVM(ViewModel):
    """The page where one decides how to pay."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._busy = False
        self._refused = False
        self._choosing = False
        self._stores = RowsModel(StoreRow, "store", self)
        self.keep(
            services.devices.changed.subscribe(lambda _health: self.changed.emit()),
            services.fulfilment.changed.subscribe(lambda _stores: self._show_stores()),
            services.connectivity.changed.subscribe(lambda _connection: self.changed.emit()),
            services.payments.changed.subscribe(lambda _view: self.changed.emit()),
            services.session.changed.subscribe(lambda _session: self._show_stores()),
        )

    @property
    def _way(self) -> Way:
        return self._services.session.current.fulfilment.way

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether the order is being stored."""
        return self._busy

    @Property(bool, notify=changed)
    def refused(self) -> bool:
        """Whether this device cannot store another order now."""
        return self._refused

    @Property(int, notify=changed)
    def uncheckedAge(self) -> int:
        """The age that staff have to see before it can be paid; 0 when nothing asks for one, or they have."""
        return self._services.session.current.unchecked_age

    @Property(RowsModel, constant=True)
    def stores(self) -> RowsModel:
        """Where one can collect."""
        return self._stores

    @Property(bool, notify=changed)
    def mayCollect(self) -> bool:
        """Whether collecting can be chosen now."""
        return self._services.fulfilment.may_collect

    @Property(bool, notify=changed)
    def choosing(self) -> bool:
        """Whether a store is to be chosen, or is."""
        return self._way is Way.COLLECT or (self._choosing and self._services.fulfilment.may_collect)

    @Property(bool, notify=changed)
    def collects(self) -> bool:
        """Whether a store is chosen."""
        return self._way is Way.COLLECT

    @Property(str, notify=changed)
    def collectedAt(self) -> str:
        """The chosen store."""
        return self._services.session.current.fulfilment.store_name

    @Property(bool, notify=changed)
    def deliveryOffered(self) -> bool:
        """Whether the chain sends things home at all, as far as is known."""
        return self._services.fulfilment.terms is not None

    @Property(bool, notify=changed)
    def mayDeliver(self) -> bool:
        """Whether it can be sent home now."""
        return self._services.fulfilment.no_delivery == ""

    @Property(bool, notify=changed)
    def mayLogIn(self) -> bool:
        """Whether it could be sent home to somebody who logs in first."""
        return self._services.fulfilment.no_delivery == "not_verified"

    @Property(bool, notify=changed)
    def delivers(self) -> bool:
        """Whether it is sent home."""
        return self._way is Way.DELIVER

    @Property(str, notify=changed)
    def deliveryDetail(self) -> str:
        """Where it is sent and when it is there, or why it cannot be sent."""
        ways = self._services.fulfilment
        return words_ways.delivery(ways.no_delivery, ways.terms, ways.address, ways.charge, self._present)

    @Slot()
    def deliver(self) -> None:
        """Have it sent home."""
        self._choosing = False
        self._services.fulfilment.deliver()
        self.changed.emit()

    @Slot()
    def takeNow(self) -> None:
        """Take it along."""
        self._choosing = False
        self._services.fulfilment.take_now()
        self.changed.emit()

    @Slot()
    def chooseStore(self) -> None:
        """Collect it: where?"""
        if self._way is not Way.COLLECT:
            self._services.fulfilment.take_now()
        self._choosing = True
        self.changed.emit()

    @Slot(str)
    def collect(self, store: str) -> None:
        """Collect it in that store."""
        self._services.fulfilment.collect(store)

    @Property(bool, notify=changed)
    def cardOffered(self) -> bool:
        """Whether there is a card terminal, and something to pay."""
        return self._services.payments.offered and bool(self._services.session.current.basket.totals.total)

    @Property(bool, notify=changed)
    def cardReady(self) -> bool:
        """Whether a card can be taken now."""
        return self._services.payments.ready

    @Property(str, notify=changed)
    def cardProblem(self) -> str:
        """Why it cannot; "" when it can."""
        return words.unready(self._services.payments.unready_reason) if self._services.payments.offered else ""

    @Property(bool, notify=changed)
    def phoneOffered(self) -> bool:
        """Whether one can pay on one's phone here."""
        return self._services.payments.phone_offered and self._services.session.current.basket.totals.total.amount > 0

    @Property(bool, notify=changed)
    def phoneReady(self) -> bool:
        """Whether that can begin now."""
        return self._services.payments.phone_problem == ""

    def opened(self, _argument: str) -> None:
        """A new try."""
        self._refused = False
        self._choosing = False
        self._services.background.start(self._services.fulfilment.look(), "stores")
        self.changed.emit()

    @Slot()
    def payAtTill(self) -> None:
        """Place the order, to be paid at the till."""
        if not self._busy:
            self._set(busy=True, refused=False)
            self._services.background.start(self._place(self._services.checkout.pay_at_till), "place-order")

    @Slot()
    def payByCard(self) -> None:
        """Begin to pay with a card at the terminal."""
        if not self._busy:
            self._set(busy=True, refused=False)
            self._services.background.start(self._place(self._services.payments.pay), "pay-by-card")

    @Slot()
    def payByPhone(self) -> None:
        """Begin to pay on one's own phone."""
        if not self._busy:
            self._set(busy=True, refused=False)
            payments = self._services.payments
            self._services.background.start(self._place(lambda: payments.pay(Tender.PHONE)), "pay-by-phone")

    def wipe(self) -> None:
        self._choosing = False
        self._set(busy=False, refused=False)

    def _show_stores(self) -> None:
        chosen = self._services.session.current.fulfilment.store
        self._stores.show([StoreRow(one.id, one.name, one.id == chosen) for one in self._services.fulfilment.stores])
        self.changed.emit()

    async def _place(self, how: Callable[[], Awaitable[Sale | None]]) -> None:
        refused = False
        try:
            await how()
        except StoreFault:
            refused = True
            self._services.notices.post(NoticeKind.STORE_FULL)
        finally:
            self._set(busy=False, refused=refused)

    def _set(self, *, busy: bool, refused: bool) -> None:
        self._busy, self._refused = busy, refused
        self.changed.emit()
