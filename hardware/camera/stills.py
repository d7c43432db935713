"""Codes in picture files."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from hardware.camera.decoders import Code, Gray
from hardware.camera.pipeline import DecodePipeline
from kiosk.domain.codes import CodeRules, ProductCode, Scan, ScanSource, classify
from kiosk.errors import BadInput, CodeRejected

_PRODUCTS_ONLY = CodeRules((), (), "EUR")


def decode_image(path: Path) -> list[Code]:
    """The codes in a picture file; BadInput when it cannot be read as a picture."""
    return DecodePipeline().decode(read_gray(path))


def decode_files(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """One entry a file: `{"file", "codes": [{"symbology", "text", "gtin"?}], "ms"}`, or `{"file", "error"}`.

    `ms` is the time of decoding, without reading the file; `gtin` has 14 digits where the code is a product's.
    """
    pipeline = DecodePipeline()
    for path in paths:
        try:
            picture = read_gray(path)
        except BadInput as error:
            yield {"file": str(path), "error": str(error)}
            continue
        started = time.perf_counter()
        codes = pipeline.decode(picture)
        elapsed = (time.perf_counter() - started) * 1000
        yield {"file": str(path), "codes": [_entry(code) for code in codes], "ms": round(elapsed, 2)}


def _entry(code: Code) -> dict[str, str]:
    entry = {"symbology": str(code.symbology), "text": code.text}
    try:
        meaning = classify(Scan(code.text, ScanSource.CAMERA, code.symbology), _PRODUCTS_ONLY)
    except CodeRejected:
        return entry
    return entry | {"gtin": meaning.gtin} if isinstance(meaning, ProductCode) else entry


def read_gray(path: Path) -> Gray:
    """A picture file in grey, 8 bits deep, on white where it is transparent; BadInput when it is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}", fix="check the path") from error
    try:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED) if data else None
    except cv2.error:
        picture = None
    if picture is None:
        raise BadInput(f"{path}: not a picture", fix="PNG, JPEG, WebP, BMP and TIFF can be read")
    return _gray(picture)


def _gray(picture: cv2.typing.MatLike) -> Gray:
    if picture.dtype == np.uint16:
        picture = cv2.convertScaleAbs(picture, alpha=1 / 257)
    if picture.ndim == 2:
        return np.asarray(picture, np.uint8)
    gray = cv2.cvtColor(picture[:, :, :3], cv2.COLOR_BGR2GRAY)
    if picture.shape[2] == 4:
        alpha = picture[:, :, 3].astype(np.float32) / 255
        gray = gray * alpha + 255 * (1 - alpha)
    return np.asarray(gray, np.uint8)
