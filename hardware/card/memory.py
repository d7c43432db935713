"""What both kinds of card have in common: a memory that holds one NDEF message."""

from __future__ import annotations

from typing import Protocol

MAX_MESSAGE = 4096
"""Bytes of NDEF; the largest cards of the trade hold less. What claims more is not believed."""


class CardStumbled(Exception):
    """The card did not answer, or not as its kind must: it was moved, is another kind, or is broken."""


class CardRefused(Exception):
    """The card says no to a command that it understood."""


class CardMemory(Protocol):
    """Every method may raise CardStumbled; then the card is as it was, or holds no message at all."""

    def read(self) -> bytes | None:
        """The NDEF message; None when the card was not made ready for one, b"" when none is on it."""

    def format(self) -> bool:
        """Make an empty card ready for a message; False when this kind of card, or this one, cannot be."""

    @property
    def capacity(self) -> int:
        """How long a message may be; 0 when none can be written. Known after `read` or `format`."""

    @property
    def lockable(self) -> bool:
        """Whether `lock` can do it. Known as above."""

    def write(self, message: bytes) -> None:
        """Put a message in place of what is there; CardRefused. Broken off, there is none, and it can be repeated."""

    def lock(self) -> None:
        """Never let anybody write to it again; CardRefused."""
