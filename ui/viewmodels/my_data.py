"""My data beyond the switches: a copy of it, its erasure, the receipt of what was decided, and who looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.my_data import DataWish
from kiosk.domain.session import EndReason
from kiosk.services.my_data import Standing
from ui import words
from ui.models.qr_code import QrModel
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class LookUpRow:
    """One look of staff: when, and at what."""

    id: int
    when: str
    what: str


class Step(StrEnum):
    """What the sheet over the page is about; NONE: it is closed."""

    NONE = ""
    ACCESS = "access"
    ERASURE = "erasure"
    SURE = "sure"
    ASKED = "asked"
    RECEIPT = "receipt"


@QmlElement
class MyDataVM(ViewModel):
    """One thing after the other, in a sheet over the page."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._step = Step.NONE
        self._asking = False
        self._code = QrModel(self)
        self._looks = RowsModel(LookUpRow, "id", self)
        self.keep(
            services.my_data.changed.subscribe(lambda _nothing: self._follow()),
            services.session.changed.subscribe(lambda _session: self._follow()),
            services.consents.changed.subscribe(lambda _decisions: self._follow()),
            services.connectivity.changed.subscribe(lambda _connection: self.changed.emit()),
        )

    @Property(bool, notify=changed)
    def mayAsk(self) -> bool:
        """Whether who is here proved who they are."""
        return self._services.my_data.may_ask

    @Property(bool, notify=changed)
    def mayProve(self) -> bool:
        """Whether they could, on their phone."""
        return not self._services.my_data.may_ask and bool(self._services.connectivity.current.online)

    @Property(bool, notify=changed)
    def mayTakeReceipt(self) -> bool:
        """Whether something was decided here."""
        return self._services.consents.receipt != ""

    @Property(bool, notify=changed)
    def asked(self) -> bool:
        """Whether a copy was asked for here."""
        return self._services.my_data.asked.standing is not Standing.NONE

    @Property(str, notify=changed)
    def step(self) -> str:
        """What the sheet is about; "": it is closed."""
        return self._step.value

    @Property(bool, notify=changed)
    def erasing(self) -> bool:
        """Whether what was asked for is the erasure."""
        return self._services.my_data.asked.wish is DataWish.ERASURE

    @Property(str, notify=changed)
    def standing(self) -> str:
        """`kiosk.services.my_data.Standing` of what was asked for."""
        return self._services.my_data.asked.standing.value

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether a request is being stored."""
        return self._asking

    @Property(RowsModel, constant=True)
    def code(self) -> RowsModel:
        """The dark runs of the code."""
        return self._code

    @Property(int, notify=changed)
    def codeSide(self) -> int:
        """The code's side in modules; 0 without one."""
        return self._code.side

    @Property(RowsModel, constant=True)
    def looks(self) -> RowsModel:
        """Staff's looks, the newest first."""
        return self._looks

    @Property(bool, notify=changed)
    def looksKnown(self) -> bool:
        """Whether they could be asked for."""
        return self._services.my_data.look_ups is not None

    @Property(int, notify=changed)
    def earlierLooks(self) -> int:
        """How many more there were."""
        found = self._services.my_data.look_ups
        return found.total - len(found.newest) if found else 0

    @Slot()
    def askAccess(self) -> None:
        """Think about a copy; or see the code of the one that was asked for."""
        known = self._services.my_data.asked.standing is not Standing.NONE
        self._show(Step.ASKED if known else Step.ACCESS)

    @Slot()
    def askErasure(self) -> None:
        """Think about being erased."""
        self._show(Step.ERASURE)

    @Slot()
    def goOn(self) -> None:
        """It is understood what erasure means: ask once more."""
        self._show(Step.SURE)

    @Slot()
    def takeReceipt(self) -> None:
        """Show the code of what was decided here."""
        self._show(Step.RECEIPT)

    @Slot()
    def confirm(self) -> None:
        """Ask for what the sheet is about."""
        wish = {Step.ACCESS: DataWish.ACCESS, Step.SURE: DataWish.ERASURE}.get(self._step)
        if wish is not None and not self._asking:
            self._asking = True
            self.changed.emit()
            self._services.background.start(self._ask(wish), "ask-for-data")

    @Slot()
    def close(self) -> None:
        """Close the sheet; nobody is left here who was erased."""
        self._services.session.touch()
        if self._step is Step.ASKED and self._services.my_data.asked.wish is DataWish.ERASURE:
            self._services.session.end(EndReason.LEFT)
        else:
            self._show(Step.NONE)

    def opened(self, _argument: str) -> None:
        """The page is shown."""
        self._services.background.start(self._services.my_data.look(), "look-at-look-ups")

    def wipe(self) -> None:
        self._asking = False
        self._show(Step.NONE)
        self._follow()

    async def _ask(self, wish: DataWish) -> None:
        session = self._services.session.current.id
        try:
            stored = await self._services.my_data.ask(wish)
        finally:
            self._asking = False
            self.changed.emit()
        if self._services.session.current.id == session:
            self._show(Step.ASKED if stored else Step.NONE)

    def _show(self, step: Step) -> None:
        self._step = step
        self._draw()
        self.changed.emit()

    def _follow(self) -> None:
        found = self._services.my_data.look_ups
        rows = found.newest if found else ()
        self._looks.show(
            [LookUpRow(at, self._present.as_of(one.at), words.look_up(one)) for at, one in enumerate(rows)]
        )
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        links = {Step.ASKED: self._services.my_data.asked.link, Step.RECEIPT: self._services.consents.receipt}
        link = links.get(self._step, "")
        self._code.draw(link)
