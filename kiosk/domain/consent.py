"""What the shop may do with a person's data: append-only events, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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


SLACK = timedelta(minutes=1)
"""By how much a clock may be off before it is plainly wrong: measuring it takes a round trip."""

NO_KIOSK_BEFORE = datetime(2025, 1, 1, tzinfo=UTC)
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One decision. `text_hash` is the SHA-256 of the words the person saw, `language` their language.

    `decided_at` is the device's clock and `clock_offset` the server's time less it, None when the device did not know.
    The server knows better: the decision was made after `not_before`, when the device last reported without it (None
    when it never did), and before `received_at`. Sequence numbers compare within one `series` of one device; the
    device "" keeps no sequence.
    """

    id: str
    purpose: Purpose
    given: bool
    decided_at: datetime
    text_hash: str
    language: str
    device: str
    series: int
    seq: int
    received_at: datetime
    clock_offset: timedelta | None = None
    not_before: datetime | None = None

    @property
    def dated(self) -> datetime:
        """When it was decided, in server time, never later than it was received.

        Where the clock was plainly wrong, the person has the benefit of the doubt: a withdrawal counts from the latest
        possible moment, a grant from the earliest.
        """
        latest = self.received_at
        earliest = min(self.not_before or NO_KIOSK_BEFORE, latest)
        claimed = _moved(self.decided_at, self.clock_offset)
        if earliest - SLACK <= claimed <= latest + SLACK:
            return min(max(claimed, earliest), latest)
        return earliest if self.given else latest


@dataclass(frozen=True, slots=True)
class ConsentStatus:
    """What holds for one purpose, and since when."""

    purpose: Purpose
    state: ConsentState
    decided_at: datetime | None = None


def resolve(events: Iterable[ConsentEvent], purpose: Purpose) -> ConsentStatus:
    """What holds after all events, in whatever order they arrive: GIVEN if some grant is beaten by no withdrawal."""
    mine = [event for event in events if event.purpose is purpose]
    if not mine:
        return ConsentStatus(purpose, ConsentState.NEVER_ASKED)
    withdrawals = [event for event in mine if not event.given]
    standing = [event for event in mine if event.given and not any(_beats(other, event) for other in withdrawals)]
    if standing:
        return ConsentStatus(purpose, ConsentState.GIVEN, max(event.dated for event in standing))
    return ConsentStatus(purpose, ConsentState.WITHDRAWN, max(event.dated for event in withdrawals))


def _beats(withdrawal: ConsentEvent, grant: ConsentEvent) -> bool:
    """Of one device the sequence decides, for it needs no clock; else every grant not dated later is beaten."""
    if withdrawal.device and (withdrawal.device, withdrawal.series) == (grant.device, grant.series):
        return withdrawal.seq >= grant.seq
    return withdrawal.dated >= grant.dated


def _moved(moment: datetime, offset: timedelta | None) -> datetime:
    """`moment` plus `offset`, at most the calendar's ends."""
    try:
        return moment + (offset or timedelta(0))
    except OverflowError:
        return _LAST if offset and offset > timedelta(0) else _FIRST
