"""One frame, decoded only as far as somebody asks: a stream's JPEG, or what a camera or a file gave."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.camera.decoders import Gray

Colour = NDArray[np.uint8]

_SMALL = 8


class Frame(Protocol):
    """A frame in memory. ValueError from any of its pictures when it is a broken one."""

    @property
    def gray(self) -> Gray:
        """In grey, rows × columns."""

    @property
    def small(self) -> Gray:
        """An eighth as wide and as high, in grey: each pixel the mean of what it stands for."""

    def colour(self, *, halved: bool) -> Colour:
        """Rows × columns × blue, green, red; `halved` is half as wide and high, and quicker."""


class JpegFrame:
    """A JPEG as it came over the line. Its small picture costs a fraction of the whole one (libjpeg's scaling)."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data

    @cached_property
    def gray(self) -> Gray:
        return self._decoded(cv2.IMREAD_GRAYSCALE)

    @cached_property
    def small(self) -> Gray:
        return self._decoded(cv2.IMREAD_REDUCED_GRAYSCALE_8)

    def colour(self, *, halved: bool) -> Colour:
        return self._decoded(cv2.IMREAD_REDUCED_COLOR_2 if halved else cv2.IMREAD_COLOR)

    def _decoded(self, how: int) -> NDArray[np.uint8]:
        try:
            picture = cv2.imdecode(self._data, how)
        except cv2.error as error:
            raise ValueError("not a JPEG") from error
        if picture is None:
            raise ValueError("not a JPEG")
        return np.asarray(picture, np.uint8)


class PixelFrame:
    """A frame that OpenCV has decoded already: grey, or blue, green and red."""

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self._pixels = pixels

    @cached_property
    def gray(self) -> Gray:
        if self._pixels.ndim == 2:
            return self._pixels
        return np.asarray(cv2.cvtColor(self._pixels, cv2.COLOR_BGR2GRAY), np.uint8)

    @cached_property
    def small(self) -> Gray:
        height, width = self.gray.shape
        size = (max(1, width // _SMALL), max(1, height // _SMALL))
        return np.asarray(cv2.resize(self.gray, size, interpolation=cv2.INTER_AREA), np.uint8)

    def colour(self, *, halved: bool) -> Colour:
        picture = self._pixels if self._pixels.ndim == 3 else cv2.cvtColor(self._pixels, cv2.COLOR_GRAY2BGR)
        if halved:
            picture = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        return np.asarray(picture, np.uint8)
