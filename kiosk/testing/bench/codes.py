"""Pictures of codes, read by the kiosk's pipeline beside the libraries alone, picture by picture in one run."""

from __future__ import annotations

import contextlib
import math
import re
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import zxingcpp
from pyzbar import pyzbar
from zxingcpp import BarcodeFormat

from hardware.camera.decoders import Gray
from hardware.camera.pipeline import DecodePipeline
from hardware.camera.stills import read_gray
from kiosk.errors import BadInput

ROUNDS = 1
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})
_WITHOUT = "falsepositives"
_ZBAR = ("EAN13", "EAN8", "UPCA", "CODE128", "QRCODE", "DATABAR")
_ZXING = ("EAN13", "EAN8", "UPCA", "Code128", "QRCode", "DataMatrix", "DataBar")
_BRACKETS = re.compile(r"(\(\d{2,4}\)[^()]*)+")
_ITS_AI = re.compile(r"01(\d{14})")

Reader = Callable[[Gray], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture and what its code says; None where there is no code."""

    path: Path
    folder: str
    expected: str | None


@dataclass(slots=True)
class Tally:
    """How one reader did on one folder: counts, and the milliseconds of each picture."""

    folder: str
    reader: str
    right: int = 0
    wrong: int = 0
    missed: int = 0
    times: list[float] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {
            "folder": self.folder,
            "reader": self.reader,
            "pictures": len(self.times),
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
            "median_ms": round(statistics.median(self.times), 3),
            "p95_ms": round(_p95(self.times), 3),
        }

    def as_text(self) -> str:
        """For people."""
        counts = f"right {self.right:4} of {len(self.times):4}  wrong {self.wrong:3}  missed {self.missed:3}"
        return (
            f"  {self.folder:<20} {self.reader:<10} {counts}"
            f"  median {statistics.median(self.times):8.2f}  p95 {_p95(self.times):8.2f} ms"
        )


def measure_codes(pictures: Path, rounds: int | None) -> list[Tally]:
    """Every picture under a directory by every reader, in turn; folders alphabetically, then all of them together.

    The expected text stands beside a picture as NAME.txt (UTF-8) or NAME.bin (bytes); folders called `falsepositives…`
    hold pictures without a code. A reader is right when what it read has the expected text, wrong when it has not; of
    more than one round the fastest counts. BadInput when there is nothing to measure, or a text is missing.
    """
    samples = find_samples(pictures)
    readers = _readers()
    tallies: dict[tuple[str, str], Tally] = {}
    for turn, sample in enumerate(samples):
        gray = read_gray(sample.path)
        names = [*readers]
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            texts, took = _timed(readers[name], gray, rounds or ROUNDS)
            total = "without a code" if sample.expected is None else "all with a code"
            for folder in (sample.folder, total):
                _count(tallies.setdefault((folder, name), Tally(folder, name)), sample, texts, took)
    folders = [*dict.fromkeys(sample.folder for sample in samples), "without a code", "all with a code"]
    return [tallies[folder, name] for folder in folders for name in readers if (folder, name) in tallies]


def find_samples(pictures: Path) -> list[Sample]:
    """The pictures of a directory and their texts; BadInput as `measure_codes`."""
    if not pictures.is_dir():
        raise BadInput(f"{pictures}: is not a directory", fix="name one with pictures and their texts")
    found = [path for path in sorted(pictures.rglob("*")) if path.suffix.lower() in _PICTURES]
    if not found:
        raise BadInput(f"{pictures}: holds no pictures", fix="put NAME.png and NAME.txt there")
    return [_sample(path, pictures) for path in found]


def same_text(read: str, expected: str) -> bool:
    """Whether two texts are the same code, however the libraries write it.

    A UPC-A may be an EAN-13 with a zero before it (GS1 General Specifications 5.2); GS1 element strings may have their
    brackets, their separators and, where they are a GTIN only, their AI (01).
    """
    return _plain(read) == _plain(expected)


def _sample(path: Path, root: Path) -> Sample:
    folder = path.parent.relative_to(root).as_posix() if path.parent != root else root.name
    if any(part.startswith(_WITHOUT) for part in path.parent.parts):
        return Sample(path, folder, None)
    text, data = path.with_suffix(".txt"), path.with_suffix(".bin")
    if text.is_file():
        return Sample(path, folder, text.read_text(encoding="utf-8"))
    if data.is_file():
        return Sample(path, folder, _text(data.read_bytes()))
    raise BadInput(f"{path}: has no text beside it", fix=f"write what its code says to {text.name}")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _readers() -> dict[str, Reader]:
    """Ours, and the libraries as one would use them alone, for the same kinds of code."""
    pipeline = DecodePipeline()
    linear, square = cv2.barcode.BarcodeDetector(), cv2.QRCodeDetector()
    symbols = [pyzbar.ZBarSymbol[name] for name in _ZBAR]
    formats = zxingcpp.BarcodeFormats([BarcodeFormat.__members__[name] for name in _ZXING])

    def opencv(gray: Gray) -> list[str]:
        texts: list[str] = []
        for detector in (linear, square):
            with contextlib.suppress(cv2.error, UnicodeDecodeError):  # kinds of QR text it cannot do
                texts += detector.detectAndDecodeMulti(gray)[1]
        return [text for text in texts if text]

    return {
        "kiosk": lambda gray: [code.text for code in pipeline.decode(gray)],
        "pyzbar": lambda gray: [_text(found.data) for found in pyzbar.decode(gray, symbols=symbols)],
        "zxing-cpp": lambda gray: [
            found.text
            for found in zxingcpp.read_barcodes(gray, formats=formats, text_mode=zxingcpp.TextMode.Plain)
            if found.text
        ],
        "opencv": opencv,
    }


def _timed(reader: Reader, gray: Gray, rounds: int) -> tuple[list[str], float]:
    texts: list[str] = []
    best = math.inf
    for _ in range(rounds):
        started = time.perf_counter()
        texts = list(reader(gray))
        best = min(best, (time.perf_counter() - started) * 1000)
    return texts, best


def _count(tally: Tally, sample: Sample, texts: Sequence[str], took: float) -> None:
    tally.times.append(took)
    expected = sample.expected
    if (expected is None and not texts) or (expected is not None and any(same_text(text, expected) for text in texts)):
        tally.right += 1
    elif texts:
        tally.wrong += 1
    else:
        tally.missed += 1


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n").rstrip("\n").replace("\x1d", "")
    if _BRACKETS.fullmatch(text):
        text = text.replace("(", "").replace(")", "")
    only_a_gtin = _ITS_AI.fullmatch(text)
    if only_a_gtin:
        text = only_a_gtin[1]
    return text[1:] if len(text) == 13 and text.startswith("0") and text.isdigit() else text


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[max(0, math.ceil(0.95 * len(times)) - 1)]
