"""Whether the screen is dark while nobody has chosen: by the setting, or by the time of day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.ports import Clock

Appearance = Literal["light", "dark", "auto"]

DAY = time(7), time(19)
"""From when to when `auto` is light, in the shop's time."""


def usually_dark(appearance: Appearance, clock: Clock, timezone: str) -> Callable[[], bool]:
    """A function that tells whether the screen is dark now, unless the person before it chose."""
    zone = ZoneInfo(timezone)

    def night() -> bool:
        begins, ends = DAY
        return not begins <= clock.now().astimezone(zone).time() < ends

    return night if appearance == "auto" else lambda: appearance == "dark"
