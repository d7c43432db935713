"""zxing-cpp and ZBar behind one face: a grey picture in, codes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar
from pyzbar.pyzbar import ZBarSymbol
from zxingcpp import BarcodeFormat, Binarizer, ContentType, TextMode

from kiosk.domain.codes import Symbology

Gray = NDArray[np.uint8]

# UPC-E, ITF and Code 39 stay off: hardly anything checks what they read.
_ZXING = {
    BarcodeFormat.EAN13: Symbology.EAN_13,
    BarcodeFormat.EAN8: Symbology.EAN_8,
    BarcodeFormat.UPCA: Symbology.UPC_A,
    BarcodeFormat.Code128: Symbology.CODE_128,
    BarcodeFormat.QRCode: Symbology.QR,
    BarcodeFormat.DataMatrix: Symbology.DATA_MATRIX,
    BarcodeFormat.DataBar: Symbology.DATA_BAR,
}
_WITH_GS1 = {
    Symbology.CODE_128: Symbology.GS1_128,
    Symbology.QR: Symbology.GS1_QR,
    Symbology.DATA_MATRIX: Symbology.GS1_DATA_MATRIX,
}
_ZBAR = {
    "EAN13": Symbology.EAN_13,
    "EAN8": Symbology.EAN_8,
    "UPCA": Symbology.UPC_A,
    "CODE128": Symbology.CODE_128,
    "QRCODE": Symbology.QR,
}
_CORRECTED = frozenset({Symbology.QR, Symbology.GS1_QR, Symbology.DATA_MATRIX, Symbology.GS1_DATA_MATRIX})

EVERY_SYMBOLOGY = tuple(Symbology)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a picture, in pixels."""

    left: int
    top: int
    width: int
    height: int

    def of(self, gray: Gray) -> Gray:
        """That part of a picture; no copy."""
        return gray[self.top : self.top + self.height, self.left : self.left + self.width]

    def grown(self, by: int, shape: tuple[int, ...]) -> Box:
        """With a margin, as far as the picture (rows, columns) goes."""
        left, top = max(0, self.left - by), max(0, self.top - by)
        right, bottom = min(shape[1], self.left + self.width + by), min(shape[0], self.top + self.height + by)
        return Box(left, top, max(0, right - left), max(0, bottom - top))


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a picture. May be personal. `sure`: error correction vouches for it, one look is enough.

    `box` is where it was in the picture that was looked at; of a linear code sometimes only a line through it.
    """

    text: str = field(repr=False)
    symbology: Symbology
    sure: bool = field(default=False, compare=False)
    box: Box | None = field(default=None, compare=False)


Look = Callable[[Gray], list[Code]]


class Decoders:
    """Both libraries, looking for certain kinds of code only.

    ZBar cannot tell GS1 forms from plain ones: it looks only for kinds whose plain form is asked for.
    """

    def __init__(self, symbologies: Iterable[Symbology] = EVERY_SYMBOLOGY) -> None:
        self._wanted = frozenset(symbologies)
        families = {_without_gs1(symbology) for symbology in self._wanted}
        plain = self._wanted | ({Symbology.EAN_13} if Symbology.UPC_A in self._wanted else set())  # the same bars
        self._formats = zxingcpp.BarcodeFormats([name for name, kind in _ZXING.items() if kind in families | plain])
        self._symbols = [ZBarSymbol[name] for name, kind in _ZBAR.items() if kind in plain]

    def quick(self, gray: Gray) -> list[Code]:
        """What zxing-cpp reads in one go: blind for codes turned by 90°, light on dark, or very large."""
        return self._zxing(gray, thorough=False, binarizer=Binarizer.LocalAverage)

    def quick_global(self, gray: Gray) -> list[Code]:
        """As `quick`, with one threshold for a whole row: better on small and blurred codes."""
        return self._zxing(gray, thorough=False, binarizer=Binarizer.GlobalHistogram)

    def thorough(self, gray: Gray) -> list[Code]:
        """All that zxing-cpp can do."""
        return self._zxing(gray, thorough=True, binarizer=Binarizer.LocalAverage)

    def thorough_global(self, gray: Gray) -> list[Code]:
        """As `thorough`, with one threshold for a whole row."""
        return self._zxing(gray, thorough=True, binarizer=Binarizer.GlobalHistogram)

    def zbar(self, gray: Gray) -> list[Code]:
        """What ZBar reads. It guesses the character set of a QR code: beyond ASCII, its text wants a second opinion."""
        if not self._symbols:
            return []
        codes = []
        for found in pyzbar.decode(gray, symbols=self._symbols):
            text = found.data.decode("utf-8", "replace")
            symbology = _ZBAR[found.type]
            box = Box(found.rect.left, found.rect.top, found.rect.width, found.rect.height)
            codes.append(_code(text, symbology, sure=symbology is Symbology.QR and text.isascii(), box=box))
        return self._once(codes)

    def _zxing(self, gray: Gray, *, thorough: bool, binarizer: Binarizer) -> list[Code]:
        found = zxingcpp.read_barcodes(
            gray,
            formats=self._formats,
            try_rotate=thorough,
            try_downscale=thorough,
            try_invert=thorough,
            text_mode=TextMode.Plain,
            binarizer=binarizer,
        )
        codes = []
        for barcode in found:
            symbology = _ZXING.get(barcode.format) or _ZXING.get(barcode.symbology)  # DataBar comes in many formats
            if symbology is not None:
                if barcode.content_type is ContentType.GS1:
                    symbology = _WITH_GS1.get(symbology, symbology)
                codes.append(
                    _code(barcode.text, symbology, sure=symbology in _CORRECTED, box=_around(barcode.position))
                )
        return self._once(codes)

    def _once(self, codes: Iterable[Code]) -> list[Code]:
        return list(dict.fromkeys(code for code in codes if code.text and code.symbology in self._wanted))


def _without_gs1(symbology: Symbology) -> Symbology:
    return next((plain for plain, gs1 in _WITH_GS1.items() if gs1 is symbology), symbology)


def _around(position: zxingcpp.Position) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _code(text: str, symbology: Symbology, *, sure: bool, box: Box) -> Code:
    if symbology is Symbology.EAN_13 and text.startswith("0") and len(text) == 13:
        return Code(text[1:], Symbology.UPC_A, sure, box)  # the same bars; the libraries differ in what they call them
    return Code(text, symbology, sure, box)
