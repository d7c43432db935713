"""What a camera tells besides codes: the frame as a picture, and what would help the person who holds a code up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Hint(StrEnum):
    """What the person, or who set up the kiosk, can do about a code that is not read."""

    TOO_DARK = "too-dark"
    TOO_BRIGHT = "too-bright"
    GLARE = "glare"  # a lamp's reflection on the code
    TOO_NEAR = "too-near"
    TOO_FAR = "too-far"
    HOLD_STILL = "hold-still"
    TILTED = "tilted"

    @property
    def about_the_place(self) -> bool:
        """Whether it is the light of the place and no code that is told about."""
        return self in {Hint.TOO_DARK, Hint.TOO_BRIGHT}


@dataclass(frozen=True, slots=True)
class Picture:
    """`data` holds `height` rows of `width` pixels of blue, green, red, a byte each, without gaps.

    Read-only and never changed afterwards: a `QImage` (Format_BGR888) may stand on it. `number` counts the frames.
    """

    number: int
    width: int
    height: int
    data: memoryview = field(repr=False)
