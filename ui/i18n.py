"""Languages: whatever `assets/i18n/*.qm` there are; a new one needs no code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine

SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code and its own name."""

    code: str
    name: str


class Translations:
    """Installs one language at a time and lets bindings read their sentences anew."""

    def __init__(self, folder: Path) -> None:
        self._translators = {
            file.stem.removeprefix("kiosk_"): _load(file) for file in sorted(folder.glob("kiosk_*.qm"))
        }
        self._installed: QTranslator | None = None
        self._engine: QQmlEngine | None = None
        self.current = SOURCE_LANGUAGE

    def languages(self, wanted: Sequence[str]) -> tuple[Language, ...]:
        """Those of `wanted` there is a translation of, in that order; the source language is always there."""
        found = [Language(code, self._own_name(code)) for code in wanted if code in self._translators]
        return tuple(found) or (Language(SOURCE_LANGUAGE, "English"),)

    def attach(self, engine: QQmlEngine | None) -> None:
        """Tell this engine when the language changes."""
        self._engine = engine

    def use(self, code: str) -> None:
        """Speak this language from now on, from right to left where it is written so; without it, the source's.

        Counts in sentences (%Ln) are then grouped as this language does it: 1.745, 1,745.
        """
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
        self._installed = self._translators.get(code)
        if self._installed is not None:
            QCoreApplication.installTranslator(self._installed)
        self.current = code
        locale = QLocale(code)
        locale.setDefault(locale)
        QGuiApplication.setLayoutDirection(locale.textDirection())
        if self._engine is not None:
            self._engine.retranslate()

    def _own_name(self, code: str) -> str:
        name: str | None = self._translators[code].translate("Language", "English")
        return name or code


def own_name() -> str:
    """What this language calls itself: to be translated by the language's name, not by the word for English."""
    return QCoreApplication.translate("Language", "English")


def _load(file: Path) -> QTranslator:
    translator = QTranslator()
    translator.load(str(file))
    return translator
