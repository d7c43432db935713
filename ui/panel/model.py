"""The control panel's view model: its parts, looking at the world, and what was just said."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.i18n import Language, Translations
from ui.models.rows import RowsModel
from ui.panel.base import Part
from ui.panel.desk import Catalogue, Desk, DeskState
from ui.panel.device_models import DeviceVM, TagsVM, TerminalVM
from ui.panel.shop_models import ChoiceRow, DeckVM, SheetVM
from ui.panel.story_model import StoryVM
from ui.panel.worker import Worker
from ui.panel.world_models import CentralVM, NetworkVM, ProcessVM

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_POLL_MS = 400
_SAID_MS = 6_000
_DEVICES = ("camera", "scanner", "card_reader", "wedge", "wallet", "rfid", "printer", "terminal", "voice")


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device that is there."""

    key: str
    vm: DeviceVM


@QmlElement
class PanelVM(QObject):
    """Wishes are carried out one after another; looking and playing stories have threads of their own."""

    changed = Signal()
    saidChanged = Signal()

    def __init__(self, desk: Desk, translations: Translations, languages: tuple[Language, ...], timezone: str) -> None:
        super().__init__()
        self._desk = desk
        self._translations = translations
        self._languages = languages
        self._state = DeskState()
        self._said, self._bad = "", False
        self._tab = 0
        self._looking = False
        self._hands, self._eyes, self._player = Worker("panel-hands"), Worker("panel-eyes"), Worker("panel-player")
        self._deck, self._sheet = DeckVM(desk, self._hands, self), SheetVM(desk, self._hands, self)
        self._devices = {key: DeviceVM(key, desk, self._hands, self) for key in _DEVICES}
        self._device_rows = RowsModel(DeviceRow, "key", self)
        self._terminal, self._tags = TerminalVM(desk, self._hands, self), TagsVM(desk, self._hands, self)
        self._network, self._process = NetworkVM(desk, self._hands, self), ProcessVM(desk, self._hands, self)
        self._central = CentralVM(timezone, self)
        self._story = StoryVM(desk, self._hands, self._player, self)
        self._parts: tuple[Part, ...] = (
            *(self._deck, self._sheet, *self._devices.values(), self._terminal, self._tags),
            *(self._network, self._process, self._central, self._story),
        )
        self._choices = RowsModel(ChoiceRow, "key", self)
        for worker in (self._hands, self._eyes, self._player):
            worker.told.connect(self._say)
        self._quiet = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._quiet.timeout.connect(lambda: self._say("", bad=False))
        self._clock = QTimer(self, interval=_POLL_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()
        self._speak()
        self._look()
        self._eyes.do(desk.catalogue, then=self._open)

    def close(self) -> None:
        """Ask nothing more; waits for what is under way."""
        self._clock.stop()
        for worker in (self._eyes, self._hands, self._player):
            worker.close()

    # ── the frame ────────────────────────────────────────────────────────────────────────────────

    @Property(RowsModel, constant=True)
    def languages(self) -> RowsModel:
        """The languages to choose from, by their own names."""
        return self._choices

    @Property(int, notify=changed)
    def tab(self) -> int:
        """Which sheet of the panel is open."""
        return self._tab

    @Slot(int)
    def open(self, tab: int) -> None:
        """Open a sheet of the panel."""
        self._tab = tab
        self.changed.emit()

    @Property(str, notify=saidChanged)
    def said(self) -> str:
        """What was just done, or why not."""
        return self._said

    @Property(bool, notify=saidChanged)
    def bad(self) -> bool:
        """Whether that is bad news."""
        return self._bad

    @Slot(str)
    def speak(self, language: str) -> None:
        """Speak this language."""
        self._translations.use(language)
        self._speak()

    # ── the parts ────────────────────────────────────────────────────────────────────────────────

    @Property(DeckVM, constant=True)
    def deck(self) -> DeckVM:
        """Cards."""
        return self._deck

    @Property(SheetVM, constant=True)
    def sheet(self) -> SheetVM:
        """Codes."""
        return self._sheet

    @Property(RowsModel, constant=True)
    def devices(self) -> RowsModel:
        """The devices there are."""
        return self._device_rows

    @Property(TerminalVM, constant=True)
    def terminal(self) -> TerminalVM:
        """The card terminal's display and script."""
        return self._terminal

    @Property(TagsVM, constant=True)
    def tags(self) -> TagsVM:
        """What lies before the RFID reader."""
        return self._tags

    @Property(NetworkVM, constant=True)
    def network(self) -> NetworkVM:
        """Network and clock."""
        return self._network

    @Property(ProcessVM, constant=True)
    def process(self) -> ProcessVM:
        """The application's process, log and slips."""
        return self._process

    @Property(CentralVM, constant=True)
    def central(self) -> CentralVM:
        """What arrived, and what waits."""
        return self._central

    @Property(StoryVM, constant=True)
    def story(self) -> StoryVM:
        """The recorder."""
        return self._story

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _speak(self) -> None:
        language = self._translations.current
        self._choices.show([ChoiceRow(one.code, one.name, one.code == language) for one in self._languages])
        for part in self._parts:
            part.speak(language)

    def _open(self, catalogue: Catalogue | None) -> None:
        if catalogue is None:
            return
        self._deck.deal(catalogue.cards)
        self._sheet.print(catalogue.codes)
        for device in self._devices.values():
            device.offer(catalogue.faults)
        self._terminal.offer(catalogue.turns)
        self._tags.offer(catalogue.tags)

    @Slot()
    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._eyes.do(self._desk.state, then=self._show)

    def _show(self, state: DeskState | None) -> None:
        self._looking = False
        if state is None or state == self._state:
            return
        self._state = state
        there = {device.key for device in state.devices}
        self._device_rows.show([DeviceRow(key, vm) for key, vm in self._devices.items() if key in there])
        for part in self._parts:
            part.show(state)

    @Slot(str, bool)
    def _say(self, text: str, bad: bool) -> None:
        self._said, self._bad = text, bad
        self._quiet.start()
        self.saidChanged.emit()
        self._look()
