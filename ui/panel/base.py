"""What the parts of the panel's view model share."""

from __future__ import annotations

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtQml import QmlElement

from ui.panel.desk import DeskState

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Part(QObject):
    """One part: shows the newest state, and says its words anew when the language changes."""

    changed: SignalInstance
    """Each part has a signal of its own: Qt finds none of a base class for the properties of another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = DeskState()
        self.language = "en"

    def show(self, state: DeskState) -> None:
        """Show this state."""
        before, self.state = self.state, state
        if before != state:
            self.refresh()
            self.changed.emit()

    def speak(self, language: str) -> None:
        """Say everything in this language."""
        self.language = language
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Bring the rows up to date with state and language."""
