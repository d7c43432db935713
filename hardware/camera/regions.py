"""Where in a frame a code may be: patches of strong contrast, and which way their bars run.

The variance of brightness in small windows finds bars and modules whatever their direction, also blurred ones; edges of
labels and phones are long but thin and fall away by morphological opening.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.camera.decoders import Box, Gray

_ACROSS = 160
"""Cells in a row of the grid that a frame is laid out in."""
_SMALLEST_CELL = 4
_FAINTEST, _STRONGEST = 150.0, 900.0
"""Variance above which a cell stands out: three times the frame's usual one, within these limits."""
_THIN = np.ones((5, 5), np.uint8)
_GAP = np.ones((3, 3), np.uint8)
_MOST = 3
_QUIET_CELLS = 3
_BARS = 0.45
"""Coherence of the gradients (0 none, 1 all parallel) from which a patch is taken for bars."""

Grid = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Region:
    """A patch that may be a code: its rectangle with room for the quiet zone, and without."""

    box: Box
    core: Box


@dataclass(frozen=True, slots=True)
class Survey:
    """A frame at a glance: its size (rows, columns), the mean of each cell, and the likeliest regions first."""

    shape: tuple[int, int]
    cell: int
    means: Grid
    regions: tuple[Region, ...]


def survey(gray: Gray) -> Survey:
    """Look a frame over; about a millisecond for 1280 × 720."""
    rows, columns = gray.shape
    cell = max(_SMALLEST_CELL, columns // _ACROSS)
    if min(rows, columns) < 8 * cell:
        return Survey((rows, columns), cell, np.zeros((1, 1), np.float32), ())
    size = (columns // cell, rows // cell)
    sampled = gray[::2, ::2].astype(np.float32)
    means = np.asarray(cv2.resize(sampled, size, interpolation=cv2.INTER_AREA), np.float32)
    squares = cv2.resize(sampled * sampled, size, interpolation=cv2.INTER_AREA)
    around = cv2.boxFilter(means, -1, (3, 3))
    variance = np.asarray(cv2.boxFilter(squares, -1, (3, 3)) - around * around, np.float32)
    threshold = min(max(3 * float(np.median(variance)), _FAINTEST), _STRONGEST)
    mask = cv2.morphologyEx((variance > threshold).astype(np.uint8), cv2.MORPH_CLOSE, _GAP)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, _THIN)
    return Survey((rows, columns), cell, means, _regions(np.asarray(mask, np.uint8), variance, cell, gray.shape))


def _regions(mask: NDArray[np.uint8], variance: Grid, cell: int, shape: tuple[int, ...]) -> tuple[Region, ...]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    weights = np.bincount(labels.ravel(), np.sqrt(np.maximum(variance, 0)).ravel(), count)
    weights[0] = 0
    regions = []
    for label in np.argsort(weights)[::-1][:_MOST]:
        if weights[label] > 0:
            left, top, width, height = (int(value) * cell for value in stats[label][:4])
            whole = Box(left, top, width, height).grown(0, shape)
            regions.append(Region(whole.grown(_QUIET_CELLS * cell, shape), whole.grown(-cell, shape)))
    return tuple(regions)


def leaning(patch: Gray) -> float | None:
    """Degrees by which the bars of a patch lean off upright, -90 to 90; None when it has no bars.

    The structure tensor's main direction and its coherence (Bigün and Granlund 1987).
    """
    small = patch
    if patch.size > 40_000:
        small = np.asarray(cv2.resize(patch, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    across, down = (gradient.astype(np.float32) for gradient in cv2.spatialGradient(np.ascontiguousarray(small)))
    xx, yy, xy = float((across * across).sum()), float((down * down).sum()), float((across * down).sum())
    if xx + yy == 0 or math.hypot(xx - yy, 2 * xy) / (xx + yy) < _BARS:
        return None
    return math.degrees(0.5 * math.atan2(2 * xy, xx - yy))


def turned(patch: Gray, degrees: float) -> Gray:
    """The patch turned so that bars which lean by so many degrees stand upright, whole, on a larger canvas."""
    rows, columns = patch.shape
    matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), degrees, 1.0)
    sine, cosine = abs(matrix[0, 1]), abs(matrix[0, 0])
    width, height = round(rows * sine + columns * cosine), round(rows * cosine + columns * sine)
    matrix[:, 2] += (width - columns) / 2, (height - rows) / 2
    around = (float(patch.mean()),)
    return np.asarray(cv2.warpAffine(patch, matrix, (width, height), borderValue=around), np.uint8)
