"""What a kiosk's camera sees: a counter, and a code held over it on a label or a phone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from zxingcpp import BarcodeFormat

from kiosk.domain.codes import Symbology

Picture = NDArray[np.uint8]

WIDTH, HEIGHT = 1280, 720

_FORMATS = {
    Symbology.EAN_13: BarcodeFormat.EAN13,
    Symbology.EAN_8: BarcodeFormat.EAN8,
    Symbology.UPC_A: BarcodeFormat.UPCA,
    Symbology.CODE_128: BarcodeFormat.Code128,
    Symbology.GS1_128: BarcodeFormat.Code128,
    Symbology.QR: BarcodeFormat.QRCode,
    Symbology.GS1_QR: BarcodeFormat.QRCode,
    Symbology.DATA_MATRIX: BarcodeFormat.DataMatrix,
    Symbology.GS1_DATA_MATRIX: BarcodeFormat.DataMatrix,
    Symbology.DATA_BAR: BarcodeFormat.DataBarOmni,
}
_GS1 = frozenset({Symbology.GS1_128, Symbology.GS1_QR, Symbology.GS1_DATA_MATRIX})
_SQUARE = frozenset({Symbology.QR, Symbology.GS1_QR, Symbology.DATA_MATRIX, Symbology.GS1_DATA_MATRIX})
_DIGITS = {Symbology.EAN_13: 13, Symbology.EAN_8: 8, Symbology.UPC_A: 12}
_LARGEST = 640


@dataclass(frozen=True, slots=True)
class View:
    """How a code is held: degrees turned, share of perspective, Gaussian blur and noise (standard deviations)."""

    turned: float = 4.0
    tilt: float = 0.04
    blur: float = 0.8
    noise: float = 4.0


def draw_code(text: str, symbology: Symbology) -> Picture:
    """The code alone, with its quiet zone, black on white; ValueError when the text cannot be one of that kind.

    A GTIN may have its 14 digits; GS1 kinds take element strings in brackets: `(01)…(17)…`.
    """
    options = {"gs1": True} if symbology in _GS1 else {}
    if symbology in _DIGITS and text.isdigit() and len(text) == 14:
        text = text[-_DIGITS[symbology] :] if not text[: -_DIGITS[symbology]].strip("0") else text
    try:
        code = zxingcpp.create_barcode(text, _FORMATS[symbology], **options)
    except ValueError as error:
        raise ValueError(f"no {symbology} code can say {text!r}: {error}") from error
    modules = np.array(code.to_image(scale=1)).shape[1]
    wanted = 300 if symbology in _SQUARE else 420
    scale = max(2, min(wanted // modules, 10))
    picture = np.array(code.to_image(scale=scale, add_hrt=symbology not in _SQUARE), np.uint8)
    if max(picture.shape) > _LARGEST:
        shrink = _LARGEST / max(picture.shape)
        picture = np.asarray(cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), np.uint8)
    return picture


@cache
def _counter() -> Picture:
    random = np.random.default_rng(7)
    light = np.linspace(150, 105, HEIGHT, dtype=np.float32)[:, None] + np.linspace(-15, 15, WIDTH, dtype=np.float32)
    grain = cv2.GaussianBlur(random.normal(0, 60, (HEIGHT, WIDTH)).astype(np.float32), (0, 0), sigmaX=40, sigmaY=1.2)
    grey = np.clip(light + grain, 0, 255)
    return np.asarray(np.clip(np.dstack([grey * 0.72, grey * 0.88, grey]), 0, 255), np.uint8)


def counter() -> Picture:
    """The empty counter: wood in a lamp's light."""
    return np.array(_counter())


def held_up(code: Picture, view: View, *, on_phone: bool = False) -> Picture:
    """A frame of the camera with the code on a label, or on a phone's screen."""
    card = _phone(code) if on_phone else cv2.copyMakeBorder(code, 26, 26, 26, 26, cv2.BORDER_CONSTANT, value=(246,))
    height, width = card.shape
    fit = min(1.0, (HEIGHT - 40) / height, (WIDTH - 40) / width)
    half = np.array([width, height], np.float32) * fit / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * half
    radians = np.deg2rad(view.turned)
    turn = np.array([[np.cos(radians), np.sin(radians)], [-np.sin(radians), np.cos(radians)]], np.float32)
    leaning = corners * (1 - view.tilt * corners[:, 1:] / half[1])
    placed = leaning @ turn + np.array([WIDTH / 2, HEIGHT / 2], np.float32)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, placed.astype(np.float32))
    frame = counter()
    colour = cv2.cvtColor(card, cv2.COLOR_GRAY2BGR)
    cv2.warpPerspective(
        colour, matrix, (WIDTH, HEIGHT), dst=frame, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )
    return np.asarray(cv2.GaussianBlur(frame, (0, 0), view.blur), np.uint8) if view.blur else frame


def with_noise(frame: Picture, seed: int, deviation: float) -> Picture:
    """The frame as a sensor gives it; the same seed and deviation give the same noise."""
    grey = cv2.cvtColor(_noise(seed, deviation), cv2.COLOR_GRAY2BGR) if frame.ndim == 3 else _noise(seed, deviation)
    return np.asarray(cv2.addWeighted(frame, 1.0, grey, 1.0, -128.0), np.uint8)


@cache
def _noise(seed: int, deviation: float) -> Picture:
    noise = np.random.default_rng(seed).normal(128, deviation, (HEIGHT, WIDTH))
    return np.clip(noise, 0, 255).astype(np.uint8)


def fitted(picture: Picture) -> Picture:
    """Any picture in the middle of a frame, as large as fits; grey or BGR."""
    colour = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR) if picture.ndim == 2 else picture
    scale = min(WIDTH / colour.shape[1], HEIGHT / colour.shape[0], 4.0)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    small = cv2.resize(colour, None, fx=scale, fy=scale, interpolation=how)[:HEIGHT, :WIDTH]
    frame = np.full((HEIGHT, WIDTH, 3), 128, np.uint8)
    top, left = (HEIGHT - small.shape[0]) // 2, (WIDTH - small.shape[1]) // 2
    frame[top : top + small.shape[0], left : left + small.shape[1]] = small
    return frame


def _phone(code: Picture) -> Picture:
    """A dark phone with a lit screen and the code on it."""
    height, width = code.shape
    screen = np.full((int(height * 1.5), width + 40), 250, np.uint8)
    top = (screen.shape[0] - height) // 2
    screen[top : top + height, 20 : 20 + width] = code
    return np.asarray(cv2.copyMakeBorder(screen, 30, 30, 14, 14, cv2.BORDER_CONSTANT, value=(22,)), np.uint8)
