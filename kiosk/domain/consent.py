"""What the shop may do with a person's data: append-only events, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """Processing purposes, named after the W3C Data Privacy Vocabulary."""

    RECOMMENDATIONS = "dpv:ProvidePersonalisedRecommendations"
    BENEFITS = "dpv:PersonalisedBenefits"
    MARKETING = "dpv:DirectMarketing"
    ANALYTICS = "dpv:ServiceUsageAnalytics"
    DEVICE_CACHE = "dpv:OptimiseUserInterface"


class ConsentState(StrEnum):
    """Only GIVEN permits processing."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    NEVER_ASKED = "never_asked"


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One decision. `text_hash` is the SHA-256 of the words the person saw, `language` their language."""

    id: str
    purpose: Purpose
    given: bool
    decided_at: datetime
    text_hash: str
    language: str


@dataclass(frozen=True, slots=True)
class ConsentStatus:
    """What holds for one purpose, and since when."""

    purpose: Purpose
    state: ConsentState
    decided_at: datetime | None = None


def resolve(events: Iterable[ConsentEvent], purpose: Purpose) -> ConsentStatus:
    """What holds after all events, in whatever order they arrive: a withdrawal beats every grant not dated later."""
    mine = [event for event in events if event.purpose is purpose]
    if not mine:
        return ConsentStatus(purpose, ConsentState.NEVER_ASKED)
    last = max(mine, key=lambda event: (event.decided_at, not event.given))
    return ConsentStatus(purpose, ConsentState.GIVEN if last.given else ConsentState.WITHDRAWN, last.decided_at)
