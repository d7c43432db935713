"""The camera's live picture: at most one frame, in memory, which Qt draws from the camera's own buffer."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.domain.camera import Picture

NAME = "camera"


class LiveImages(QQuickImageProvider):
    """`image://camera/NUMBER` for synchronous use on the UI thread, without Qt's cache (`cache: false`)."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._image = QImage()

    def show(self, picture: Picture | None) -> str:
        """Hold this frame instead of the one before; gives its address, "" for none.

        The image stands on the frame's buffer, which lives until nobody draws it any more.
        """
        if picture is None:
            self._image = QImage()
            return ""
        self._image = QImage(
            picture.data, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_BGR888
        )
        return f"image://{NAME}/{picture.number}"

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, ARG002 - Qt's
        """The frame that is held, whatever its number; a null image when there is none."""
        size.setWidth(self._image.width())
        size.setHeight(self._image.height())
        return self._image
