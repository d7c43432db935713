"""A printed slip as a picture, the way the paper looks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno
from PIL import Image, ImageDraw, ImageFont

from hardware.simulated.escpos import PrintedCode, PrintedLine

if TYPE_CHECKING:
    from hardware.simulated.escpos import Slip

_CELL, _LINE, _MARGIN = 12, 26, 24
_MODULE = 6
_PAPER, _INK = 252, 24


def draw_slip(slip: Slip) -> bytes:
    """The slip as PNG."""
    columns = max((_cells(item) for item in slip.elements if isinstance(item, PrintedLine)), default=0)
    width = max(columns, 42) * _CELL + 2 * _MARGIN
    codes = {item.text: segno.make_qr(item.text) for item in slip.elements if isinstance(item, PrintedCode)}
    heights = [
        codes[item.text].symbol_size(_MODULE, border=2)[1]
        if isinstance(item, PrintedCode)
        else _LINE * (2 if item.tall else 1)
        for item in slip.elements
    ]
    paper = Image.new("L", (width, sum(heights) + 2 * _MARGIN), _PAPER)
    top = _MARGIN
    for item, height in zip(slip.elements, heights, strict=True):
        if isinstance(item, PrintedCode):
            stream = io.BytesIO()
            codes[item.text].save(stream, kind="png", scale=_MODULE, border=2)
            with Image.open(stream) as code:
                paper.paste(code.convert("L"), ((width - code.width) // 2, top))
        else:
            paper.paste(_line(item), (_left(item, width), top))
        top += height
    stream = io.BytesIO()
    paper.save(stream, "PNG")
    return stream.getvalue()


def _cells(line: PrintedLine) -> int:
    return len(line.text) * (2 if line.wide else 1)


def _left(line: PrintedLine, width: int) -> int:
    return (width - _cells(line) * _CELL) // 2 if line.centred else _MARGIN


def _line(line: PrintedLine) -> Image.Image:
    """Each character in a cell of its own, as a printer sets it, then stretched."""
    font = ImageFont.load_default(18)
    strip = Image.new("L", (max(1, len(line.text)) * _CELL, _LINE), _PAPER)
    draw = ImageDraw.Draw(strip)
    for index, char in enumerate(line.text):
        middle = (index * _CELL + _CELL // 2, _LINE - 7)
        draw.text(middle, char, fill=_INK, font=font, anchor="ms", stroke_width=1 if line.bold else 0)
    return strip.resize((strip.width * (2 if line.wide else 1), strip.height * (2 if line.tall else 1)))
