"""What time it is, whatever this device's own clock says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.ports import Clock

DRIFT = 0.0005
"""Seconds a second: no quartz runs worse, and a clock that is being corrected is slewed by no more."""

_FIRST_YEAR, _LAST_YEAR = 2020, 2999


@dataclass(frozen=True, slots=True)
class _Sample:
    """The server's time at a monotonic moment, give or take `error` seconds then."""

    server: datetime
    moment: float
    error: float

    def at(self, moment: float) -> datetime:
        return self.server + timedelta(seconds=moment - self.moment)

    def error_at(self, moment: float) -> float:
        return self.error + abs(moment - self.moment) * DRIFT


class ServerTime:
    """A Clock that follows the central service's: `now()` is the best estimate of its time, in UTC.

    Before the first measurement `now()` is this device's wall clock. Afterwards a jump of the wall clock changes
    `offset()` and nothing else, for the time since a measurement is taken from the monotonic clock.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sample: _Sample | None = None

    def measured(self, server: datetime, sent: float, received: float) -> None:
        """Take over the server's answer to a question asked at `sent` and answered at `received` (monotonic).

        The answer was made somewhere in between: half the round trip is the best guess and the largest error (as in
        RFC 5905). A less exact answer than the one there is changes nothing, unless both cannot be true.
        """
        if not _FIRST_YEAR <= server.year <= _LAST_YEAR:
            return  # a machine without a clock
        half = max(0.0, received - sent) / 2
        sample = _Sample(server, received - half, half)
        kept = self._sample
        if kept is None or sample.error <= kept.error_at(sample.moment) or self._contradict(kept, sample):
            self._sample = sample

    def offset(self) -> timedelta | None:
        """The server's time less this device's wall clock, now; None as long as it was never measured."""
        return None if self._sample is None else self.now() - self._clock.now()

    def now(self) -> datetime:
        return self._clock.now() if self._sample is None else self._sample.at(self._clock.monotonic())

    def monotonic(self) -> float:
        return self._clock.monotonic()

    def _contradict(self, kept: _Sample, new: _Sample) -> bool:
        apart = abs((kept.at(new.moment) - new.server).total_seconds())
        return apart > kept.error_at(new.moment) + new.error
