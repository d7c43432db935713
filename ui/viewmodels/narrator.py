"""Reads the screen aloud: what a page is when it opens, what changes on it, and the countdown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QmlElement

from kiosk.services.idle import IdleService, IdleState
from kiosk.services.read_aloud import ReadAloud
from ui import words_aloud as words
from ui.viewmodels.base import ViewModel
from ui.viewmodels.screens import Screens

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

READ = ("shell", "product", "finder", "basket", "checkout", "payment", "done", "pickup", "handover", "login", "staff")
COUNTED = frozenset({10, 5})


@QmlElement
class Narrator(ViewModel):
    """Looks at what the screens show, whenever they changed and somebody listens; says what is new.

    Each thing has its place (the page, what happens on it, the countdown): what is new there replaces what was said of
    it before. Messages in passing are read by who shows them, `NoticesVM`.
    """

    def __init__(self, aloud: ReadAloud, idle: IdleService, screens: Screens) -> None:
        super().__init__()
        self._aloud = aloud
        self._shows: dict[str, QObject] = {name: getattr(screens, name) for name in READ}
        self._said: dict[str, str] = {}
        self._warning = False
        # One step of a person's changes much: what is there when all of it has changed, is read.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._look)
        for shown in self._shows.values():
            shown.changed.connect(self._settled.start)  # type: ignore[attr-defined] # a Qt signal
        self.keep(aloud.changed.subscribe(self._switched), idle.changed.subscribe(self._count))

    def wipe(self) -> None:
        self._settled.stop()
        self._said.clear()
        self._warning = False

    def _switched(self, on: bool) -> None:
        self._said.clear()
        if on:
            self._aloud.say(words.begun())
            self._settled.start()

    def _look(self) -> None:
        if not self._aloud.on:
            return
        if self._is("shell", "fault"):
            self._tell("page", words.sorry(), urgent=True)
            return
        page = self._text("shell", "page")
        self._tell("page", self._page(page))
        self._tell("news", self._news(page))

    def _tell(self, about: str, text: str, *, urgent: bool = False) -> None:
        if text != self._said.get(about, ""):
            self._said[about] = text
            if text:
                self._aloud.say(text, about=about, urgent=urgent)

    def _page(self, page: str) -> str:
        match page:
            case "product" if self._is("product", "gone"):
                return words.gone()
            case "product":
                return ", ".join(filter(None, (self._text("product", "name"), self._text("product", "price"))))
            case "finder":
                return words.finder(self._text("finder", "question"))
            case "basket":
                return words.basket(int(self._shown("basket", "pieces")), self._text("basket", "total"))
            case "checkout":
                return words.checkout(self._text("basket", "total"), by_card=self._is("checkout", "cardOffered"))
            case "payment":
                declined = self._text("payment", "problem") != ""
                on_phone = self._is("payment", "onPhone")
                return words.payment(self._text("payment", "amount"), on_phone=on_phone, declined=declined)
            case "done":
                number, total = self._text("done", "number"), self._text("done", "total")
                return words.done(number, total, paid=self._is("done", "paid")) if number else ""
            case _:
                return words.title(page)

    def _news(self, page: str) -> str:
        """What happens on a page, or is wrong there."""
        match page:
            case "checkout":
                return self._text("checkout", "cardProblem")
            case "payment":
                return self._paying()
            case "pickup" if self._is("pickup", "hasOrder"):
                return f"{self._text('pickup', 'state')}. {self._text('pickup', 'advice')}"
            case "pickup" | "staff":
                return self._text(page, "problem")
            case "login":
                return words.login(self._text("login", "state"))
            case "handover":
                return words.handover(self._text("handover", "state"))
            case _:
                return ""

    def _paying(self) -> str:
        if self._text("payment", "problem"):
            return f"{self._text('payment', 'problem')} {self._text('payment', 'advice')}"
        return words.remove_card() if self._is("payment", "removeCard") else self._text("payment", "step")

    def _count(self, state: IdleState) -> None:
        before, self._warning = self._warning, state.warning
        if state.warning and not before:
            self._aloud.say(words.still_here(state.seconds), about="countdown", urgent=True)
        elif state.warning and state.seconds in COUNTED:
            self._aloud.say(words.seconds_left(state.seconds), about="countdown", urgent=True)
        elif before and not state.warning:
            self._aloud.hush()

    def _shown(self, name: str, what: str) -> Any:
        return self._shows[name].property(what)

    def _text(self, name: str, what: str) -> str:
        return str(self._shown(name, what))

    def _is(self, name: str, what: str) -> bool:
        return bool(self._shown(name, what))
