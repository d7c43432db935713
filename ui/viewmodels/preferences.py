"""How this person wants the screen: language, letters, contrast, dark colours, everything in reach, read aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.session import Session
from kiosk.services.idle import IdleService
from kiosk.services.read_aloud import ReadAloud
from kiosk.services.session import SessionService
from ui.i18n import Translations
from ui.models.rows import RowsModel
from ui.viewmodels.base import ViewModel

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

LONGER = 3.0
SIZES = ("normal", "large", "largest")
LOOK_AT_CLOCK = 60_000


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language to choose."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How the screen is to look."""

    text_size: int
    high_contrast: bool
    dark: bool
    reach: bool


@QmlElement
class PreferencesVM(ViewModel):
    """Back to the shop's defaults when the session ends."""

    changed = Signal()
    languageChanged = Signal()

    def __init__(
        self,
        session: SessionService,
        idle: IdleService,
        translations: Translations,
        languages: tuple[str, ...],
        usually_dark: Callable[[], bool],
        aloud: ReadAloud,
    ) -> None:
        super().__init__()
        self._session = session
        self._idle = idle
        self._translations = translations
        self._wanted = languages
        self._usually_dark = usually_dark
        self._aloud = aloud
        self._dark = usually_dark()
        self._size = 0
        self._contrast = self._reach = False
        timer = QTimer(self)
        timer.setInterval(LOOK_AT_CLOCK)
        timer.timeout.connect(self.lookAtClock)
        timer.start()
        self._languages = RowsModel(LanguageRow, "code", self)
        self._translations.use(session.current.language)
        self._list()
        self.keep(session.changed.subscribe(self._follow), aloud.changed.subscribe(lambda _on: self._tell()))

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        """The code of the language spoken now."""
        return self._translations.current

    @Property(RowsModel, constant=True)
    def languages(self) -> RowsModel:
        """The languages to choose from, by their own names."""
        return self._languages

    @property
    def look(self) -> Look:
        """All of it, for the theme."""
        return Look(self._size, self._contrast, self._dark, self._reach)

    @Property(int, notify=changed)
    def textSize(self) -> int:
        """0: normal; 1: large; 2: largest, letters at least 7.3 mm high."""
        return self._size

    @Property(bool, notify=changed)
    def dark(self) -> bool:
        """Light letters on dark ground."""
        return self._dark

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        """The set of colours for weak eyes."""
        return self._contrast

    @Property(bool, notify=changed)
    def reach(self) -> bool:
        """All controls in the lower part of the screen."""
        return self._reach

    @Property(bool, notify=changed)
    def mayReadAloud(self) -> bool:
        """Whether there is a voice that can be heard and speaks this language, or has begun to."""
        return self._aloud.offered or self._aloud.on

    @Property(bool, notify=changed)
    def readAloud(self) -> bool:
        """Whether the screen is read aloud."""
        return self._aloud.on

    @Slot(str)
    def useLanguage(self, code: str) -> None:
        """Speak this language for the rest of the session."""
        self._session.begin()
        self._session.update(language=code)

    @Slot(int)
    def setTextSize(self, size: int) -> None:
        """Choose one of the three sizes."""
        self._size = min(max(0, size), len(SIZES) - 1)
        self._tell()

    @Slot(bool)
    def setDark(self, on: bool) -> None:
        """Switch the dark colours."""
        self._dark = on
        self._tell()

    @Slot(bool)
    def setHighContrast(self, on: bool) -> None:
        """Switch the contrast colours."""
        self._contrast = on
        self._tell()

    @Slot(bool)
    def setReach(self, on: bool) -> None:
        """Switch the low layout."""
        self._reach = on
        self._tell()

    @Slot(bool)
    def setReadAloud(self, on: bool) -> None:
        """Switch the voice, for the rest of the session."""
        self._session.begin()
        self._aloud.switch(on=on)

    @Slot()
    def lookAtVoice(self) -> None:
        """The voice may have come or gone."""
        self.changed.emit()

    def wipe(self) -> None:
        self._size = 0
        self._contrast = self._reach = False
        self._dark = self._usually_dark()
        self._tell()

    @Slot()
    def lookAtClock(self) -> None:
        """Evening comes: the colours follow, but never under somebody's eyes."""
        if not self._session.current.active and self._dark is not self._usually_dark():
            self._dark = not self._dark
            self._tell()

    def _tell(self) -> None:
        needs_longer = self._size or self._contrast or self._reach or self._aloud.on
        self._idle.stretch = LONGER if needs_longer else 1.0
        self.changed.emit()

    def _follow(self, session: Session) -> None:
        if session.language != self._translations.current:
            self._translations.use(session.language)
            self._list()
            self.languageChanged.emit()

    def _list(self) -> None:
        current = self._translations.current
        self._languages.show(
            [LanguageRow(one.code, one.name, one.code == current) for one in self._translations.languages(self._wanted)]
        )
