"""Whether something moves before the camera: what lets it rest, and what tells that somebody is there."""

from __future__ import annotations

import cv2
import numpy as np

from hardware.camera.decoders import Gray

_SIZE = (80, 45)
_MOVED = 6
"""Of 256, between two moments, in a cell of 16 × 16 pixels: sensor noise averages out below it."""


class Motion:
    """Compares small pictures. Times are monotonic and come in as arguments."""

    def __init__(self, rest_after: float = 2.0) -> None:
        self._rest_after = rest_after
        self._before: Gray | None = None
        self._moved_at: float | None = None

    def sees(self, small: Gray, now: float) -> bool:
        """Take the next frame's small picture; gives whether something moved."""
        cells = np.asarray(cv2.resize(small, _SIZE, interpolation=cv2.INTER_AREA), np.uint8)
        moved = self._before is None or int(cv2.absdiff(cells, self._before).max()) >= _MOVED
        if moved:
            self._before, self._moved_at = cells, now
        return moved

    def stir(self, now: float) -> None:
        """There is something, though it does not move."""
        self._moved_at = now

    def since(self, now: float) -> float:
        """Seconds since something moved."""
        return float("inf") if self._moved_at is None else now - self._moved_at

    def resting(self, now: float) -> bool:
        """Whether nothing has moved for so long that nobody is there."""
        return self.since(now) > self._rest_after
