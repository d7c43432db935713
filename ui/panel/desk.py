"""What the control panel needs from the world it controls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Line = Literal["up", "slow", "reply_lost", "portal", "down"]


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card of the deck; `key` is the name stories use."""

    key: str
    name: str
    note: str
    staff: bool


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product's code on the sheet; `picture` is a file URL, "" without one."""

    key: str
    name: str
    gtin: str
    picture: str


@dataclass(frozen=True, slots=True)
class DeskState:
    """How the world is. Numbers are -1 while nobody can tell them."""

    running: bool = False
    line: Line = "up"
    plugged: Mapping[str, bool] = field(default_factory=dict)
    paper: bool = True
    pending: int = -1
    parked: int = -1
    acknowledged: int = -1
    purchases: int = -1
    consents: int = -1
    receipt: str = ""


class Desk(Protocol):
    """Every call may block and is made on a worker's thread; a KioskError's text is shown to the person."""

    def cards(self) -> Sequence[CardRow]:
        """The deck."""

    def products(self) -> Sequence[ProductRow]:
        """The sheet of codes."""

    def state(self) -> DeskState:
        """How it is now."""

    def tap(self, card: str) -> None:
        """Put a card on the reader."""

    def show_card(self, card: str) -> None:
        """Hold a card's code before the camera."""

    def scan(self, code: str) -> None:
        """Read a code (names such as `{product:1}` are filled in) with the scanner."""

    def show(self, code: str) -> None:
        """Hold a code before the camera."""

    def set_line(self, line: Line) -> None:
        """Change the network."""

    def set_plug(self, device: str, *, plugged: bool) -> None:
        """Pull or put a plug."""

    def set_paper(self, *, there: bool) -> None:
        """Take the printer's paper out or put it in."""

    def kill(self) -> None:
        """End the application hard and leave it ended."""

    def start(self) -> None:
        """Start the application."""
