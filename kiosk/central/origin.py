"""Where an operation came from, and what is known of its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.consent import NO_KIOSK_BEFORE


@dataclass(frozen=True, slots=True)
class Origin:
    """The device's entry, and between which moments of this service's clock it was made."""

    device: str
    series: int
    seq: int
    clock_offset_ms: int | None
    not_before: datetime | None
    received_at: datetime

    @property
    def columns(self) -> dict[str, Any]:
        return {
            "device": self.device,
            "series": self.series,
            "seq": self.seq,
            "clock_offset_ms": self.clock_offset_ms,
            "received_at": self.received_at,
        }

    def in_our_time(self, moment: datetime) -> datetime:
        """A moment of the device's clock in this service's, within what is possible."""
        earliest = min(self.not_before or NO_KIOSK_BEFORE, self.received_at)
        try:
            moment += timedelta(milliseconds=self.clock_offset_ms or 0)
        except OverflowError:
            return earliest
        return min(max(moment, earliest), self.received_at)
