"""Writing a customer's card."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ports import CardWrite
from kiosk.services.card_writing import CardStage
from ui import words_cards
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CardVM(ViewModel):
    """The sheet over the staff desk."""

    changed = Signal()

    def __init__(self, services: UiServices) -> None:
        super().__init__()
        self._services = services
        self._cards = services.cards
        self.keep(services.cards.changed.subscribe(lambda _desk: self.changed.emit()))

    @Property(bool, constant=True)
    def offered(self) -> bool:
        """Whether this kiosk has a reader."""
        return self._cards.offered

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        """Whether a card is being written."""
        return self._cards.desk.stage is not CardStage.CLOSED

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether the service or the reader is at work."""
        return self._cards.desk.stage in {CardStage.ASKING, CardStage.WRITING}

    @Property(bool, notify=changed)
    def written(self) -> bool:
        """Whether the card is done."""
        return self._cards.desk.stage is CardStage.WRITTEN

    @Property(bool, notify=changed)
    def lockWanted(self) -> bool:
        """Whether it is locked for good."""
        return self._cards.desk.lock

    @Property(str, notify=changed)
    def stage(self) -> str:
        """What to do now, in words."""
        return words_cards.stage(self._cards.desk.stage)

    @Property(str, notify=changed)
    def problem(self) -> str:
        """What went wrong, in words."""
        return words_cards.problem(self._cards.desk.problem)

    @Property(bool, notify=changed)
    def replaceable(self) -> bool:
        """Whether what is on the card may be written over."""
        return self._cards.desk.problem == CardWrite.FOREIGN

    @Property(bool, notify=changed)
    def repeatable(self) -> bool:
        """Whether trying once more makes sense."""
        desk = self._cards.desk
        return desk.stage is CardStage.FAILED and desk.problem != CardWrite.FOREIGN

    @Slot()
    def begin(self) -> None:
        """Write a card for the customer shown."""
        self._services.background.start(self._cards.begin(lock=self._cards.desk.lock), "write-card")

    @Slot()
    def again(self) -> None:
        """Try once more."""
        if self._cards.issued:
            self._services.background.start(self._cards.again(), "write-card")
        else:
            self.begin()

    @Slot()
    def replace(self) -> None:
        """Write over what is on the card."""
        self._services.background.start(self._cards.again(replace=True), "write-card")

    @Slot()
    def toggleLock(self) -> None:
        """Lock it, or not."""
        self._cards.lock(wanted=not self._cards.desk.lock)

    @Slot()
    def dismiss(self) -> None:
        """Write none (any more)."""
        self._cards.close()
