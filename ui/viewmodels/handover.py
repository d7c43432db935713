"""Taking the basket, or a product, to a phone."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.services.handover import HandoverView
from ui.format import time_of_day
from ui.models.qr_code import QrModel
from ui.models.rows import RowsModel
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel
from ui.viewmodels.shell import ShellVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = "handover"


@QmlElement
class HandoverVM(ViewModel):
    """The code, and whether the phone has fetched what it opens. The page's argument is a product's SKU, or nothing."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter, shell: ShellVM) -> None:
        super().__init__()
        self._services = services
        self._present = present
        self._shell = shell
        self._code = QrModel(self)
        shell.changed.connect(self._follow_page)
        self.keep(services.handover.changed.subscribe(self._follow))

    @property
    def _view(self) -> HandoverView:
        return self._services.handover.view

    @Property(str, notify=changed)
    def state(self) -> str:
        """`kiosk.services.handover.HandoverState`."""
        return self._view.state.value

    @Property(RowsModel, constant=True)
    def code(self) -> RowsModel:
        """The dark runs of the code."""
        return self._code

    @Property(int, notify=changed)
    def codeSide(self) -> int:
        """The code's side in modules; 0 without one."""
        return self._code.side

    @Property(int, notify=changed)
    def pieces(self) -> int:
        """How many things go along."""
        return self._view.pieces

    @Property(int, notify=changed)
    def leftOut(self) -> int:
        """How many weighed things do not."""
        return self._view.left_out

    @Property(bool, notify=changed)
    def ofBasket(self) -> bool:
        """Whether it is the basket, and not one product."""
        return self._view.of_basket

    @Property(str, notify=changed)
    def until(self) -> str:
        """Until when the code is good, at the shop."""
        until = self._view.until
        zone = self._services.settings.store.timezone
        return time_of_day(until, self._present.language, zone) if until else ""

    @Slot()
    def again(self) -> None:
        """Show a new code."""
        self._services.background.start(self._services.handover.again(), "hand-over-again")

    @Slot()
    def emptyBasket(self) -> None:
        """What is on the phone leaves the basket."""
        self._services.handover.empty_basket()
        self._shell.open("home")

    @Slot()
    def keepBasket(self) -> None:
        """It stays here as well."""
        self._services.session.touch()
        self._shell.back()

    def opened(self, sku: str) -> None:
        """The page is shown."""
        handover = self._services.handover
        work = handover.send_product(sku) if sku else handover.send_basket()
        self._services.background.start(work, "hand-over")

    def wipe(self) -> None:
        self._code.draw("")
        self.changed.emit()

    def _follow(self, view: HandoverView) -> None:
        self._code.draw(view.link)
        self.changed.emit()

    def _follow_page(self) -> None:
        if self._shell.in_view not in {PAGE, ""}:
            self._services.handover.close()
