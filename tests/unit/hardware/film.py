"""Frames for tests: what a kiosk's camera sees."""

from __future__ import annotations

import cv2
import numpy as np

from hardware.camera.decoders import Gray
from hardware.simulated.scene import View, counter, draw_code, held_up, with_noise
from kiosk.domain.codes import Symbology

GTIN = "9501234500010"
PERSON = "https://shop.example/c/anna-7301"


def gray(picture: Gray) -> Gray:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def shown(text: str, symbology: Symbology, view: View, seed: int = 1, *, width: int = 1280, height: int = 720) -> Gray:
    """A camera's grey picture of a code; QR codes on a phone."""
    on_phone = symbology is Symbology.QR
    frame = held_up(draw_code(text, symbology), view, on_phone=on_phone, width=width, height=height)
    return gray(with_noise(frame, seed, view.noise))


def nobody(seed: int = 1) -> Gray:
    return gray(with_noise(counter(), seed, 4.0))
