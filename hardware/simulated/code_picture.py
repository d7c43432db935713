"""A code as a picture file's bytes: for whoever wants to look at it, print it, or hold it before a camera."""

from __future__ import annotations

import cv2

from hardware.simulated.scene import draw_code
from kiosk.domain.codes import Symbology


def code_png(text: str, symbology: Symbology) -> bytes:
    """The code alone with its quiet zone, as PNG; ValueError when the text cannot be one of that kind."""
    _, png = cv2.imencode(".png", draw_code(text, symbology))
    return png.tobytes()
