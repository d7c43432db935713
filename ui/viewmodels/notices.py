"""The toast: one message in passing at a time."""

from __future__ import annotations

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.services.notices import Notice, NoticeKind, Tone
from kiosk.services.payment_view import PaymentPhase, PaymentView
from ui import words, words_aloud
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN_MS = {Tone.GOOD: 3_000, Tone.PLAIN: 6_000, Tone.ATTENTION: 7_000, Tone.ERROR: 10_000}
ABOUT_PRODUCTS = frozenset(
    {
        NoticeKind.ADDED,
        NoticeKind.SALE_STOPPED_RECALLED,
        NoticeKind.SALE_STOPPED_EXPIRED,
        NoticeKind.NEEDS_WEIGHING,
        NoticeKind.WISHED,
    }
)
LASTING = frozenset({NoticeKind.NETWORK_LOST, NoticeKind.NETWORK_BACK})  # true for the next person, too


@QmlElement
class NoticesVM(ViewModel):
    """Shows the newest notice for as long as it takes to read it."""

    changed = Signal()
    arrived = Signal()
    added = Signal(str)

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._text = ""
        self._tone = Tone.PLAIN
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self._lasting = False
        self.keep(services.notices.attach(self._show), services.payments.changed.subscribe(self._make_room))

    @Property(str, notify=changed)
    def text(self) -> str:
        """The message; "" when there is none."""
        return self._text

    @Property(str, notify=changed)
    def tone(self) -> str:
        """How it looks: "good", "plain", "attention" or "error"."""
        return self._tone.value

    @Slot()
    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self._text = ""
        self.changed.emit()

    def _make_room(self, view: PaymentView) -> None:
        """Nothing of before lies over what the terminal wants."""
        if view.phase is PaymentPhase.PREPARING:
            self.dismiss()

    def _show(self, notice: Notice) -> None:
        if notice.kind in ABOUT_PRODUCTS and notice.subject:
            self._services.background.start(self._show_product(notice, self._services.session.current.id), "notice")
        else:
            self._say(notice, notice.subject)

    async def _show_product(self, notice: Notice, session_id: str) -> None:
        product = await self._services.catalog.by_sku(notice.subject)
        if self._services.session.current.id == session_id:
            self._say(notice, product.name(self._present.language) if product else notice.subject)
            if product and notice.kind is NoticeKind.ADDED and product.picture:
                self.added.emit(self._present.picture(product.picture))

    def _say(self, notice: Notice, subject: str) -> None:
        self._text = words.notice(notice.kind, subject)
        self._tone = notice.tone
        self._lasting = notice.kind in LASTING
        self._services.sounding.notice(notice)
        self._services.aloud.say(self._text, about="notice", public=words_aloud.public(notice.kind))
        self._timer.start(SHOWN_MS[notice.tone])
        self.changed.emit()
        self.arrived.emit()

    def wipe(self) -> None:
        if not self._lasting:
            self.dismiss()
