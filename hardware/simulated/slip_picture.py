"""A printed slip as a picture, the way the paper looks."""

from __future__ import annotations

import cv2
import numpy as np
import segno
from numpy.typing import NDArray

from hardware.simulated.escpos import PrintedCode, PrintedLine, Slip

Picture = NDArray[np.uint8]

_CELL, _LINE, _MARGIN, _MODULE = 12, 26, 28, 6
_COLUMNS = 42
_PAPER, _INK = 252, 24
_SIZE = 19
_FONT = cv2.FontFace("sans")


def draw_slip(slip: Slip) -> bytes:
    """The slip as PNG."""
    strips = [_code(item.text) if isinstance(item, PrintedCode) else _line(item) for item in slip.elements]
    width = max([_COLUMNS * _CELL, *(strip.shape[1] for strip in strips)]) + 2 * _MARGIN
    paper = np.full((sum(strip.shape[0] for strip in strips) + 2 * _MARGIN, width), _PAPER, np.uint8)
    top = _MARGIN
    for item, strip in zip(slip.elements, strips, strict=True):
        height, strip_width = strip.shape
        centred = isinstance(item, PrintedCode) or item.centred
        left = (width - strip_width) // 2 if centred else _MARGIN
        paper[top : top + height, left : left + strip_width] = strip
        top += height
    _, png = cv2.imencode(".png", paper)
    return png.tobytes()


def _code(text: str) -> Picture:
    modules = np.array([list(row) for row in segno.make_qr(text).matrix_iter(border=2)], np.uint8)
    dots = np.kron(modules, np.ones((_MODULE, _MODULE), np.uint8))
    return np.where(dots, np.uint8(_INK), np.uint8(_PAPER))


def _line(line: PrintedLine) -> Picture:
    """Each character in a cell of its own, as a printer sets it, then stretched."""
    strip = np.full((_LINE, max(1, len(line.text)) * _CELL, 3), _PAPER, np.uint8)
    weight = 700 if line.bold else 400
    for index, char in enumerate(line.text):
        if char != " ":
            width = cv2.getTextSize((0, 0), char, (0, 0), _FONT, _SIZE, weight)[2]
            origin = (index * _CELL + (_CELL - width) // 2, _LINE - 7)
            cv2.putText(strip, char, origin, (_INK, _INK, _INK), _FONT, _SIZE, weight)
    size = (strip.shape[1] * (2 if line.wide else 1), _LINE * (2 if line.tall else 1))
    return np.asarray(cv2.resize(strip[:, :, 0], size, interpolation=cv2.INTER_CUBIC), np.uint8)
