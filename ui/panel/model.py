"""The control panel's view model: sends wishes to the desk on a worker, shows how the world is."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from ui.models.rows import RowsModel
from ui.panel.desk import CardRow, Desk, DeskState, Line, ProductRow

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_POLL_MS = 500
_SAID_MS = 4_000
_LINES: dict[str, Line] = {"up": "up", "slow": "slow", "reply_lost": "reply_lost", "portal": "portal", "down": "down"}


@QmlElement
class PanelVM(QObject):
    """Wishes are carried out one after another; looking at the world has a thread of its own."""

    changed = Signal()
    saidChanged = Signal()
    _seen = Signal(object)
    _told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state = DeskState()
        self._said = ""
        self._filter = ""
        self._looking = False
        self._hands = ThreadPoolExecutor(1, thread_name_prefix="panel-hands")
        self._eyes = ThreadPoolExecutor(1, thread_name_prefix="panel-eyes")
        self._cards = RowsModel(CardRow, "key", self)
        self._cards.show(list(desk.cards()))
        self._all_products = tuple(desk.products())
        self._products = RowsModel(ProductRow, "key", self)
        self._products.show(list(self._all_products))
        self._seen.connect(self._show)
        self._told.connect(self._say)
        self._quiet = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._quiet.timeout.connect(lambda: self._say(""))
        self._clock = QTimer(self, interval=_POLL_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()
        self._look()

    def close(self) -> None:
        """Ask nothing more; waits for what is under way."""
        self._clock.stop()
        self._eyes.shutdown(cancel_futures=True)
        self._hands.shutdown(cancel_futures=True)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    @Property(RowsModel, constant=True)
    def cards(self) -> RowsModel:
        """The deck."""
        return self._cards

    @Property(RowsModel, constant=True)
    def products(self) -> RowsModel:
        """The sheet of codes, as filtered."""
        return self._products

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether the application runs."""
        return self._state.running

    @Property(str, notify=changed)
    def line(self) -> str:
        """The network: up, slow, reply_lost, portal or down."""
        return self._state.line

    @Property(bool, notify=changed)
    def paper(self) -> bool:
        """Whether the printer has paper."""
        return self._state.paper

    @Property(int, notify=changed)
    def pending(self) -> int:
        """Outbox: to be sent; -1 unknown."""
        return self._state.pending

    @Property(int, notify=changed)
    def parked(self) -> int:
        """Outbox: to be looked at."""
        return self._state.parked

    @Property(int, notify=changed)
    def acknowledged(self) -> int:
        """Outbox: delivered."""
        return self._state.acknowledged

    @Property(int, notify=changed)
    def purchases(self) -> int:
        """Purchases at the central service."""
        return self._state.purchases

    @Property(int, notify=changed)
    def consents(self) -> int:
        """Consent events at the central service."""
        return self._state.consents

    @Property(str, notify=changed)
    def receipt(self) -> str:
        """The last printed slip."""
        return self._state.receipt

    @Property(str, notify=saidChanged)
    def said(self) -> str:
        """What was just done, or why not."""
        return self._said

    @Property(bool, notify=changed)
    def camera(self) -> bool:
        """Whether its plug is in; so the next three."""
        return self._state.plugged.get("camera", False)

    @Property(bool, notify=changed)
    def scanner(self) -> bool:
        """As above."""
        return self._state.plugged.get("scanner", False)

    @Property(bool, notify=changed)
    def cardReader(self) -> bool:
        """As above."""
        return self._state.plugged.get("card_reader", False)

    @Property(bool, notify=changed)
    def printer(self) -> bool:
        """As above."""
        return self._state.plugged.get("printer", False)

    # ── wishes ───────────────────────────────────────────────────────────────────────────────────

    @Slot(str)
    def tap(self, card: str) -> None:
        """Put a card on the reader."""
        self._do(lambda: self._desk.tap(card), f"{card.title()}'s card is on the reader")

    @Slot(str)
    def showCard(self, card: str) -> None:
        """Hold a card's code before the camera."""
        self._do(lambda: self._desk.show_card(card), f"{card.title()}'s code is before the camera")

    @Slot(str)
    def scan(self, code: str) -> None:
        """Read a code with the scanner."""
        self._do(lambda: self._desk.scan(code), "Scanned")

    @Slot(str)
    def show(self, code: str) -> None:
        """Hold a code before the camera."""
        self._do(lambda: self._desk.show(code), "The code is before the camera")

    @Slot(str)
    def setLine(self, line: str) -> None:
        """Change the network."""
        wanted = _LINES[line]
        self._do(lambda: self._desk.set_line(wanted), "")

    @Slot(str, bool)
    def setPlug(self, device: str, plugged: bool) -> None:
        """Pull or put a plug."""
        self._do(lambda: self._desk.set_plug(device, plugged=plugged), "")

    @Slot(bool)
    def setPaper(self, there: bool) -> None:
        """Take the paper out or put it in."""
        self._do(lambda: self._desk.set_paper(there=there), "")

    @Slot()
    def kill(self) -> None:
        """End the application hard."""
        self._do(self._desk.kill, "Killed")

    @Slot()
    def start(self) -> None:
        """Start the application."""
        self._do(self._desk.start, "Started")

    @Slot(str)
    def filter(self, text: str) -> None:
        """Show the products whose name or code contains the text."""
        words = text.casefold().split()
        self._products.show(
            [row for row in self._all_products if all(word in f"{row.name} {row.gtin}".casefold() for word in words)]
        )

    def _do(self, work: Callable[[], None], said: str) -> None:
        def run() -> None:
            try:
                work()
            except KioskError as error:
                self._told.emit(str(error))
            else:
                self._told.emit(said)

        self._hands.submit(run)

    @Slot()
    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._eyes.submit(lambda: self._seen.emit(self._desk.state()))

    @Slot(object)
    def _show(self, state: DeskState) -> None:
        self._looking = False
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Slot(str)
    def _say(self, text: str) -> None:
        self._said = text
        self._quiet.start()
        self.saidChanged.emit()
        self._look()
