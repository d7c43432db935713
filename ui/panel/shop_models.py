"""The deck of cards and the sheet of codes."""

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
from ui.panel.desk import Card, Code, Desk
from ui.panel.worker import Worker

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_FILTERS = ("", "product", "weighed", "odd", "customer", "voucher")
_ODD = frozenset({"recalled", "expired", "unknown", "misread", "strange"})


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as it lies there; `look` names its colours."""

    key: str
    name: str
    note: str
    look: str
    coded: bool
    held: bool


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code as it is printed on the sheet."""

    key: str
    kind: str
    name: str
    digits: str
    picture: str
    bars: str
    price: str
    scannable: bool
    showable: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice of several."""

    key: str
    label: str
    chosen: bool


@QmlElement
class DeckVM(Part):
    """Cards: tapped, laid down, lifted, or their code shown to the camera."""

    changed = Signal()

    def __init__(self, desk: Desk, hands: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hands = hands
        self._cards: dict[str, Card] = {}
        self._held = ""
        self._rows = RowsModel(CardRow, "key", self)

    def deal(self, cards: Sequence[Card]) -> None:
        """These are the cards."""
        self._cards = {card.key: card for card in cards}
        self.refresh()

    def refresh(self) -> None:
        self._rows.show([self._row(card) for card in self._cards.values()])

    def _row(self, card: Card) -> CardRow:
        look = card.note if card.kind == "customer" else card.kind
        name = card.name or words.stranger(card.kind)
        note = words.note(card.note, card.kind)
        return CardRow(card.key, name, note, look, bool(card.code), card.key == self._held)

    @Property(RowsModel, constant=True)
    def cards(self) -> RowsModel:
        """The deck."""
        return self._rows

    @Property(str, notify=changed)
    def held(self) -> str:
        """Who owns the card that lies on the reader, "" for none."""
        card = self._cards.get(self._held)
        return "" if card is None else card.name or words.stranger(card.kind)

    @Slot(str)
    def tap(self, key: str) -> None:
        """Hold a card to the reader for a moment."""
        card = self._cards[key]
        said = words.translate("Panel", "Tapped: %1").replace("%1", self._row(card).name)
        self._hands.do(lambda: self._desk.do("tap_card", card.content), said)
        self._hold("")

    @Slot(str)
    def hold(self, key: str) -> None:
        """Lay a card on the reader."""
        card = self._cards[key]
        said = words.translate("Panel", "On the reader: %1").replace("%1", self._row(card).name)
        self._hands.do(lambda: self._desk.do("hold_card", card.content), said)
        self._hold(key)

    @Slot()
    def lift(self) -> None:
        """Take the card off the reader."""
        self._hands.do(lambda: self._desk.do("lift_card"), words.translate("Panel", "The card is lifted"))
        self._hold("")

    @Slot(str)
    def show_code(self, key: str) -> None:
        """Hold a card's code before the camera."""
        card = self._cards[key]
        said = words.translate("Panel", "Before the camera: %1").replace("%1", card.name)
        self._hands.do(lambda: self._desk.do("show_code", card.code), said)

    def _hold(self, key: str) -> None:
        self._held = key
        self.refresh()
        self.changed.emit()


@QmlElement
class SheetVM(Part):
    """Codes: scanned or held before the camera; found by name, number and kind."""

    changed = Signal()

    def __init__(self, desk: Desk, hands: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hands = hands
        self._codes: dict[str, Code] = {}
        self._search = ""
        self._kind = ""
        self._rows = RowsModel(CodeRow, "key", self)
        self._filters = RowsModel(ChoiceRow, "key", self)

    def print(self, codes: Sequence[Code]) -> None:
        """These are the codes."""
        self._codes = {code.key: code for code in codes}
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        there = {self._group(code) for code in self._codes.values()}
        kinds = [kind for kind in _FILTERS if kind == "" or kind in there]
        self._filters.show([ChoiceRow(kind, words.code(kind), kind == self._kind) for kind in kinds])
        wanted = self._search.casefold().split()
        rows = [self._row(code) for code in self._codes.values() if self._kind in {"", self._group(code)}]
        self._rows.show(
            [row for row in rows if all(word in f"{row.name} {row.digits} {row.key}".casefold() for word in wanted)]
        )

    @staticmethod
    def _group(code: Code) -> str:
        return "odd" if code.kind in _ODD else code.kind

    def _row(self, code: Code) -> CodeRow:
        name = code.names.get(self.language) or code.names.get("en") or words.code(code.kind)
        return CodeRow(
            key=code.key,
            kind=words.code(code.kind) if code.kind in _ODD and code.names else "",
            name=name,
            digits=code.digits,
            picture=code.picture,
            bars=code.bars,
            price="" if code.price < 0 else money(Money(code.price, "EUR"), self.language),
            scannable=code.scan != "",
            showable=code.show != "",
        )

    @Property(RowsModel, constant=True)
    def codes(self) -> RowsModel:
        """The sheet, as filtered."""
        return self._rows

    @Property(RowsModel, constant=True)
    def filters(self) -> RowsModel:
        """The kinds of code there are."""
        return self._filters

    @Property(bool, notify=changed)
    def printed(self) -> bool:
        """Whether the codes are there yet."""
        return bool(self._codes)

    @Slot(str)
    def search(self, text: str) -> None:
        """Show the codes whose name or number contains every word."""
        self._search = text
        self.refresh()

    @Slot(str)
    def choose(self, kind: str) -> None:
        """Show the codes of one kind, "" for all."""
        self._kind = kind
        self.refresh()

    @Slot(str)
    def scan(self, key: str) -> None:
        """Read a code with the scanner; one that it cannot read goes before the camera."""
        code = self._codes[key]
        if not code.scan:
            self.show_code(key)
            return
        said = words.translate("Panel", "Scanned: %1").replace("%1", self._row(code).name)
        self._hands.do(lambda: self._desk.do("scan", code.scan), said)

    @Slot(str)
    def show_code(self, key: str) -> None:
        """Hold a code before the camera."""
        code = self._codes[key]
        said = words.translate("Panel", "Before the camera: %1").replace("%1", self._row(code).name)
        self._hands.do(lambda: self._desk.do("show_code", code.show), said)
