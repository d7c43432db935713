"""What keeps a code from being read, told from the frame itself, for the person who holds it up."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from hardware.camera.decoders import Gray
from hardware.camera.regions import Region, Survey, leaning
from kiosk.domain.camera import Hint


@dataclass(frozen=True, slots=True)
class Signs:
    """A frame in figures. Shares are 0 to 1; those of the likeliest code are None where nothing looks like one."""

    light: float
    """Brightness (0 to 255) that a twentieth of the frame exceeds."""
    washed_out: float
    """Share of the frame without any drawing, burnt out."""
    reach: float | None = None
    """The code's longer side, as a share of the frame's width."""
    cut_off: bool = False
    """Whether it runs over the edge of the frame."""
    burnt: float = 0.0
    """Share of the code that is burnt out in spots larger than a module."""
    steepness: float = 1.0
    """The steepest change between neighbouring pixels of a frame 1280 wide, as a share of the contrast.

    A third when sharp, less the more blurred.
    """
    lean: float | None = None
    """Degrees its bars lean off the nearer axis; None when it has none."""


_DARK = 48.0
_BURNT_OUT = 252
_WASHED_OUT = 0.5
_GLARE = 0.25
_NEAR = 0.62
_NEAR_AT_THE_EDGE = 0.3
_FAR_BARS, _FAR_MODULES = 0.14, 0.11
_BLURRED = 0.19
_LEANS = 20.0


def judge(signs: Signs) -> Hint | None:
    """The first thing to mend; None when the frame looks as it should, or like nothing to read."""
    if signs.light < _DARK:
        return Hint.TOO_DARK
    if signs.washed_out > _WASHED_OUT:
        return Hint.TOO_BRIGHT
    if signs.reach is None:
        return None
    if signs.reach > _NEAR or (signs.cut_off and signs.reach > _NEAR_AT_THE_EDGE):
        return Hint.TOO_NEAR
    if signs.reach < (_FAR_MODULES if signs.lean is None else _FAR_BARS):
        return Hint.TOO_FAR
    if signs.burnt > _GLARE:
        return Hint.GLARE
    if signs.steepness < _BLURRED:
        return Hint.HOLD_STILL
    return Hint.TILTED if signs.lean is not None and signs.lean > _LEANS else None


def read_signs(gray: Gray, small: Gray, seen: Survey) -> Signs:
    """The figures of a frame from its survey, its small picture and one patch; a millisecond, no copy of the frame."""
    light = float(np.partition(small.ravel(), -1 - small.size // 20)[-1 - small.size // 20])
    washed_out = float((small >= _BURNT_OUT).mean())
    if not seen.regions:
        return Signs(light, washed_out)
    region = seen.regions[0]
    rows, columns = seen.shape
    core = region.core
    cut_off = (
        core.left <= seen.cell
        or core.top <= seen.cell
        or core.left + core.width >= columns - 2 * seen.cell
        or core.top + core.height >= rows - 2 * seen.cell
    )
    steepness, lean = _texture(core.of(gray))
    reach = max(core.width, core.height) / columns
    return Signs(light, washed_out, reach, cut_off, _burnt(seen, region), steepness * columns / 1280, lean)


class Coach:
    """Says a hint when it holds for most of a while, and takes it back as slowly: nothing flickers on the screen.

    `calm` is that while in seconds. Times are monotonic and come in as arguments.
    """

    _SAY, _TAKE_BACK = 0.6, 0.25
    _LONGEST_STEP = 0.25

    def __init__(self, calm: float = 0.5) -> None:
        self._calm = calm
        self._levels = dict.fromkeys(Hint, 0.0)
        self._hint: Hint | None = None
        self._last: float | None = None

    @property
    def hint(self) -> Hint | None:
        """What is said now."""
        return self._hint

    def hears(self, judged: Hint | None, now: float) -> Hint | None:
        """Take the next frame's judgement; gives what is to be said."""
        step = 0.0 if self._last is None else min(now - self._last, self._LONGEST_STEP)
        self._last = now
        share = 1 - math.exp(-step / self._calm)
        for hint, level in self._levels.items():
            self._levels[hint] = level + ((hint is judged) - level) * share
        if self._hint is not None and self._levels[self._hint] < self._TAKE_BACK:
            self._hint = None
        best = max(self._levels, key=self._levels.__getitem__)
        if self._levels[best] > self._SAY:
            self._hint = best
        return self._hint

    def succeeds(self) -> None:
        """A code was read: there is nothing to say."""
        self._levels = dict.fromkeys(Hint, 0.0)
        self._hint = None


def _burnt(seen: Survey, region: Region) -> float:
    core, cell = region.core, seen.cell
    rows = slice(core.top // cell, max(core.top // cell + 1, (core.top + core.height) // cell))
    columns = slice(core.left // cell, max(core.left // cell + 1, (core.left + core.width) // cell))
    burnt = (seen.means[rows, columns] >= _BURNT_OUT).astype(np.uint8)
    spots = cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return float(np.mean(spots))


def _texture(patch: Gray) -> tuple[float, float | None]:
    """Steepness and lean of the middle of a patch; noise is averaged out of both."""
    rows, columns = patch.shape
    top, left = max(0, (rows - 240) // 2), max(0, (columns - 240) // 2)
    smooth = np.asarray(cv2.blur(patch[top : top + 240, left : left + 240], (3, 3)), np.uint8)
    low, high = (float(value) for value in np.percentile(smooth[::3, ::3], (3, 97)))
    if high - low < 1:
        return 1.0, None
    across = cv2.absdiff(smooth[:, 1:], smooth[:, :-1])
    down = cv2.absdiff(smooth[1:, :], smooth[:-1, :])
    steepest = max(float(np.percentile(step[::2, ::2], 99)) for step in (across, down))
    lean = leaning(smooth)
    off = None if lean is None else min(abs(lean), 90 - abs(lean))
    return steepest / (high - low), off
