"""What the control panel needs from the world it controls: rows to show, and story steps to have done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

CardKind = Literal["customer", "blocked", "unreadable", "unknown", "blank", "verified", "two", "staff"]
CodeKind = Literal["product", "weighed", "recalled", "expired", "unknown", "misread", "strange", "customer", "voucher"]
Names = Mapping[str, str]
"""A name by language code."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the deck; `content` is what the steps tap_card and hold_card take, `code` its QR code ("" for none)."""

    key: str
    name: str
    note: str
    kind: CardKind
    content: Any
    code: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the sheet. `scan` is what the scanner reads ("" when it cannot), `show` what the step show_code takes.

    `digits` stands below it; `picture` and `bars` are file URLs, "" without one; `price` in cents, -1 without one.
    """

    key: str
    kind: CodeKind
    names: Names
    digits: str
    scan: str
    show: Any
    picture: str = ""
    bars: str = ""
    price: int = -1


@dataclass(frozen=True, slots=True)
class FaultOffer:
    """A fault that a device can have. With an `amount`, it takes a number, this one unless told.

    `lasting`: it is there until it is mended; else it happens.
    """

    device: str
    name: str
    amount: float | None = None
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What does not change while the panel is open."""

    cards: Sequence[Card] = ()
    codes: Sequence[Code] = ()
    faults: Sequence[FaultOffer] = ()
    turns: Sequence[str] = ()
    tags: Sequence[Code] = ()


@dataclass(frozen=True, slots=True)
class DeviceNow:
    """A device: its plug, how the application sees it ("" unknown), the faults it has, the tags that lie before it."""

    key: str
    plugged: bool
    health: str = ""
    faults: Sequence[str] = ()
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TerminalNow:
    """What the card terminal shows: idle, busy or hung; of its last transaction amount in cents and result code."""

    state: Literal["idle", "busy", "hung"] = "idle"
    amount: int = -1
    code: int = 0
    reversal: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The network between kiosk and central service; `reply` as the step `network` says it, or "lost"."""

    up: bool = True
    latency_ms: float = 0.0
    loss: float = 0.0
    reply: str = "as_is"


@dataclass(frozen=True, slots=True)
class PurchaseNow:
    """A purchase that arrived; `total` in cents."""

    key: str
    number: str
    total: int
    pieces: int
    customer: str
    placed_at: datetime


@dataclass(frozen=True, slots=True)
class ConsentNow:
    """A consent event that arrived."""

    key: str
    purpose: str
    given: bool
    customer: str


@dataclass(frozen=True, slots=True)
class CartNow:
    """An online cart."""

    key: str
    name: str
    lines: int
    pieces: int


@dataclass(frozen=True, slots=True)
class CounterNow:
    """How far the central service has followed a device."""

    key: str
    told: int
    high_water: int
    applied: int
    alarms: str


@dataclass(frozen=True, slots=True)
class SlipNow:
    """A printed slip; `picture` is a file URL."""

    key: str
    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class DeskState:
    """How the world is. Numbers are -1 while nobody can tell them."""

    running: bool = False
    starting: bool = False
    screen: str = ""
    line: Line = field(default_factory=Line)
    clock: float = 0.0
    devices: Sequence[DeviceNow] = ()
    terminal: TerminalNow = field(default_factory=TerminalNow)
    pending: int = -1
    parked: int = -1
    acknowledged: int = -1
    basket_lines: int = -1
    basket_total: int = 0
    reachable: bool = False
    purchases: Sequence[PurchaseNow] = ()
    consents: Sequence[ConsentNow] = ()
    carts: Sequence[CartNow] = ()
    counters: Sequence[CounterNow] = ()
    slips: Sequence[SlipNow] = ()
    log: Sequence[str] = ()
    recording: bool = False
    recorded: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Played:
    """How a story went when it was played; `told` is where and why it failed."""

    ok: bool
    told: str = ""
    steps: int = 0
    seconds: float = 0.0


class Desk(Protocol):
    """Every call may block and is made on a worker's thread; a KioskError's text is shown to the person."""

    def catalogue(self) -> Catalogue:
        """Deck, sheet and offers."""

    def state(self) -> DeskState:
        """How it is now."""

    def do(self, verb: str, content: Any = "") -> None:
        """Do a step, as a story says it. While recording it becomes part of the story."""

    def record(self) -> None:
        """Begin to record, in a fresh shop."""

    def finish(self, title: str, *, expect: bool) -> str:
        """End recording; gives the story's text. `expect`: with what is so at the end."""

    def save(self, text: str, folder: Path, name: str) -> Path:
        """Write a story; gives the file. StoryError when the text is none."""

    def play(self, file: Path) -> Played:
        """Play a story in a process of its own, headless."""
