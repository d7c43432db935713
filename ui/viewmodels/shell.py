"""Which screen is shown, and what every screen has: the way back, help, the connection."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.session import EndReason, Session
from kiosk.services.connectivity import Connection
from kiosk.services.notices import NoticeKind
from kiosk.services.payment_view import PaymentPhase, PaymentView
from kiosk.services.scanning import Result, Scanned
from ui import words
from ui.navigation import Navigation, Place
from ui.services import UiServices
from ui.viewmodels.base import Opened, ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

FAULT_SHOWN_MS = 15_000
OFFLINE_TEXT_MS = 20_000
BUSY_AFTER_MS = 200
"""Who is recognised sooner than this is greeted and nothing else: a message that flashes up tells nobody anything."""
STAFF_ONLY = frozenset({"service", "deliveries", "bag_check"})
SELLING = frozenset({"staff", "product", "browse", "basket", "checkout", "payment", "done", "pickup"})
STAYS_WHILE_PAYING = frozenset({"payment", "staff", "service", "deliveries", "done", "attract"})
FOLLOWS_CARD = frozenset({"attract", "home", "browse", "consents"})


@QmlElement
class ShellVM(ViewModel):
    """The frame around the pages."""

    changed = Signal()
    leaving = Signal()
    """The page is about to be left: its lists say where they stand, by `remember`."""

    def __init__(self, services: UiServices, opened: Mapping[str, Opened], navigation: Navigation) -> None:
        super().__init__()
        self._services = services
        self._session = services.session
        self._opened = opened
        self._navigation = navigation
        self._direction = 1
        self._unlocked = False
        self._warning = False
        self._busy = False
        self._help = False
        self._fault = False
        self._fault_timer = QTimer(self, singleShot=True, interval=FAULT_SHOWN_MS)
        self._fault_timer.timeout.connect(self.restart)
        self._busy_timer = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(self._show_busy)
        self._age_timer = QTimer(self, interval=OFFLINE_TEXT_MS)
        self._age_timer.timeout.connect(self.changed)
        # One paid: the order is shown in the same moment, and nobody sees the page before it again.
        self._paid_timer = QTimer(self, singleShot=True, interval=0)
        self._paid_timer.timeout.connect(self._leave_payment)
        self.keep(
            services.session.changed.subscribe(self._follow_session),
            services.scanning.scanned.subscribe(self._follow_scan),
            services.identify.busy.subscribe(self._set_busy),
            services.idle.changed.subscribe(lambda state: self._set_warning(state.warning)),
            services.connectivity.changed.subscribe(self._follow_connection),
            services.payments.changed.subscribe(self._follow_payment),
        )

    @property
    def in_view(self) -> str:
        """The page a person sees, "" while the countdown covers it; for other view models."""
        return "" if self._warning else self._navigation.place.page

    @Property(str, notify=changed)
    def page(self) -> str:
        """The page that is loaded."""
        return self._navigation.place.page

    @Property(str, notify=changed)
    def screen(self) -> str:
        """What a person sees: the page's name, or "idle" while the countdown covers it."""
        return "idle" if self._warning else self._navigation.place.page

    @Property(int, notify=changed)
    def direction(self) -> int:
        """1 after going on, -1 after going back."""
        return self._direction

    @Property(bool, notify=changed)
    def mayReturn(self) -> bool:
        """Whether there is a way back."""
        if self._navigation.place.page == "payment":
            return self._services.payments.view.phase is PaymentPhase.DECLINED
        return self._navigation.may_return

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether a shown card is being asked about, and has been for a moment."""
        return self._busy

    @Property(bool, notify=changed)
    def helpWanted(self) -> bool:
        """Whether the screen calls staff."""
        return self._help

    @Property(bool, notify=changed)
    def fault(self) -> bool:
        """Whether a mistake of ours is being apologised for."""
        return self._fault

    @Property(bool, notify=changed)
    def offline(self) -> bool:
        """Whether the central service is known not to answer."""
        return self._services.connectivity.current.online is False

    @Property(str, notify=changed)
    def offlineText(self) -> str:
        """Since when there is no connection."""
        last = self._services.connectivity.current.last_contact
        return words.age(self._services.clock.now() - last) if last else ""

    @Property(bool, constant=True)
    def demoKey(self) -> bool:
        """Whether what is kept here is encrypted with a key that everyone knows."""
        return self._services.store.demo_key

    @Property(str, constant=True)
    def storeName(self) -> str:
        """The shop's name."""
        return self._services.settings.store.name

    @Slot()
    def start(self) -> None:
        """Somebody touched the attract screen."""
        self._session.begin()

    @Slot(str)
    def open(self, page: str) -> None:
        """Go to a page."""
        self._go(Place(page))

    @Slot(str, str)
    def openWith(self, page: str, argument: str) -> None:
        """Go to a page that shows one thing: a product by SKU, a category by key."""
        self._go(Place(page, argument))

    @Slot()
    def back(self) -> None:
        """Go back one page, from a root to the home page."""
        self._direction = -1
        self.leaving.emit()
        self._services.payments.dismiss()
        if not self._navigation.back():
            self._navigation.open(Place("home"))
        self._arrived()

    @Slot(str, float)
    def remember(self, name: str, position: float) -> None:
        """Where a list of this page stands."""
        self._navigation.memory[f"list {name}"] = position

    @Slot(str, result=float)
    def remembered(self, name: str) -> float:
        """Where that list stood when this page was left for one from which one came back; NaN when it is new."""
        return float(self._navigation.memory.get(f"list {name}", nan))

    @Slot()
    def newSession(self) -> None:
        """Done here: forget everything."""
        sold = self._session.current.sale is not None
        self._session.end(EndReason.DONE if sold else EndReason.LEFT)

    @Slot()
    def callStaff(self) -> None:
        """Show across the room that help is wanted."""
        self._session.begin()
        self._help = True
        self._services.notices.post(NoticeKind.STAFF_CALLED)
        self.changed.emit()

    @Slot()
    def helpDone(self) -> None:
        """Help is here, or not wanted any more."""
        self._help = False
        self.changed.emit()

    @Slot()
    def openStaff(self) -> None:
        """Staff want to unlock."""
        self._help = False
        self._go(Place("staff"))

    def fail(self) -> None:
        """Apologise for a mistake of ours, then start over."""
        self._fault = True
        self._fault_timer.start()
        self.changed.emit()

    @Slot()
    def restart(self) -> None:
        """Start over after a mistake of ours."""
        self._session.end(EndReason.FAULT)

    def _go(self, place: Place) -> None:
        self._direction = 1
        if self._paying and place.page not in STAYS_WHILE_PAYING:
            place = Place("payment")
        if place != self._navigation.place:
            self.leaving.emit()
        if self._navigation.open(place):
            self._arrived()
        else:
            self.changed.emit()

    def _arrived(self) -> None:
        place = self._navigation.place
        if opened := self._opened.get(place.page):
            opened(place.argument)
        self.changed.emit()

    def _follow_session(self, session: Session) -> None:
        page = self._navigation.place.page
        if not session.active:
            self._go(Place("attract"))
        elif session.sale is not None:
            self._go(Place("done"))
        elif page in {"attract", "done"}:
            self._go(Place("home"))
        unlocked_before, self._unlocked = self._unlocked, session.staff is not None
        expired = session.active and session.sale is None and not self._unlocked and page in STAFF_ONLY
        # Whoever unlocks comes to the desk, from there to what they sell, and never to what a shopper alone sees.
        came = self._unlocked and (not unlocked_before or page not in STAFF_ONLY | SELLING)
        if expired or came:
            self._go(Place("staff"))

    @property
    def _paying(self) -> bool:
        return self._services.payments.view.phase is not PaymentPhase.IDLE

    def _follow_payment(self, _view: PaymentView) -> None:
        if not self._paying:
            self._paid_timer.start()
        elif self._navigation.place.page not in STAFF_ONLY | {"staff", "payment"}:
            self._go(Place("payment"))
        else:
            self.changed.emit()

    def _leave_payment(self) -> None:
        if not self._paying and self._navigation.place.page == "payment":
            self.back()

    def _follow_scan(self, scanned: Scanned) -> None:
        match scanned.result:
            case Result.ADDED | Result.TOO_MANY | Result.HANDOVER | Result.VOUCHER:
                self._go(Place("basket"))
            case Result.STAFF if self._session.current.staff is not None:
                self._go(Place("staff"))
            case Result.PICKUP if self._navigation.place.page != "pickup":
                self._go(Place("pickup", "scanned"))
            case Result.STOPPED if scanned.product is not None:
                self._go(Place("product", scanned.product.sku))
            case Result.CUSTOMER if self._navigation.place.page in FOLLOWS_CARD:
                self._go(Place("home"))
            case _:
                pass

    def _follow_connection(self, connection: Connection) -> None:
        if connection.online is False:
            self._age_timer.start()
        else:
            self._age_timer.stop()
        self.changed.emit()

    def _set_busy(self, busy: bool) -> None:
        if busy:
            self._busy_timer.start()
            return
        self._busy_timer.stop()
        if self._busy:
            self._busy = False
            self.changed.emit()

    def _show_busy(self) -> None:
        self._busy = True
        self.changed.emit()

    def _set_warning(self, warning: bool) -> None:
        if warning != self._warning:
            self._warning = warning
            self.changed.emit()

    def wipe(self) -> None:
        self._fault_timer.stop()
        self._fault = False
        self._help = False
        self._busy = False
        self._busy_timer.stop()
        self.changed.emit()
