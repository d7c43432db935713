"""Paying by card or phone: what the other side does, in the kiosk's words."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.payment import Tender
from kiosk.domain.terminal import TerminalStep
from kiosk.services.payment_view import PaymentPhase, PaymentView
from ui import words_devices as words
from ui import words_phone
from ui.models.qr_code import QrModel
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel
from ui.viewmodels.checkout import CheckoutVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

ABORTABLE = frozenset({PaymentPhase.PREPARING, PaymentPhase.ON_TERMINAL})


@QmlElement
class PaymentVM(ViewModel):
    """The page of a card payment, and what staff decide when nobody knows its outcome."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter, checkout: CheckoutVM) -> None:
        super().__init__()
        self._payments = services.payments
        self._session = services.session
        self._present = present
        self._checkout = checkout
        self._code = QrModel(self)
        self.keep(
            services.payments.changed.subscribe(self._follow),
            services.session.changed.subscribe(lambda _session: self.changed.emit()),
            services.devices.changed.subscribe(lambda _health: self.changed.emit()),
        )

    @property
    def _view(self) -> PaymentView:
        return self._payments.view

    @Property(str, notify=changed)
    def phase(self) -> str:
        """Where it stands: a `PaymentPhase`."""
        return self._view.phase.value

    @Property(str, notify=changed)
    def amount(self) -> str:
        """What is to be paid."""
        return self._present.money(self._view.amount)

    @Property(str, notify=changed)
    def step(self) -> str:
        """What goes on, or what the person is to do, in a sentence; "" while `removeCard` says it all."""
        if self._on_phone:
            return words_phone.phase(self._view.phase, shown=self._view.link != "")
        at = self._view.status.step if self._view.status else None
        return "" if at is TerminalStep.REMOVE_CARD else words.phase(self._view.phase, at)

    @Property(bool, notify=changed)
    def onPhone(self) -> bool:
        """Whether it is paid on the buyer's phone."""
        return self._on_phone

    @Property(RowsModel, constant=True)
    def code(self) -> RowsModel:
        """The dark runs of the code that the phone films."""
        return self._code

    @Property(int, notify=changed)
    def codeSide(self) -> int:
        """The code's side in modules; 0 while there is none."""
        return self._code.side

    @property
    def _on_phone(self) -> bool:
        return self._view.tender is Tender.PHONE

    @Property(str, notify=changed)
    def theirWords(self) -> str:
        """What the terminal itself says, when we have no words for it."""
        status = self._view.status
        return " ".join(status.text) if status is not None and status.step is TerminalStep.OTHER else ""

    @Property(bool, notify=changed)
    def removeCard(self) -> bool:
        """Whether the card must be taken out."""
        status = self._view.status
        return status is not None and (status.remove_card or status.step is TerminalStep.REMOVE_CARD)

    @Property(bool, notify=changed)
    def lookAtTerminal(self) -> bool:
        """Whether the person is to do something on the terminal."""
        status = self._view.status
        on_terminal = self._view.phase is PaymentPhase.ON_TERMINAL
        return on_terminal and (status is None or status.step in words.LOOK_AT_TERMINAL | {TerminalStep.INSERT_CARD})

    @Property(bool, notify=changed)
    def mayAbort(self) -> bool:
        """Whether it can still be given up."""
        return self._view.phase in ABORTABLE

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why it was not paid; "" while it may be."""
        return self._why[0] if self._view.phase is PaymentPhase.DECLINED else ""

    @Property(str, notify=changed)
    def advice(self) -> str:
        """What to do now."""
        return self._why[1] if self._view.phase is PaymentPhase.DECLINED else ""

    @property
    def _why(self) -> tuple[str, str]:
        reason = self._view.reason
        return words_phone.reason(reason) if self._on_phone else words.reason(reason)

    @Property(bool, notify=changed)
    def undone(self) -> bool:
        """Whether money had moved and was given back."""
        return self._view.undone

    @Property(bool, notify=changed)
    def mayRetry(self) -> bool:
        """Whether another try can begin."""
        ready = self._payments.phone_problem == "" if self._on_phone else self._payments.ready
        return self._view.phase is PaymentPhase.DECLINED and ready

    @Property(str, notify=changed)
    def undecided(self) -> str:
        """For staff: the amount of a payment whose outcome nobody knows; "" for anybody else, or when there is none."""
        if self._session.current.staff is None:
            return ""
        return self._present.money(self._payments.undecided)

    @Property(bool, notify=changed)
    def undecidedOnPhone(self) -> bool:
        """For staff: whether that payment was made on a phone."""
        return self._payments.undecided_tender is Tender.PHONE

    @Slot()
    def abort(self) -> None:
        """Give it up."""
        self._payments.abort()

    @Slot()
    def retry(self) -> None:
        """Once more, with this card or another, or on the phone."""
        again = self._checkout.payByPhone if self._on_phone else self._checkout.payByCard
        self._payments.dismiss()
        again()

    @Slot()
    def payAtTill(self) -> None:
        """Place the order and pay it at the till."""
        self._payments.dismiss()
        self._checkout.payAtTill()

    @Slot(bool)
    def decide(self, was_paid: bool) -> None:
        """Staff have looked at the terminal."""
        staff = self._session.current.staff
        if staff is not None:
            self._payments.decide(was_paid=was_paid, by=staff.reference)

    def wipe(self) -> None:
        self._show("")

    def _follow(self, view: PaymentView) -> None:
        self._show(view.link)

    def _show(self, link: str) -> None:
        self._code.draw(link)
        self.changed.emit()
