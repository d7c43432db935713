"""The recorder of stories: record, stop, save, play."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Property, QObject, QStandardPaths, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.panel import words
from ui.panel.base import Part
from ui.panel.desk import Desk, DeskState, Played
from ui.panel.worker import Worker

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StoryVM(Part):
    """`phase` is idle, preparing, recording, composing, recorded or playing; `verdict` "", green or red."""

    changed = Signal()
    storyChanged = Signal()

    def __init__(self, desk: Desk, hands: Worker, player: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hands = hands
        self._player = player
        self._phase = "idle"
        self._text = ""
        self._title = ""
        self._expect = True
        self._folder = _documents()
        self._file: Path | None = None
        self._verdict = ""
        self._told = ""

    def show(self, state: DeskState) -> None:
        before = self.state
        super().show(state)
        if state.recorded != before.recorded and self._phase == "recording":
            self.storyChanged.emit()
        if state.recording and self._phase == "idle":  # begun from the command line
            self._go("recording")

    @Property(str, notify=storyChanged)
    def phase(self) -> str:
        """What is going on."""
        return self._phase

    @Property(str, notify=storyChanged)
    def text(self) -> str:
        """The steps so far, then the whole story."""
        if self._phase == "recording":
            return "\n".join(f"- {step}" for step in self.state.recorded)
        return self._text

    @Property(int, notify=storyChanged)
    def count(self) -> int:
        """How many steps there are so far."""
        return len(self.state.recorded)

    @Property(str, notify=storyChanged)
    def verdict(self) -> str:
        """Of the last time it was played."""
        return self._verdict

    @Property(str, notify=storyChanged)
    def told(self) -> str:
        """What playing it told, or where it was saved."""
        return self._told

    @Property(bool, notify=storyChanged)
    def expect(self) -> bool:
        """Whether the story is to end with what is so then."""
        return self._expect

    @Property(str, notify=storyChanged)
    def folder(self) -> str:
        """Where stories are saved."""
        return str(self._folder)

    @Property(str, notify=storyChanged)
    def title(self) -> str:
        """What the story is called."""
        return self._title

    @Slot(str)
    def setTitle(self, title: str) -> None:
        """Call the story this."""
        self._title = title

    @Slot(str)
    def setFolder(self, folder: str) -> None:
        """Save stories there."""
        self._folder = Path(folder.strip() or str(_documents()))
        self._file = None

    @Slot(bool)
    def setExpect(self, expect: bool) -> None:
        """End stories with what is so then, or not."""
        self._expect = expect
        self.storyChanged.emit()

    @Slot()
    def record(self) -> None:
        """Begin, in a fresh shop."""
        self._go("preparing")
        self._verdict, self._told, self._text, self._file = "", "", "", None
        said = words.translate("Panel", "Recording: everything you do here and on the kiosk")
        self._hands.do(self._begin, said, lambda begun: self._go("recording" if begun else "idle"))

    def _begin(self) -> bool:
        self._desk.record()
        return True

    @Slot()
    def stop(self) -> None:
        """Compose the story."""
        title = self._title.strip() or words.translate("Panel", "A recorded story")
        expect = self._expect
        self._go("composing")
        self._hands.do(lambda: self._desk.finish(title, expect=expect), then=self._composed)

    def _composed(self, text: str | None) -> None:
        self._text = text or ""
        self._go("recorded" if text else "idle")

    @Slot()
    def save(self) -> None:
        """Write the story to the folder."""
        self._hands.do(self._save, then=self._saved)

    def _save(self) -> Path:
        title = self._title.strip() or words.translate("Panel", "A recorded story")
        return self._desk.save(self._text, self._folder, title)

    def _saved(self, file: Path | None) -> None:
        if file is not None:
            self._file, self._told = file, str(file)
            self.storyChanged.emit()

    @Slot()
    def play(self) -> None:
        """Save the story if it is not yet, and play it in a process of its own."""
        self._verdict = ""
        self._go("playing")
        file = self._file
        self._player.do(lambda: self._play(file), then=self._judged)

    def _play(self, file: Path | None) -> tuple[Path, Played]:
        kept = file or self._save()
        return kept, self._desk.play(kept)

    def _judged(self, result: tuple[Path, Played] | None) -> None:
        if result is not None:
            self._file, played = result
            self._verdict = "green" if played.ok else "red"
            self._told = words.played(played.steps, played.seconds) if played.ok else played.told
        self._go("recorded")

    def _go(self, phase: str) -> None:
        self._phase = phase
        self.storyChanged.emit()


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or str(Path.home())) / "kiosk-stories"
