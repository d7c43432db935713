"""The picture at the top of a slip: as wide as the paper at most, dithered by python-escpos, in bands."""

from __future__ import annotations

import io
import re
from pathlib import Path

import cv2
import numpy as np
from escpos.printer import Dummy

from hardware.printer.layout import DOTS_A_CHARACTER
from hardware.printer.slip import PROFILE
from kiosk.errors import BadInput

_HIGHEST = 240
_BAND = 24
_LARGEST_FILE = 4_000_000
_HEADER = 8  # GS v 0 m xL xH yL yH

# what a printer would take for a real-time command in the middle of the picture
_COMMAND_LIKE = re.compile(rb"\x10(?=[\x04\x05\x14])")


def logo_parts(file: Path, columns: int) -> tuple[bytes, ...]:
    """The picture as `GS v 0` commands of at most 24 rows; BadInput naming the file when it is none.

    A wide or high one is made smaller, a small one stays as it is; transparent is white.
    """
    picture = _read(file)
    height, width = picture.shape[:2]
    scale = min(1.0, columns * DOTS_A_CHARACTER / width, _HIGHEST / height)
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    _, png = cv2.imencode(".png", picture)
    printer = Dummy(profile=PROFILE)
    printer.image(io.BytesIO(png.tobytes()), impl="bitImageRaster")
    return tuple(_bands(bytes(printer.output)))


def _read(file: Path) -> np.ndarray:
    fix = "set devices.printer.logo to a PNG or JPEG picture of at most 4 MB"
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise BadInput(f"the logo {file} cannot be read: {error.strerror}", fix=fix) from error
    picture = None
    if 0 < len(data) <= _LARGEST_FILE:
        try:
            picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
        except cv2.error:
            picture = None  # a picture with more pixels than OpenCV takes
    if picture is None or picture.dtype != np.uint8:
        raise BadInput(f"the logo {file} is no picture", fix=fix)
    return picture


def _bands(command: bytes) -> list[bytes]:
    """One `GS v 0` with many rows as several with few: a question fits between, and small memories hold each."""
    header, rows = command[:4], command[_HEADER:]
    across = int.from_bytes(command[4:6], "little")
    step = across * _BAND
    bands = []
    for start in range(0, len(rows), step):
        data = _COMMAND_LIKE.sub(b"\x11", rows[start : start + step])
        size = across.to_bytes(2, "little") + (len(data) // across).to_bytes(2, "little")
        bands.append(header + size + data)
    return bands
