"""A contact sheet: many pictures of screens, small, side by side on one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.errors import EnvironmentFault

_GAP = 8
_GROUND = QColor("#8E8B85")
_QUALITY = 72


def write_contact_sheet(pictures: Sequence[Path], file: Path, *, columns: int, width: int) -> None:
    """Write the pictures, all of one size, in rows of `columns`, each `width` pixels wide; the file's end says how.

    EnvironmentFault for a picture that cannot be read or a file that cannot be written.
    """
    small = [_scaled(picture, width) for picture in pictures]
    height = max(image.height() for image in small)
    rows = -(-len(small) // columns)
    sheet = QImage(columns * (width + _GAP) + _GAP, rows * (height + _GAP) + _GAP, QImage.Format.Format_RGB32)
    sheet.fill(_GROUND)
    painter = QPainter(sheet)
    for number, image in enumerate(small):
        row, column = divmod(number, columns)
        painter.drawImage(_GAP + column * (width + _GAP), _GAP + row * (height + _GAP), image)
    painter.end()
    file.parent.mkdir(parents=True, exist_ok=True)
    if not sheet.save(str(file), None, _QUALITY):
        raise EnvironmentFault(f"cannot write the contact sheet {file}")


def _scaled(picture: Path, width: int) -> QImage:
    image = QImage(str(picture))
    if image.isNull():
        raise EnvironmentFault(f"{picture} is not a picture that can be read")
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
