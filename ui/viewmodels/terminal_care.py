"""For staff: what the card terminal can be asked to do."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.services.terminal_care import CareTask, CareView
from ui import words_devices as words
from ui.present import Presenter
from ui.services import UiServices
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TerminalCareVM(ViewModel):
    """The terminal's tasks and what came of the last one."""

    changed = Signal()

    def __init__(self, services: UiServices, present: Presenter) -> None:
        super().__init__()
        self._care = services.terminal_care
        self._background = services.background
        self._present = present
        self.keep(
            services.terminal_care.changed.subscribe(lambda _view: self.changed.emit()),
            services.devices.changed.subscribe(lambda _health: self.changed.emit()),
            services.session.changed.subscribe(lambda _session: self.changed.emit()),
        )

    @property
    def _view(self) -> CareView:
        return self._care.view

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Whether there is a terminal."""
        return self._care.offered

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether it can be asked now."""
        return self._care.ready

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether it is at work."""
        return self._view.running

    @Property(bool, notify=changed)
    def done(self) -> bool:
        """Whether the last task was done."""
        return self._view.done

    @Property(str, notify=changed)
    def result(self) -> str:
        """What came of the last task; "" before the first one."""
        view = self._view
        return words.care(view, self._present.money(view.total)) if view.task is not None else ""

    @Property(str, notify=changed)
    def slip(self) -> str:
        """The terminal's slips."""
        return "\n".join(self._view.lines).strip()

    @Slot(str)
    def run(self, task: str) -> None:
        """Have a `CareTask` done."""
        self._background.start(self._care.run(CareTask(task)), "terminal-care")
