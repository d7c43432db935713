"""What waits to be delivered: lists page by page, one entry in full, and what staff may do about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.operation import EntryState, OutboxEntry
from kiosk.domain.session import Session
from kiosk.errors import EnvironmentFault
from kiosk.services.passphrase import new_passphrase
from ui import words_outbox as words
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import RefreshingVM
from ui.viewmodels.delivery_rows import DeliveryRow, DeliveryRows, FactRow, is_alarming

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 25
LOOK_MS = 5_000
PARKED, WAITING = "parked", "waiting"


@QmlElement
class DeliveriesVM(RefreshingVM):
    """Two lists, what must be looked at and what goes out by itself. Only while staff are unlocked."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__(services)
        self._as_rows = DeliveryRows(services, present)
        self._deliveries = services.deliveries
        self._view = PARKED
        self._number, self._pages = 0, 1
        self._shown = self._loaded = self._busy = False
        self._entries: dict[str, OutboxEntry] = {}
        self._chosen: OutboxEntry | None = None
        self._open = False  # what was chosen stays until its sheet has gone
        self._message = self._problem = self._path = self._passphrase = ""
        self._rows = RowsModel(DeliveryRow, "entryId", self)
        self._facts = RowsModel(FactRow, "label", self)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self.keep(
            services.drain.changed.subscribe(lambda _counts: self._follow()),
            services.session.changed.subscribe(lambda _session: self._follow()),
            services.connectivity.changed.subscribe(lambda _connection: self._follow()),
        )

    def opened(self, _argument: str) -> None:
        """Show what must be looked at, else what waits."""
        self._shown, self._loaded = True, False
        self._message = self._problem = ""
        self._open = False
        self._view = PARKED if self._services.drain.counts.parked else WAITING
        self._number = 0
        self._look.start()
        self.refresh()

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """One page of entries."""
        return self._rows

    @Property(RowsModel, constant=True)
    def facts(self) -> RowsModel:
        """What is known of the open entry."""
        return self._facts

    @Property(str, notify=changed)
    def view(self) -> str:
        """Which list is shown: "parked" or "waiting"."""
        return self._view

    @Property(int, notify=changed)
    def parked(self) -> int:
        """How many somebody must look at."""
        return self._services.drain.counts.parked

    @Property(int, notify=changed)
    def waiting(self) -> int:
        """How many go out by themselves."""
        return self._services.drain.counts.pending

    @Property(bool, notify=changed)
    def empty(self) -> bool:
        """Whether the list was looked up and has nothing."""
        return self._loaded and not self._rows.rows

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._busy

    @Property(bool, notify=changed)
    def mayGoOn(self) -> bool:
        """Whether there is a next page."""
        return self._number + 1 < self._pages

    @Property(bool, notify=changed)
    def mayGoBack(self) -> bool:
        """Whether there is a page before."""
        return self._number > 0

    @Property(str, notify=changed)
    def pageText(self) -> str:
        """Which page this is; "" when there is only one."""
        return words.page_of(self._number, self._pages) if self._pages > 1 else ""

    @Property(str, notify=changed)
    def message(self) -> str:
        """What was done."""
        return self._message

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why it was not done."""
        return self._problem

    @Property(bool, notify=changed)
    def hasChosen(self) -> bool:
        """Whether an entry is open."""
        return self._open

    @Property(str, notify=changed)
    def chosenTitle(self) -> str:
        """What it is."""
        return words.title(self._chosen) if self._chosen else ""

    @Property(str, notify=changed)
    def chosenReason(self) -> str:
        """Why it is not delivered."""
        return words.reason(self._chosen, online=self._as_rows.online) if self._chosen else ""

    @Property(str, notify=changed)
    def chosenAdvice(self) -> str:
        """What to do."""
        return words.advice(self._chosen) if self._chosen else ""

    @Property(bool, notify=changed)
    def chosenAlarm(self) -> bool:
        """Whether somebody should look at it."""
        return self._chosen is not None and is_alarming(self._chosen)

    @Property(bool, notify=changed)
    def mayPark(self) -> bool:
        """Whether it can be put aside."""
        return self._chosen is not None and self._chosen.state is EntryState.PENDING

    @Property(str, notify=changed)
    def exportPath(self) -> str:
        """The file that was written."""
        return self._path

    @Property(str, notify=changed)
    def passphrase(self) -> str:
        """What opens it; until it is put away, then never again."""
        return self._passphrase

    @Slot(str)
    def show(self, view: str) -> None:
        """Show a list from its first page."""
        self._services.session.touch()
        self._view, self._number, self._loaded = view, 0, False
        self.refresh()
        self.changed.emit()

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Go on or back in the list."""
        self._services.session.touch()
        self._number = max(0, self._number + pages)
        self.refresh()

    @Slot(str)
    def choose(self, entry_id: str) -> None:
        """Open an entry."""
        self._services.session.touch()
        self._chosen = self._entries.get(entry_id)
        self._open = self._chosen is not None
        self._message = self._problem = ""
        self._present_chosen()

    @Slot()
    def putAway(self) -> None:
        """Close the open entry."""
        self._open = False
        self.changed.emit()

    @Slot()
    def retry(self) -> None:
        """Send the open entry again."""
        if (entry := self._chosen) is not None:
            self._do(lambda: self._deliveries.retry([entry.operation.id]), words.sent_again)

    @Slot()
    def park(self) -> None:
        """Put the open entry aside."""
        if (entry := self._chosen) is not None:
            self._do(lambda: self._deliveries.park([entry.operation.id]), words.put_aside)

    @Slot()
    def retryAll(self) -> None:
        """Send everything again that was put aside."""
        self._do(self._deliveries.retry_parked, words.sent_again)

    @Slot()
    def export(self) -> None:
        """Write all unsent entries to a file."""
        self._do(self._export, lambda _count: "")

    @Slot()
    def forgetPassphrase(self) -> None:
        """It was written down."""
        self._passphrase = ""
        self.changed.emit()

    def wipe(self) -> None:
        super().wipe()
        self._look.stop()
        self._shown = self._loaded = False
        self._entries.clear()
        self._chosen, self._open = None, False
        self._message = self._problem = self._path = self._passphrase = ""
        self._rows.show([])
        self._facts.show([])
        self.changed.emit()

    async def load(self, session: Session) -> None:
        if session.staff is None or not self._may_show():
            return
        view = self._view
        look_up = self._deliveries.parked if view == PARKED else self._deliveries.waiting
        page = await look_up(self._number, PAGE)
        if not self._may_show() or self._view != view:
            return
        self._number, self._pages, self._loaded = page.number, page.pages, True
        self._entries = {entry.operation.id: entry for entry in page.entries}
        self._rows.show([self._as_rows.row(entry) for entry in page.entries])
        if self._open and self._chosen is not None:
            known = self._entries.get(self._chosen.operation.id)
            self._open = known is not None
            if known is not None:
                self._chosen = known
        self._present_chosen()

    def _may_show(self) -> bool:
        return self._shown and self._session.staff is not None

    async def _export(self) -> int:
        paths, device = self._services.settings.paths, self._services.settings.store.device_id
        passphrase = new_passphrase()
        written = await self._deliveries.export_into((paths.export or paths.state).expanduser(), device, passphrase)
        if self._session.staff is not None:
            self._path, self._passphrase = str(written.path), passphrase
        return written.count

    def _do(self, work: Callable[[], Awaitable[int]], done: Callable[[int], str]) -> None:
        self._services.session.touch()
        if self._busy or self._session.staff is None:
            return
        self._busy = True
        self._message = self._problem = ""
        self.changed.emit()
        self._services.background.start(self._done(work, done), "deliveries")

    async def _done(self, work: Callable[[], Awaitable[int]], done: Callable[[int], str]) -> None:
        try:
            self._message = done(await work())
        except EnvironmentFault as fault:
            self._problem = fault.what
        finally:
            self._busy = False
        self._open = False
        self.refresh()
        self.changed.emit()

    def _follow(self) -> None:
        if self._shown:
            self.refresh_soon()
        self.changed.emit()

    def _present_chosen(self) -> None:
        self._facts.show(self._as_rows.facts(self._chosen) if self._chosen else [])
        self.changed.emit()
