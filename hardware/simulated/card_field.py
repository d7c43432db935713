"""What lies on a simulated reader, put there and taken away by hand; and what goes wrong between card and reader."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from hardware.simulated.tag import CardInField, SimulatedCard

_PATIENCE = 10.0
_LIFTED = 4
"""Empty fields in a row after which any reader knows that a card was taken away."""
_SELECTING = frozenset({0x26, 0x52, 0x93, 0x95, 0x50})


@dataclass(slots=True)
class CardReaderFaults:
    """What goes wrong, until it is set back.

    `silent`: answers nothing; `garbage`: answers rubbish; `slow`: seconds before each answer; `crumbs`: answers come
    byte by byte, where bytes are sent; `torn`: how many of the next reads break off; `missed`: how often the card is
    then not found; `torn_write`: after how many written pages or parts the card is moved away, once.
    """

    silent: bool = False
    torn: int = 0
    missed: int = 0
    slow: float = 0.0
    garbage: bool = False
    crumbs: bool = False
    torn_write: int | None = None


class CardField:
    """The place for cards of every simulated reader. Methods may be called from any thread."""

    def __init__(self) -> None:
        self.faults = CardReaderFaults()
        self._cards: list[CardInField] = []
        self._tap_seconds: float | None = None
        self._leaves_at: float | None = None
        self._fresh = False
        self._breaking = False
        self._broken = False
        self._empty = _LIFTED  # how often a reader has found nothing since the last card
        self._lifted = 0  # how often it shall still find nothing before the next
        self._lock = threading.Lock()

    def put_card(self, *cards: SimulatedCard) -> None:
        """Lay a card on the reader, or several at once, in place of what is there."""
        with self._lock:
            self._cards = [CardInField(card) for card in cards]
            self._tap_seconds = self._leaves_at = None
            self._lifted = 0

    def add_card(self, card: SimulatedCard) -> None:
        """Lay a card beside those that lie there."""
        with self._lock:
            self._cards.append(CardInField(card))

    def remove_card(self, card: SimulatedCard | None = None) -> None:
        """Take one card away, or all there are."""
        with self._lock:
            self._cards = [one for one in self._cards if card is not None and one.card is not card]

    def tap(self, card: SimulatedCard, seconds: float = 0.6, *, others: Sequence[SimulatedCard] = ()) -> None:
        """Hold a card, or several at once, to the reader for `seconds` from when it notices; given up after ten.

        The seconds begin anew when it begins to read.
        """
        with self._lock:
            empty = 0 if self._present() else self._empty
            self._lifted = max(0, _LIFTED - empty)  # a hand that taps twice lifts the card in between
            self._cards, self._tap_seconds = [CardInField(one) for one in (card, *others)], seconds
            self._leaves_at = time.monotonic() + _PATIENCE

    @property
    def has_card(self) -> bool:
        """Whether a card lies on it."""
        with self._lock:
            return bool(self._present())

    @property
    def is_lifted(self) -> bool:
        """Whether nothing lies on it and any reader has noticed: the next tap begins at once."""
        with self._lock:
            return not self._present() and self._empty >= _LIFTED

    @property
    def is_empty(self) -> bool:
        """Whether no card is there for the reader; one that a hand has yet to bring does not count."""
        with self._lock:
            return self._lifted > 0 or not self._present()

    # ── what the reader's end asks ───────────────────────────────────────────────────────────────

    def field_off(self) -> None:
        """The reader has switched its field off."""
        with self._lock:
            for card in self._cards:
                card.field_off()

    def answer(self, frame: bytes) -> bytes | None:
        """What comes back through the air: the first card that is not asleep answers; None when nothing does."""
        with self._lock:
            cards = self._present()
            if not frame or not cards or self._lifted:
                if not cards or self._lifted:
                    self._nothing_found(frame)
                return None
            if frame == b"\x26":
                if self._broken and self.faults.missed:
                    self.faults.missed -= 1
                    return None
                self._noticed()
            elif frame[0] not in _SELECTING:
                self._being_read()
                if self._breaks():
                    return None
            return next((said for card in cards if (said := self._said(card, frame)) is not None), None)

    def chosen(self) -> CardInField | None:
        """The card that a reader talks to which takes the first one it finds; None when nothing lies there."""
        with self._lock:
            cards = self._present()
            if not cards or self._lifted:
                self._nothing_found(b"\x26")
                return None
            self._noticed()
            return cards[0]

    def lying(self) -> list[CardInField]:
        """The cards that lie there."""
        with self._lock:
            return list(self._present())

    def breaks(self, card: CardInField) -> bool:
        """Whether what `chosen` was asked next breaks off."""
        with self._lock:
            return self._breaks() or self._torn_away(card)

    def _present(self) -> list[CardInField]:
        if self._leaves_at is not None and time.monotonic() >= self._leaves_at:
            self._leaves_at = None
            self._cards = []
        return self._cards

    def _nothing_found(self, frame: bytes) -> None:
        if frame in {b"\x26", b"\x52"}:
            self._empty, self._lifted = self._empty + 1, max(0, self._lifted - 1)

    def _noticed(self) -> None:
        """A reader has begun to talk to the card."""
        self._empty = 0
        self._fresh = True
        if self._tap_seconds is not None:
            self._leaves_at = min(self._leaves_at or math.inf, time.monotonic() + self._tap_seconds)

    def _being_read(self) -> None:
        if self._tap_seconds is not None:
            self._leaves_at, self._tap_seconds = time.monotonic() + self._tap_seconds, None

    def _breaks(self) -> bool:
        if self._fresh:
            self._fresh = False
            self._breaking = self.faults.torn > 0
            self._broken = self._breaking
            self.faults.torn = max(0, self.faults.torn - 1)
        return self._breaking

    def _said(self, card: CardInField, frame: bytes) -> bytes | None:
        if self._torn_away(card):
            return None
        return card.answer(frame)

    def _torn_away(self, card: CardInField) -> bool:
        """A card that is being written is moved away: it lies there no more."""
        if self.faults.torn_write is None or card.wear < self.faults.torn_write or card not in self._cards:
            return False
        self.faults.torn_write = None
        self._cards.remove(card)
        return True
