"""Pictures the application draws itself: icons in any colour, and the soft shadow of what floats."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

SHADOW_SPREAD = 24
SHADOW_RADIUS = 20


class DrawnImages(QQuickImageProvider):
    """`image://kiosk/icon/NAME/RRGGBB` and `image://kiosk/shadow`, for synchronous use on the UI thread.

    The shadow is a nine-patch: SHADOW_SPREAD + SHADOW_RADIUS pixels of border on each side.
    """

    def __init__(self, icons: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._icons = icons

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 - Qt's name
        """The picture of an id; an unknown one is a transparent pixel, which Qt reports as a warning."""
        kind, _, rest = id.partition("/")
        if kind == "shadow":
            image = shadow()
        else:
            name, _, colour = rest.partition("/")
            image = icon(self._icons / f"{name}.svg", QColor(f"#{colour}"), max(requestedSize.width(), 1))
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def icon(file: Path, colour: QColor, pixels: int) -> QImage:
    """A line icon drawn in one colour at exactly the size it is shown at; a null image when there is no such file."""
    if not file.is_file():
        return QImage()
    drawn = file.read_text(encoding="ascii").replace("#000", colour.name())
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawn.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


def shadow() -> QImage:
    """A soft shadow as a nine-patch, laid up from thin layers: the software renderer has no shaders to blur with."""
    middle = 4
    side = 2 * (SHADOW_SPREAD + SHADOW_RADIUS) + middle
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(SHADOW_SPREAD):
        inset = float(step)
        painter.setBrush(QColor(23, 20, 12, round(0.6 + 2.2 * (step / SHADOW_SPREAD) ** 2)))
        corner = SHADOW_RADIUS + SHADOW_SPREAD - inset
        painter.drawRoundedRect(QRectF(inset, inset, side - 2 * inset, side - 2 * inset), corner, corner)
    painter.end()
    return image
