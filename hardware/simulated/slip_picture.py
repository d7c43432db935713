"""A printed slip as a picture, dot by dot, the way the paper looks."""

from __future__ import annotations

import cv2
import numpy as np
import segno
from numpy.typing import NDArray

from hardware.simulated.escpos import DOTS, Printed, PrintedCode, PrintedLine, PrintedPicture, Slip
from hardware.simulated.glyphs import HEIGHT, WIDTH, Dots, glyph

_FEED = 30
_PAPER, _INK = 252, 24
_MARGIN = 32
_LONGEST = 30_000
"""A picture is at most so many dots high, 3.75 m of paper."""


def draw_slip(slip: Slip, dots: int = DOTS) -> bytes:
    """The slip as PNG, grey: the print head's `dots` with a margin of 32 on each side."""
    paper = np.where(slip_dots(slip, dots), np.uint8(_INK), np.uint8(_PAPER))
    framed = np.pad(paper, _MARGIN, constant_values=_PAPER)
    _, png = cv2.imencode(".png", framed, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    return png.tobytes()


def slip_dots(slip: Slip, dots: int = DOTS) -> Dots:
    """The slip's black dots, `dots` wide."""
    strips: list[Dots] = []
    height = 0
    for item in slip.elements:
        strip = _placed(item, dots)
        height += strip.shape[0]
        if height > _LONGEST:
            break
        strips.append(strip)
    return np.concatenate(strips) if strips else np.zeros((_FEED, dots), np.bool_)


def _placed(item: Printed, dots: int) -> Dots:
    """An element where it stands on the paper; what does not fit is cut off."""
    drawn = _drawn(item)[:, :dots]
    left = (dots - drawn.shape[1]) // 2 if item.centred else 0
    return np.pad(drawn, ((0, 0), (left, dots - drawn.shape[1] - left)))


def _drawn(item: Printed) -> Dots:
    match item:
        case PrintedLine():
            return _line(item)
        case PrintedCode():
            return _code(item)
        case PrintedPicture():
            bits = np.unpackbits(np.frombuffer(item.rows, np.uint8).reshape(-1, item.across), axis=1)
            return bits.astype(np.bool_)


def _line(line: PrintedLine) -> Dots:
    strip = (
        np.concatenate([glyph(char) for char in line.text], axis=1) if line.text else np.zeros((HEIGHT, WIDTH), bool)
    )
    if line.bold:
        strip = strip | np.pad(strip, ((0, 0), (1, 0)))[:, :-1]
    strip = strip.repeat(2 if line.tall else 1, axis=0).repeat(2 if line.wide else 1, axis=1)
    return np.pad(strip, ((0, _FEED - HEIGHT), (0, 0)))


def _code(code: PrintedCode) -> NDArray[np.bool_]:
    try:
        symbol = segno.make_qr(code.text, error=code.level, boost_error=False)
    except segno.DataOverflowError:
        return np.zeros((_FEED, WIDTH), np.bool_)  # a printer prints nothing then
    modules = np.array([list(row) for row in symbol.matrix], np.bool_)
    return modules.repeat(code.module, axis=0).repeat(code.module, axis=1)
