"""A card in a reader's field, and what a reader must be able to do for the drivers."""

from __future__ import annotations

from typing import Protocol

from hardware.card.memory import CardMemory


class TooMany(Exception):
    """More than one card is in the field."""


class PresentedCard(Protocol):
    """A card in the field now."""

    @property
    def uid(self) -> str:
        """Upper-case hex; personal."""

    @property
    def memory(self) -> CardMemory | None:
        """None when it is of a kind that holds no message for us."""

    def is_present(self) -> bool:
        """Whether it is still there and answering."""


class Frontend(Protocol):
    """An open reader. OSError from any method: it cannot be reached (any more)."""

    @property
    def description(self) -> str:
        """Its make and firmware, as far as it tells."""

    def sense(self) -> PresentedCard | None:
        """The card in the field now; TooMany."""

    def close(self) -> None:
        """Let the reader go."""


def same(uid: str, other: str) -> bool:
    """Whether it is one card: a phone that was found twice without ever being away has two random UIDs (08…)."""
    return uid == other or (_is_random(uid) and _is_random(other))


def _is_random(uid: str) -> bool:
    return len(uid) == 8 and uid.startswith("08")
