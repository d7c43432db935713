"""A frame as it is handed to a screen."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """`data` holds `height` rows of `width` pixels of blue, green, red, a byte each, without gaps.

    Read-only and never changed afterwards: a `QImage` (Format_BGR888) may stand on it. `number` counts the frames.
    """

    number: int
    width: int
    height: int
    data: memoryview = field(repr=False)
