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
    """How a code is held, and in what light.

    Degrees turned, share of perspective, Gaussian blur and noise (standard deviations), pixels it moves while a frame
    is taken, a lamp's reflection on it (1: burnt out; more: larger), the light (1: the shop's), its size and place
    (shares of the frame, from the middle), light on dark.
    """

    turned: float = 4.0
    tilt: float = 0.04
    blur: float = 0.8
    noise: float = 4.0
    motion: float = 0.0
    glare: float = 0.0
    light: float = 1.0
    size: float = 1.0
    place: tuple[float, float] = (0.0, 0.0)
    inverted: bool = False


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
def _counter(width: int, height: int) -> Picture:
    random = np.random.default_rng(7)
    light = np.linspace(150, 105, height, dtype=np.float32)[:, None] + np.linspace(-15, 15, width, dtype=np.float32)
    grain = cv2.GaussianBlur(random.normal(0, 60, (height, width)).astype(np.float32), (0, 0), sigmaX=40, sigmaY=1.2)
    grey = np.clip(light + grain, 0, 255)
    return np.asarray(np.clip(np.dstack([grey * 0.72, grey * 0.88, grey]), 0, 255), np.uint8)


def counter(width: int = WIDTH, height: int = HEIGHT) -> Picture:
    """The empty counter: wood in a lamp's light."""
    return np.array(_counter(width, height))


def held_up(code: Picture, view: View, *, on_phone: bool = False, width: int = WIDTH, height: int = HEIGHT) -> Picture:
    """A frame of the camera with the code on a label, or on a phone's screen; `view`'s noise is not in it yet."""
    card = _phone(code) if on_phone else cv2.copyMakeBorder(code, 26, 26, 26, 26, cv2.BORDER_CONSTANT, value=(246,))
    if view.inverted:
        card = cv2.bitwise_not(card)
    rows, columns = card.shape
    scale = width / WIDTH
    fit = view.size * min(scale, (height - 40) / rows, (width - 40) / columns)
    half = np.array([columns, rows], np.float32) * fit / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * half
    radians = np.deg2rad(view.turned)
    turn = np.array([[np.cos(radians), np.sin(radians)], [-np.sin(radians), np.cos(radians)]], np.float32)
    leaning = corners * (1 - view.tilt * corners[:, 1:] / half[1])
    middle = np.array([width * (0.5 + view.place[0]), height * (0.5 + view.place[1])], np.float32)
    flat = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, (leaning @ turn + middle).astype(np.float32))
    frame = counter(width, height)
    colour = cv2.cvtColor(np.asarray(card, np.uint8), cv2.COLOR_GRAY2BGR)
    cv2.warpPerspective(
        colour, matrix, (width, height), dst=frame, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )
    return _lit(_smeared(frame, view.motion * scale, view.blur * scale), view, middle, float(half.min()))


def _smeared(frame: Picture, motion: float, blur: float) -> Picture:
    """By a hand that moves to the right and a little down, and by a lens that is out of focus."""
    length = round(motion)
    if length > 1:
        path = np.zeros((length, length), np.float32)
        cv2.line(path, (0, length // 3), (length - 1, 2 * length // 3), (1.0,))
        frame = np.asarray(cv2.filter2D(frame, -1, path / path.sum()), np.uint8)
    return np.asarray(cv2.GaussianBlur(frame, (0, 0), blur), np.uint8) if blur else frame


def _lit(frame: Picture, view: View, middle: NDArray[np.float32], radius: float) -> Picture:
    if view.light != 1:
        frame = np.asarray(cv2.convertScaleAbs(frame, alpha=view.light), np.uint8)
    if view.glare:
        spot = np.zeros(frame.shape[:2], np.float32)
        where = (round(float(middle[0] + radius * 0.4)), round(float(middle[1] - radius * 0.2)))
        cv2.circle(spot, where, round(radius * 0.25 * max(1.0, view.glare)), (1.0,), -1)
        shine = cv2.GaussianBlur(spot, (0, 0), max(1.0, radius * 0.15)) * (255 * view.glare)
        frame = np.asarray(cv2.add(frame, np.dstack([np.minimum(shine, 255)] * 3).astype(np.uint8)), np.uint8)
    return frame


def with_noise(frame: Picture, seed: int, deviation: float) -> Picture:
    """The frame as a sensor gives it; the same seed and deviation give the same noise."""
    noise = _noise(seed, deviation, *frame.shape[:2])
    grey = cv2.cvtColor(noise, cv2.COLOR_GRAY2BGR) if frame.ndim == 3 else noise
    return np.asarray(cv2.addWeighted(frame, 1.0, grey, 1.0, -128.0), np.uint8)


@cache
def _noise(seed: int, deviation: float, rows: int, columns: int) -> Picture:
    noise = np.random.default_rng(seed).normal(128, deviation, (rows, columns))
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
