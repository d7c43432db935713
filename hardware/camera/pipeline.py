"""The decode pipeline: quick looks first, then ever more work on what is left unread.

Matrix codes carry error correction and are believed at once. Of a linear code only a check digit tells, and one in ten
misreads passes it: a linear code is believed when two different looks agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import cv2
import numpy as np
from zxingcpp import Binarizer

from hardware.camera.decoders import Code, Gray, zbar, zxing

Look = Callable[[Gray], list[Code]]

_AGREE = 2
_LARGEST_TO_ENLARGE = 4_000_000


def _quick(gray: Gray) -> list[Code]:
    return zxing(gray, thorough=False)


def _quick_global(gray: Gray) -> list[Code]:
    return zxing(gray, thorough=False, binarizer=Binarizer.GlobalHistogram)


def _enlarged(gray: Gray, factor: float = 2.0) -> Gray:
    return np.asarray(cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), np.uint8)


def _sharpened(gray: Gray, sigma: float = 3.0) -> Gray:
    return np.asarray(cv2.addWeighted(gray, 2.5, cv2.GaussianBlur(gray, (0, 0), sigma), -1.5, 0), np.uint8)


def _evened(gray: Gray) -> Gray:
    return np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(gray), np.uint8)


def _inverted(gray: Gray) -> Gray:
    """Light bars on dark, as printed on bare metal: of linear codes neither library tries them."""
    return np.asarray(cv2.bitwise_not(gray), np.uint8)


def _if_small(look: Look) -> Look:
    """A look at an enlargement, only where enlarging helps and memory allows it."""
    return lambda gray: look(gray) if gray.size <= _LARGEST_TO_ENLARGE else []


STILL_LOOKS: tuple[Look, ...] = (
    _quick,
    _quick_global,
    zbar,
    zxing,
    lambda gray: zxing(_evened(gray)),
    _if_small(lambda gray: zxing(_sharpened(_enlarged(gray)))),
    lambda gray: zbar(_evened(gray)),
    _if_small(lambda gray: zbar(_sharpened(_enlarged(gray)))),
    _if_small(lambda gray: zxing(_enlarged(gray), binarizer=Binarizer.GlobalHistogram)),
    _if_small(lambda gray: zxing(_enlarged(gray, 3.0))),
    _if_small(lambda gray: zxing(_evened(_enlarged(gray)))),
    lambda gray: zbar(_inverted(_evened(gray))),
    _if_small(lambda gray: zbar(_inverted(_evened(_enlarged(gray))))),
)


class DecodePipeline:
    """Reads one still picture as well as it can be read."""

    def __init__(self, looks: Iterable[Look] = STILL_LOOKS) -> None:
        self._looks = tuple(looks)

    def decode(self, gray: Gray) -> list[Code]:
        """The codes in a grey picture. What one look saw counts when no other saw anything."""
        votes: Counter[str] = Counter()
        codes: dict[str, Code] = {}
        for look in self._looks:
            for code in look(gray):
                codes.setdefault(code.text, code)
                votes[code.text] += _AGREE if code.sure else 1
            believed = [code for text, code in codes.items() if votes[text] >= _AGREE]
            if believed:
                return believed
        return list(codes.values()) if len(codes) == 1 else []


class VideoDecoder:
    """Reads a stream of frames: a quick look at each, ZBar at every third miss, a thorough look at every fifth.

    A frame so large that codes keep their bars at half its size is halved first, except for the thorough look. A
    picture that has stood still for two seconds without a code is looked at only now and then.
    """

    _HALVE_FROM = 1600
    _ZBAR_EVERY, _THOROUGH_EVERY = 3, 5
    _STILL_AFTER, _STILL_EVERY = 30, 5
    _THUMBNAIL = (80, 45)
    _MOVED = 6

    def __init__(self) -> None:
        self._misses = 0
        self._still = 0
        self._thumbnail: Gray | None = None

    def decode(self, gray: Gray) -> list[Code]:
        """The codes in the next frame; a code that is there need not be found in every frame."""
        if self._rests(gray):
            return []
        codes = self._look(gray)
        if codes:
            self._still = 0
        return codes

    def _look(self, gray: Gray) -> list[Code]:
        small = gray
        if max(gray.shape) >= self._HALVE_FROM:
            small = np.asarray(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        codes = _quick(small)
        if codes:
            self._misses = 0
            return codes
        self._misses += 1
        if self._misses % self._ZBAR_EVERY == 0:
            codes = zbar(small)
        if not codes and self._misses % self._THOROUGH_EVERY == 0:
            codes = zxing(gray)
        return codes

    def _rests(self, gray: Gray) -> bool:
        """Whether this frame may be skipped: nothing has moved for a while (sensor noise averages out)."""
        thumbnail = np.asarray(cv2.resize(gray, self._THUMBNAIL, interpolation=cv2.INTER_AREA), np.uint8)
        moved = self._thumbnail is None or int(cv2.absdiff(thumbnail, self._thumbnail).max()) >= self._MOVED
        if moved:
            self._thumbnail, self._still = thumbnail, 0
        else:
            self._still += 1
        return self._still > self._STILL_AFTER and self._still % self._STILL_EVERY != 0
