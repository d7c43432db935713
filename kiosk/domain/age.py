"""That somebody old enough buys what is not sold to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AgeCheck:
    """A member of staff saw that the buyer is at least `age`; never when they were born.

    `staff` is the reference of who looked, `offline` whether this device alone recognised them.
    """

    age: int
    staff: str
    checked_at: datetime
    offline: bool = False
