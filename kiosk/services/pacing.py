"""How long to wait before trying again."""

from __future__ import annotations

from collections.abc import Callable

MAX_DELAY = 300.0
FIRST_DELAY = 1.0
LONGEST_ASKED = 3600.0
"""Seconds: no server keeps this device silent for longer."""

Fraction = Callable[[], float]
"""Gives a number in [0, 1): the jitter's source."""


def backoff(attempts: int, fraction: float) -> float:
    """Seconds until the next try: full jitter under a doubling cap of at most five minutes."""
    cap: float = min(MAX_DELAY, FIRST_DELAY * 2.0 ** min(attempts, 16))
    return cap * fraction


def asked(seconds: float | None) -> float:
    """A server's wish as a wait between nothing and an hour; nothing when it is no number."""
    if seconds is None or not seconds > 0:  # a NaN is not greater than anything
        return 0.0
    return min(seconds, LONGEST_ASKED)
