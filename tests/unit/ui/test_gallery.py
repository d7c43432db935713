"""The controls look as they did: pictures of the gallery beside kept ones, small, with a tolerance.

When a control changes on purpose: `./run kiosk gallery --screenshots DIR`, look at the pictures, and keep each at a
quarter of its size (`QImage.scaledToWidth(270)`, smooth) in tests/unit/ui/golden.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage

GOLDEN = Path(__file__).parent / "golden"
LOOKS = ("light", "dark", "contrast")
WIDTH = 270
NOTICEABLE = 40
"""How much a colour must be off, of 255, to count."""
MOST = 0.01
"""The share of the picture that may be off: antialiasing differs between versions of Qt and FreeType."""

Pixels = np.ndarray[tuple[int, int, int], np.dtype[np.int16]]


def pixels(image: QImage) -> Pixels:
    flat = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine() // 4, 4)
    return rows[:, : flat.width(), :3].astype(np.int16)


def off(one: QImage, other: QImage) -> float:
    """The share of pixels that look different."""
    if one.size() != other.size():
        return 1.0
    return float((np.abs(pixels(one) - pixels(other)).max(axis=2) > NOTICEABLE).mean())


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory, qapp: QGuiApplication) -> dict[str, QImage]:
    if not {"Inter", "Inter Display"} <= set(QFontDatabase.families()):
        pytest.skip("the kept pictures are in Inter, which is not installed here (Debian: fonts-inter)")
    folder = tmp_path_factory.mktemp("gallery")
    subprocess.run([sys.executable, "-m", "kiosk", "gallery", "--screenshots", folder], check=True, timeout=120)
    taken = {look: QImage(str(folder / f"gallery-{look}.png")) for look in LOOKS}
    return {
        look: image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation) for look, image in taken.items()
    }


@pytest.mark.parametrize("look", LOOKS)
def test_every_control_looks_as_it_did(taken: dict[str, QImage], look: str) -> None:
    golden = QImage(str(GOLDEN / f"gallery-{look}.png"))
    assert not golden.isNull()
    assert off(taken[look], golden) < MOST


def test_another_look_is_told_apart() -> None:
    light, dark = (QImage(str(GOLDEN / f"gallery-{look}.png")) for look in ("light", "dark"))
    assert off(light, light) == 0.0
    assert off(light, dark) > 0.5
