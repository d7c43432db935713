"""NFC readers, and what happens on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

from kiosk.ports.devices import Device


@dataclass(frozen=True, slots=True)
class CardRead:
    """A card that was put on the reader: `uid` in upper-case hex; `texts` are its NDEF URIs and texts.

    `own`: what its records of the shop's own type say. Personal.
    """

    uid: str = field(repr=False)
    texts: tuple[str, ...] = field(default=(), repr=False)
    own: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CardLifted:
    """The card that was put on is away."""


@dataclass(frozen=True, slots=True)
class SeveralCards:
    """More than one card was put on: none is read until all are away."""


CardEvent = CardRead | CardLifted | SeveralCards


class CardWrite(StrEnum):
    """What came of writing a card; it holds the text only when `written`."""

    WRITTEN = "written"
    NO_CARD = "no-card"
    SEVERAL = "several-cards"
    FOREIGN = "foreign"  # something else is on it: `replace` writes over it
    TOO_SMALL = "too-small"
    PROTECTED = "protected"
    NOT_LOCKABLE = "not-lockable"
    UNSUITABLE = "unsuitable"  # a kind of card that takes no text
    TORN = "torn"  # it was moved: hold it on again and repeat


@runtime_checkable
class CardReader(Device, Protocol):
    """An NFC reader."""

    def poll(self, timeout: float) -> CardEvent | None:
        """What happens next; None after about `timeout` seconds; DeviceLost when it went away.

        A card is read once for each time it is put on, also when the reader is lost and opened again meanwhile.
        """

    def write(self, text: str, *, lock: bool = False, replace: bool = False) -> CardWrite:
        """Write a customer's text on the card that lies there, read it back, and `lock` it for good; DeviceLost."""
