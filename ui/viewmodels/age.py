"""Staff look at the buyer's age."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.session import Session
from kiosk.domain.text import isolated
from ui.services import UiServices
from ui.viewmodels.base import ViewModel
from ui.viewmodels.shell import ShellVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = "age_check"


@QmlElement
class AgeVM(ViewModel):
    """First somebody is waited for; once they unlocked, they say whether the buyer is old enough."""

    changed = Signal()

    def __init__(self, services: UiServices, shell: ShellVM) -> None:
        super().__init__()
        self._services = services
        self._shell = shell
        self._age = 0
        shell.changed.connect(self._follow_page)
        self.keep(services.session.changed.subscribe(self._follow))

    @Property(int, notify=changed)
    def age(self) -> int:
        """The age that is asked for."""
        return self._age

    @Property(bool, notify=changed)
    def unlocked(self) -> bool:
        """Whether somebody who may decide is here."""
        return self._services.session.current.approver is not None

    @Property(str, notify=changed)
    def memberName(self) -> str:
        """Who decides."""
        member = self._services.session.current.approver
        return isolated(member.name) if member else ""

    @Slot()
    def approve(self) -> None:
        """The buyer is old enough: on to paying."""
        if self._services.age.approve():
            self._shell.back()

    @Slot()
    def refuse(self) -> None:
        """The buyer is too young: back to the basket, without what asks for more years."""
        if self._services.age.refuse():
            self._shell.back()  # to the checkout …
            self._shell.back()  # … and to the basket, where they see what is left

    def opened(self, _argument: str) -> None:
        """The page is shown."""
        self._services.age.begin()

    def wipe(self) -> None:
        self._age = 0
        self.changed.emit()

    def _follow_page(self) -> None:
        if self._shell.in_view not in {PAGE, ""}:
            self._services.age.end()

    def _follow(self, session: Session) -> None:
        self._age = session.unchecked_age or self._age
        self.changed.emit()
