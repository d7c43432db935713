"""Network, clock and process; what the central service has; the printed slips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.money import Money
from ui.format import moment, money
from ui.models.rows import RowsModel
from ui.panel import words
from ui.panel.base import Part
from ui.panel.desk import Desk, Line, SlipNow
from ui.panel.shop_models import ChoiceRow
from ui.panel.worker import Worker

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_REPLIES = ("as_is", "lost", "html", "500", "drip", "silent")
_LATENCIES = (0, 200, 1000, 4000)
_LOSSES = (0, 10, 30, 60)


def network(line: Line) -> Any:
    """A line as the step `network` says it."""
    if line == Line():
        return "up"
    if line == Line(up=False):
        return "down"
    said: dict[str, Any] = {} if line.up else {"state": "down"}
    if line.latency_ms:
        said["latency_ms"] = f"{line.latency_ms:g}"
    if line.loss:
        said["loss"] = f"{line.loss:g}"
    if line.reply == "lost":
        said["reply_lost"] = True
    elif line.reply != "as_is":
        said["reply"] = line.reply
    return said


@QmlElement
class NetworkVM(Part):
    """The line between kiosk and central service, and the kiosk's clock."""

    changed = Signal()

    def __init__(self, desk: Desk, hands: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hands = hands
        self._replies = RowsModel(ChoiceRow, "key", self)
        self._latencies = RowsModel(ChoiceRow, "key", self)
        self._losses = RowsModel(ChoiceRow, "key", self)

    def refresh(self) -> None:
        line = self.state.line
        self._replies.show([ChoiceRow(name, words.reply(name), name == line.reply) for name in _REPLIES])
        self._latencies.show([ChoiceRow(str(ms), f"{ms} ms", ms == line.latency_ms) for ms in _LATENCIES])
        self._losses.show([ChoiceRow(str(one), f"{one} %", one == round(line.loss * 100)) for one in _LOSSES])

    @Property(bool, notify=changed)
    def up(self) -> bool:
        """Whether there is a line at all."""
        return self.state.line.up

    @Property(bool, notify=changed)
    def sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.state.line == Line()

    @Property(RowsModel, constant=True)
    def replies(self) -> RowsModel:
        """What can happen to answers."""
        return self._replies

    @Property(RowsModel, constant=True)
    def latencies(self) -> RowsModel:
        """How late everything may be, each way."""
        return self._latencies

    @Property(RowsModel, constant=True)
    def losses(self) -> RowsModel:
        """How much may be lost."""
        return self._losses

    @Property(str, notify=changed)
    def clock(self) -> str:
        """How far the kiosk's clock is from the right time."""
        return words.offset(self.state.clock)

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether there is an application whose clock can be moved."""
        return self.state.running

    @Slot(bool)
    def setUp(self, up: bool) -> None:
        """Cut the line or mend all of it."""
        self._set(Line() if up else Line(up=False))

    @Slot(str)
    def setReply(self, reply: str) -> None:
        """What happens to answers."""
        line = self.state.line
        self._set(Line(True, line.latency_ms, line.loss, reply))

    @Slot(str)
    def setLatency(self, milliseconds: str) -> None:
        """How late everything is, each way."""
        line = self.state.line
        self._set(Line(True, float(milliseconds), line.loss, line.reply))

    @Slot(str)
    def setLoss(self, percent: str) -> None:
        """How many of a hundred exchanges are cut."""
        line = self.state.line
        self._set(Line(True, line.latency_ms, int(percent) / 100, line.reply))

    @Slot(str)
    def moveClock(self, by: str) -> None:
        """Move the kiosk's clock, counted from now: "+2h", "-1d"."""
        self._hands.do(lambda: self._desk.do("clock", by))

    @Slot()
    def rightClock(self) -> None:
        """Put the kiosk's clock right."""
        by = f"{-self.state.clock:+g}s"
        self._hands.do(lambda: self._desk.do("clock", by))

    def _set(self, line: Line) -> None:
        self._hands.do(lambda: self._desk.do("network", network(line)))


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """A purchase in words."""

    key: str
    number: str
    total: str
    pieces: int
    customer: str
    at: str


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent event in words."""

    key: str
    purpose: str
    given: bool
    customer: str


@dataclass(frozen=True, slots=True)
class CartRow:
    """An online cart in words."""

    key: str
    name: str
    pieces: int
    lines: int


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A device as the central service follows it."""

    key: str
    told: int
    highWater: int
    applied: int
    alarms: str


@QmlElement
class CentralVM(Part):
    """What arrived at the central service, and what waits in the kiosk."""

    changed = Signal()

    def __init__(self, timezone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timezone = timezone
        self._purchases = RowsModel(PurchaseRow, "key", self)
        self._consents = RowsModel(ConsentRow, "key", self)
        self._carts = RowsModel(CartRow, "key", self)
        self._counters = RowsModel(CounterRow, "key", self)

    def refresh(self) -> None:
        state, unknown = self.state, words.translate("Panel", "no customer")
        self._purchases.show(
            [
                PurchaseRow(
                    key=one.key,
                    number=one.number,
                    total=money(Money(one.total, "EUR"), self.language),
                    pieces=one.pieces,
                    customer=one.customer or unknown,
                    at=moment(one.placed_at, self.language, self._timezone),
                )
                for one in state.purchases
            ]
        )
        self._consents.show(
            [ConsentRow(one.key, one.purpose, one.given, one.customer or unknown) for one in state.consents]
        )
        self._carts.show([CartRow(one.key, one.name, one.pieces, one.lines) for one in state.carts])
        self._counters.show(
            [CounterRow(one.key, one.told, one.high_water, one.applied, one.alarms) for one in state.counters]
        )

    @Property(bool, notify=changed)
    def reachable(self) -> bool:
        """Whether it answers us."""
        return self.state.reachable

    @Property(RowsModel, constant=True)
    def purchases(self) -> RowsModel:
        """Purchases, the newest first."""
        return self._purchases

    @Property(RowsModel, constant=True)
    def consents(self) -> RowsModel:
        """Consent events, the newest first."""
        return self._consents

    @Property(RowsModel, constant=True)
    def carts(self) -> RowsModel:
        """Online carts with something in them."""
        return self._carts

    @Property(RowsModel, constant=True)
    def counters(self) -> RowsModel:
        """Devices that have told something."""
        return self._counters

    @Property(int, notify=changed)
    def pending(self) -> int:
        """Outbox: to be sent; -1 unknown."""
        return self.state.pending

    @Property(int, notify=changed)
    def parked(self) -> int:
        """Outbox: to be looked at."""
        return self.state.parked

    @Property(int, notify=changed)
    def acknowledged(self) -> int:
        """Outbox: delivered."""
        return self.state.acknowledged


@QmlElement
class ProcessVM(Part):
    """The application's process, its log, and what came out of its printer."""

    changed = Signal()

    def __init__(self, desk: Desk, hands: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hands = hands
        self._slips = RowsModel(SlipNow, "key", self)

    def refresh(self) -> None:
        self._slips.show(list(self.state.slips))

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether it runs."""
        return self.state.running

    @Property(str, notify=changed)
    def words(self) -> str:
        """How it is, in words."""
        return words.application(running=self.state.running, starting=self.state.starting)

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The screen it shows, by its name in stories."""
        return self.state.screen

    @Property(str, notify=changed)
    def basket(self) -> str:
        """What is in the basket, "" while nobody can tell."""
        lines = self.state.basket_lines
        if lines < 0:
            return ""
        return f"{lines} · {money(Money(self.state.basket_total, 'EUR'), self.language)}"

    @Property(str, notify=changed)
    def log(self) -> str:
        """The last lines of its log."""
        return "\n".join(self.state.log)

    @Property(RowsModel, constant=True)
    def slips(self) -> RowsModel:
        """Printed slips, the newest first."""
        return self._slips

    @Slot()
    def kill(self) -> None:
        """End it hard."""
        self._hands.do(lambda: self._desk.do("kill", "hard"), words.translate("Panel", "Killed"))

    @Slot()
    def start(self) -> None:
        """Start it."""
        self._hands.do(lambda: self._desk.do("start"), words.translate("Panel", "Started"))

    @Slot()
    def restart(self) -> None:
        """End it as a service manager does, and start it."""

        def work() -> None:
            self._desk.do("stop")
            self._desk.do("start")

        self._hands.do(work, words.translate("Panel", "Restarted"))
