"""zxing-cpp and ZBar behind one face: a grey picture in, codes out."""

from __future__ import annotations

from collections.abc import Iterable
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
_FORMATS = zxingcpp.BarcodeFormats(
    [
        BarcodeFormat.EAN13,
        BarcodeFormat.EAN8,
        BarcodeFormat.UPCA,
        BarcodeFormat.QRCode,
        BarcodeFormat.Code128,
        BarcodeFormat.DataMatrix,
        BarcodeFormat.DataBar,
    ]
)
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
    "DATABAR": Symbology.DATA_BAR,
    "DATABAR_EXP": Symbology.DATA_BAR,
}
_SYMBOLS = [ZBarSymbol[name] for name in _ZBAR]
_CORRECTED = frozenset({Symbology.QR, Symbology.GS1_QR, Symbology.DATA_MATRIX, Symbology.GS1_DATA_MATRIX})


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a picture. May be personal. `sure`: error correction vouches for it, one look is enough."""

    text: str = field(repr=False)
    symbology: Symbology
    sure: bool = field(default=False, compare=False)


def zxing(gray: Gray, *, thorough: bool = True, binarizer: Binarizer = Binarizer.LocalAverage) -> list[Code]:
    """What zxing-cpp reads; not `thorough` is quick and blind for codes turned by 90°, inverted or very large."""
    found = zxingcpp.read_barcodes(
        gray,
        formats=_FORMATS,
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
            codes.append(_code(barcode.text, symbology, sure=symbology in _CORRECTED))
    return _once(codes)


def zbar(gray: Gray) -> list[Code]:
    """What ZBar reads. It guesses the character set of a QR code: beyond ASCII, its text wants a second opinion."""
    codes = []
    for found in pyzbar.decode(gray, symbols=_SYMBOLS):
        text = found.data.decode("utf-8", "replace")
        symbology = _ZBAR[found.type]
        codes.append(_code(text, symbology, sure=symbology is Symbology.QR and text.isascii()))
    return _once(codes)


def _code(text: str, symbology: Symbology, *, sure: bool) -> Code:
    if symbology is Symbology.EAN_13 and text.startswith("0") and len(text) == 13:
        return Code(text[1:], Symbology.UPC_A, sure)  # the same bars; the libraries differ in what they call them
    return Code(text, symbology, sure)


def _once(codes: Iterable[Code]) -> list[Code]:
    return list(dict.fromkeys(code for code in codes if code.text))
