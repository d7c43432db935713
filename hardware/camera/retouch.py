"""Ways to make a picture easier to read. Each gives a new picture and leaves the old one alone."""

from __future__ import annotations

import cv2
import numpy as np

from hardware.camera.decoders import Gray


def enlarged(gray: Gray, factor: float = 2.0) -> Gray:
    """Larger: very small modules fall between the lines a reader scans."""
    return np.asarray(cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), np.uint8)


def halved(gray: Gray) -> Gray:
    """Half as large; noise averages out."""
    return np.asarray(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)


def sharpened(gray: Gray, sigma: float = 3.0) -> Gray:
    """Unsharp mask, for defocus and motion."""
    return np.asarray(cv2.addWeighted(gray, 2.5, cv2.GaussianBlur(gray, (0, 0), sigma), -1.5, 0), np.uint8)


def evened(gray: Gray) -> Gray:
    """Contrast made alike everywhere (CLAHE), for shadows and reflections."""
    return np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(gray), np.uint8)


def inverted(gray: Gray) -> Gray:
    """Light bars made dark, as printed on bare metal: of linear codes neither library tries them."""
    return np.asarray(cv2.bitwise_not(gray), np.uint8)
