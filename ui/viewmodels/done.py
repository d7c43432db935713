"""The stored order, as its buyer sees it."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.fulfilment import Way
from kiosk.domain.payment import PaymentState, Tender
from kiosk.domain.pickup import code_of
from kiosk.services.receipts import SlipState
from ui.models.qr_code import QrModel
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class DoneVM(ViewModel):
    """The stored order: its number, its code, its slip."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._code = QrModel(self)
        self._rating = 0
        self.keep(
            services.session.changed.subscribe(lambda _session: self._follow()),
            services.receipts.changed.subscribe(lambda _state: self.changed.emit()),
            services.drain.changed.subscribe(lambda _counts: self.changed.emit()),
            services.connectivity.changed.subscribe(lambda _connection: self.changed.emit()),
        )

    @Property(str, notify=changed)
    def number(self) -> str:
        """The order's number."""
        sale = self._services.session.current.sale
        return sale.number if sale else ""

    @Property(str, notify=changed)
    def total(self) -> str:
        """What is to be paid."""
        sale = self._services.session.current.sale
        return self._present.money(sale.totals.total) if sale else ""

    @Property(int, notify=changed)
    def pieces(self) -> int:
        """How many things were ordered."""
        sale = self._services.session.current.sale
        return sum(line.quantity for line in sale.lines) if sale else 0

    @Property(RowsModel, constant=True)
    def code(self) -> RowsModel:
        """The dark runs of the code that fetches the order."""
        return self._code

    @Property(int, notify=changed)
    def codeSide(self) -> int:
        """The code's side in modules."""
        return self._code.side

    @Property(str, notify=changed)
    def slip(self) -> str:
        """What became of the printed slip: "none", "printing", "printed" or "failed"."""
        return self._services.receipts.state_of(self._services.session.current.sale).value

    @Property(bool, notify=changed)
    def mayPrintAgain(self) -> bool:
        """Whether printing anew makes sense."""
        return self._services.receipts.may_print_again(self._services.session.current.sale)

    @Property(bool, notify=changed)
    def paid(self) -> bool:
        """Whether it was paid here; otherwise it is to be paid at the till."""
        sale = self._services.session.current.sale
        return sale is not None and sale.payment.state is PaymentState.SETTLED

    @Property(bool, notify=changed)
    def paidByPhone(self) -> bool:
        """Whether it was paid on the buyer's phone."""
        sale = self._services.session.current.sale
        return sale is not None and sale.payment.tender is Tender.PHONE

    @Property(str, notify=changed)
    def cardSlip(self) -> str:
        """The terminal's own slip for the customer, line by line, while no printed one has it."""
        sale = self._services.session.current.sale
        if (
            sale is None
            or sale.card is None
            or self._services.receipts.state_of(sale) in {SlipState.PRINTING, SlipState.PRINTED}
        ):
            return ""
        return "\n".join(sale.card.customer_slip)

    @Property(str, notify=changed)
    def collectedAt(self) -> str:
        """The store where it is collected; "" when it is taken along."""
        sale = self._services.session.current.sale
        return sale.fulfilment.store_name if sale is not None and sale.fulfilment.way is Way.COLLECT else ""

    @Property(str, notify=changed)
    def sentTo(self) -> str:
        """The masked address it is sent to; "" when it is not sent."""
        sale = self._services.session.current.sale
        return sale.fulfilment.address if sale is not None and sale.fulfilment.way is Way.DELIVER else ""

    @Property(str, notify=changed)
    def pickupCode(self) -> str:
        """The code that fetches it there."""
        sale = self._services.session.current.sale
        return code_of(sale.id) if sale is not None and sale.fulfilment.way is Way.COLLECT else ""

    @Property(bool, notify=changed)
    def delivered(self) -> bool:
        """Whether the central service has everything this device stored."""
        return self._services.drain.counts.pending == 0 and bool(self._services.connectivity.current.online)

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        """Whether one may still say how it was."""
        return self._services.feedback.may_answer

    @Property(int, notify=changed)
    def rating(self) -> int:
        """What was said: 1 to 5 for the moment that it is shown; 0 for nothing."""
        return self._rating

    @Slot(int)
    def rate(self, rating: int) -> None:
        """Say how it was."""
        if self._services.feedback.may_answer:
            self._rating = rating
            self._services.background.start(self._rate(rating), "feedback")

    async def _rate(self, rating: int) -> None:
        if not await self._services.feedback.give(rating) and self._services.feedback.may_answer:
            self._rating = 0
        self.changed.emit()

    @Slot()
    def printAgain(self) -> None:
        """Print a copy."""
        self._services.background.start(self._services.checkout.print_again(), "print-again")

    def wipe(self) -> None:
        self._code.draw("")
        self._rating = 0
        self.changed.emit()

    def _follow(self) -> None:
        sale = self._services.session.current.sale
        if sale is not None:
            self._code.draw(self._services.receipts.link(sale))
        self.changed.emit()
