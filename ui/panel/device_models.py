"""Each device with its plug and its faults; the card terminal with what becomes of the next payment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.money import Money
from ui.format import money
from ui.models.rows import RowsModel
from ui.panel import words
from ui.panel.base import Part
from ui.panel.desk import Code, Desk, DeviceNow, FaultOffer
from ui.panel.shop_models import ChoiceRow
from ui.panel.worker import Worker

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_SYMBOLS = {
    "camera": "qr",
    "scanner": "barcode",
    "card_reader": "tap",
    "printer": "printer",
    "terminal": "card",
    "wedge": "keyboard",
    "wallet": "person",
    "rfid": "online",
    "voice": "speaker",
}
_TONES = {"ready": "good", "busy": "good", "opening": "soon", "reconnecting": "bad", "faulty": "bad", "absent": "bad"}


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A fault on its button."""

    key: str
    label: str
    amount: str
    active: bool
    lasting: bool


@QmlElement
class DeviceVM(Part):
    """One device."""

    changed = Signal()

    def __init__(self, key: str, desk: Desk, hands: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._desk = desk
        self._hands = hands
        self._offers: tuple[FaultOffer, ...] = ()
        self._faults = RowsModel(FaultRow, "key", self)

    def offer(self, faults: Sequence[FaultOffer]) -> None:
        """Of these faults, its own."""
        self._offers = tuple(fault for fault in faults if fault.device == self._key)
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        active = frozenset(self._now.faults)
        self._faults.show([self._row(offer, active) for offer in self._offers])

    def _row(self, offer: FaultOffer, active: frozenset[str]) -> FaultRow:
        amount = "" if offer.amount is None else words.amount(offer.name, offer.amount)
        return FaultRow(offer.name, words.fault(offer.name), amount, offer.name in active, offer.lasting)

    @property
    def _now(self) -> DeviceNow:
        found = (device for device in self.state.devices if device.key == self._key)
        return next(found, DeviceNow(self._key, plugged=False))

    @Property(str, constant=True)
    def key(self) -> str:
        """Its name in stories."""
        return self._key

    @Property(str, constant=True)
    def symbol(self) -> str:
        """Its icon."""
        return _SYMBOLS.get(self._key, "tap")

    @Property(str, notify=changed)
    def name(self) -> str:
        """Its name in words."""
        return words.device(self._key)

    @Property(bool, notify=changed)
    def plugged(self) -> bool:
        """Whether its plug is in."""
        return self._now.plugged

    @Property(str, notify=changed)
    def health(self) -> str:
        """How the application sees it."""
        return words.health(self._now, running=self.state.running)

    @Property(str, notify=changed)
    def tone(self) -> str:
        """The colour of its light: good, soon, bad or off."""
        return _TONES.get(self._now.health, "off") if self.state.running else "off"

    @Property(bool, notify=changed)
    def broken(self) -> bool:
        """Whether it has a fault that can be mended."""
        return bool(self._now.faults)

    @Property(RowsModel, constant=True)
    def faults(self) -> RowsModel:
        """Its faults."""
        return self._faults

    @Slot(bool)
    def setPlugged(self, plugged: bool) -> None:
        """Put its plug in or pull it."""
        self._hands.do(lambda: self._desk.do("plug" if plugged else "unplug", self._key))

    @Slot(str)
    def toggle(self, fault: str) -> None:
        """Bring a fault about, or mend it."""
        verb = "mend" if fault in self._now.faults else "fault"
        self._hands.do(lambda: self._desk.do(verb, {self._key: fault}))

    @Slot()
    def mend(self) -> None:
        """Mend all its faults."""
        self._hands.do(lambda: self._desk.do("mend", self._key))


@QmlElement
class TerminalVM(Part):
    """The card terminal's display and script."""

    changed = Signal()

    def __init__(self, desk: Desk, hands: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hands = hands
        self._names: tuple[str, ...] = ()
        self._turns = RowsModel(ChoiceRow, "key", self)

    def offer(self, turns: Sequence[str]) -> None:
        """These may become of a payment."""
        self._names = tuple(turns)
        self.refresh()

    def refresh(self) -> None:
        self._turns.show([ChoiceRow(name, words.turn(name), chosen=False) for name in self._names])

    @property
    def _display(self) -> tuple[str, str]:
        now = self.state.terminal
        plugged = any(device.key == "terminal" and device.plugged for device in self.state.devices)
        amount = money(Money(now.amount, "EUR"), self.language) if now.amount >= 0 else ""
        return words.display(now, amount, plugged=plugged)

    @Property(str, notify=changed)
    def line(self) -> str:
        """The display's first line."""
        return self._display[0]

    @Property(str, notify=changed)
    def below(self) -> str:
        """Its second line."""
        return self._display[1]

    @Property(bool, notify=changed)
    def hung(self) -> bool:
        """Whether it waits to be released."""
        return self.state.terminal.state == "hung"

    @Property(RowsModel, constant=True)
    def turns(self) -> RowsModel:
        """What may become of the next payment."""
        return self._turns

    @Slot(str)
    def next(self, turn: str) -> None:
        """So goes the next payment."""
        said = words.translate("Panel", "The next payment: %1").replace("%1", words.turn(turn))
        self._hands.do(lambda: self._desk.do("terminal", turn), said)

    @Slot(int)
    def decline(self, code: int) -> None:
        """The next payment is declined with this result code."""
        said = words.translate("Panel", "The next payment is declined with code %1").replace("%1", str(code))
        self._hands.do(lambda: self._desk.do("terminal", {"decline": code}), said)

    @Slot()
    def release(self) -> None:
        """Let it go on after hanging."""
        self._hands.do(lambda: self._desk.do("terminal", "release"))


@QmlElement
class TagsVM(Part):
    """Products with RFID tags, on the counter or not."""

    changed = Signal()

    def __init__(self, desk: Desk, hands: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hands = hands
        self._codes: dict[str, Code] = {}
        self._rows = RowsModel(ChoiceRow, "key", self)

    def offer(self, tags: Sequence[Code]) -> None:
        """These can lie there."""
        self._codes = {tag.key: tag for tag in tags}
        self.refresh()

    def refresh(self) -> None:
        lying = self._lying
        self._rows.show(
            [ChoiceRow(key, _short(code, self.language), code.digits in lying) for key, code in self._codes.items()]
        )

    @property
    def _lying(self) -> frozenset[str]:
        return frozenset(tag for device in self.state.devices for tag in device.tags)

    @Property(RowsModel, constant=True)
    def tags(self) -> RowsModel:
        """The products."""
        return self._rows

    @Property(bool, notify=changed)
    def some(self) -> bool:
        """Whether anything lies there."""
        return bool(self._lying)

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Lay a product down, or take it away."""
        code = self._codes[key]
        verb = "take_tags" if code.digits in self._lying else "put_tags"
        self._hands.do(lambda: self._desk.do(verb, [code.scan]))

    @Slot()
    def takeAll(self) -> None:
        """Take everything away."""
        self._hands.do(lambda: self._desk.do("take_tags", "all"))


def _short(code: Code, language: str) -> str:
    """A product's name without its kind and size."""
    return (code.names.get(language) or code.names["en"]).partition(",")[0]
