"""The characters of a simulated printer: a bitmap font, so that a slip's picture is the same on every machine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Dots = NDArray[np.bool_]

WIDTH, HEIGHT = 12, 24
_FONT = Path(__file__).parent / "font" / "spleen-12x24"


@cache
def _all() -> dict[str, Dots]:
    sheet = cv2.imread(str(_FONT.with_suffix(".png")), cv2.IMREAD_GRAYSCALE)
    if sheet is None:
        raise FileNotFoundError(_FONT.with_suffix(".png"))
    rows = _FONT.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return {
        char: sheet[y * HEIGHT : (y + 1) * HEIGHT, x * WIDTH : (x + 1) * WIDTH] < 128
        for y, row in enumerate(rows)
        for x, char in enumerate(row)
    }


def glyph(char: str) -> Dots:
    """A character, 24 rows of 12 dots; a hollow box for one that the font does not have."""
    if char.isspace():
        return np.zeros((HEIGHT, WIDTH), np.bool_)
    known = _all().get(char)
    return _box() if known is None else known


@cache
def _box() -> Dots:
    box = np.zeros((HEIGHT, WIDTH), np.bool_)
    box[4:20, 1:11] = True
    box[6:18, 3:9] = False
    return box
