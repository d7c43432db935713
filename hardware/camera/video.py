"""The decode pipeline for video: where the last code was, then where a code may be, then the whole frame now and then.

No library ever searches a whole noisy frame for long: the costly looks see patches only, and a frame has a budget.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from hardware.camera.decoders import Box, Code, Decoders, Gray, Look
from hardware.camera.regions import Region, Survey, leaning, survey, turned
from hardware.camera.retouch import enlarged, evened, halved, inverted, sharpened

_LEANS = 1.5
_ALONG_BARS = (1, 7)
_HALVE_FROM = 1600
_LARGE_PATCH = 350_000
_SMALL_PATCH = 90_000
_WHOLE_EVERY = 4
_LOOK_AROUND_EVERY = 5

BUDGET = 12.0
"""What the harder looks at one frame may cost, in about milliseconds of a slow machine."""


@dataclass(frozen=True, slots=True)
class _Hard:
    """A harder look, and what it costs for a million pixels."""

    look: Look
    cost: float


class VideoDecoder:
    """Reads a stream of frames. A code that is there need not be found in every frame.

    While one code is held up, other places get a quick look in every fifth frame.
    """

    def __init__(self, decoders: Decoders | None = None) -> None:
        self._decoders = decoders or Decoders()
        self._hard = _hard_looks(self._decoders)
        self._whole: tuple[Look, ...] = (
            self._decoders.quick,
            lambda gray: self._decoders.quick(_on_its_side(gray)),
            lambda gray: self._decoders.quick(inverted(gray)),
        )
        self._turn = 0
        self._misses = 0
        self._hits = 0
        self._where: Box | None = None
        self._how: Look = self._decoders.quick
        self._seen: Survey | None = None

    @property
    def seen(self) -> Survey | None:
        """The last frame's survey; None when its codes were where they had been, and nothing else was looked at."""
        return self._seen

    def decode(self, gray: Gray) -> list[Code]:
        """The codes in the next frame."""
        self._seen = None
        look_around = self._hits % _LOOK_AROUND_EVERY == _LOOK_AROUND_EVERY - 1
        codes = [] if look_around else self._where_it_was(gray)
        if not codes:
            self._seen = survey(gray)
            codes = self._in_regions(gray, self._seen.regions, harder=not look_around)
        codes = codes or (self._where_it_was(gray) if look_around else self._everywhere(gray))
        if codes:
            self._misses, self._hits = 0, self._hits + 1
        else:
            self._misses, self._hits = self._misses + 1, 0
            if self._misses > _WHOLE_EVERY:
                self._where = None
        return codes

    def _where_it_was(self, gray: Gray) -> list[Code]:
        """The place and the look that succeeded last."""
        return [] if self._where is None else self._how(_patch(self._where, gray))

    def _in_regions(self, gray: Gray, regions: tuple[Region, ...], *, harder: bool) -> list[Code]:
        """A quick look at every region, then the harder ones by turns as far as the budget goes."""
        found: list[Code] = []
        left: list[tuple[Region, Gray, float | None]] = []
        for region in regions:
            patch = _patch(region.box, gray)
            codes, lean = self._first(patch)
            if codes:
                self._remember(region.box, self._upright_first)
                found += codes
            else:
                left.append((region, patch, lean))
        if found or not left or not harder:
            return list(dict.fromkeys(found))
        return self._harder(left)

    def _first(self, patch: Gray) -> tuple[list[Code], float | None]:
        codes = self._decoders.quick(patch)
        if codes:
            return codes, None
        lean = leaning(patch)
        if lean is not None:
            patch = _upright(patch, lean)
            codes = self._decoders.quick(patch)
        return codes or self._decoders.quick(inverted(patch)), lean

    def _upright_first(self, patch: Gray) -> list[Code]:
        return self._first(patch)[0]

    def _harder(self, left: list[tuple[Region, Gray, float | None]]) -> list[Code]:
        budget = BUDGET
        for _ in range(len(left) * len(self._hard)):
            region, patch, lean = left[self._turn % len(left)]
            hard = self._hard[self._turn // len(left) % len(self._hard)]
            cost = hard.cost * patch.size / 1e6
            if cost > budget and budget < BUDGET:
                break
            self._turn += 1
            look = hard.look if lean is None else _uprighted(hard.look)
            codes = look(patch if cost <= budget else halved(patch))  # too dear for any frame: half of it
            if codes:
                self._remember(region.box, look)
                return codes
            budget -= cost
        return []

    def _everywhere(self, gray: Gray) -> list[Code]:
        """The whole frame at every fourth miss, in another way each time."""
        if self._misses % _WHOLE_EVERY:
            return []
        scale = 2 if max(gray.shape) >= _HALVE_FROM else 1
        small = halved(gray) if scale == 2 else gray
        way = self._misses // _WHOLE_EVERY % len(self._whole)
        codes = self._whole[way](small)
        for code in codes[:1]:
            box = code.box
            if box is not None and way != 1:
                room = max(box.width, box.height) // 3 + 16
                place = Box(box.left * scale, box.top * scale, box.width * scale, box.height * scale)
                how = self._upright_first if way == 0 else self._whole[way]
                self._remember(place.grown(room * scale, gray.shape), how)
        return codes

    def _remember(self, where: Box, how: Look) -> None:
        self._where, self._how = where, how


def _hard_looks(decoders: Decoders) -> tuple[_Hard, ...]:
    """By what they find in bad frames, against their cost. ZBar misreads linear codes in noise: only sharpened ones."""
    quick, zbar = decoders.quick, decoders.zbar
    return (
        _Hard(lambda patch: quick(sharpened(patch)), 30),
        _Hard(lambda patch: _matrix_only(zbar(patch)), 75),
        _Hard(lambda patch: decoders.thorough(evened(patch)), 60),
        _Hard(_if_small(lambda patch: quick(sharpened(enlarged(patch)))), 90),
        _Hard(lambda patch: decoders.quick_global(_smoothed(patch)), 20),
        _Hard(lambda patch: zbar(inverted(patch)), 75),
        _Hard(lambda patch: zbar(sharpened(patch)), 80),
    )


def _matrix_only(codes: list[Code]) -> list[Code]:
    return [code for code in codes if code.sure]


def _if_small(look: Look) -> Look:
    return lambda patch: look(patch) if patch.size <= _SMALL_PATCH else []


def _uprighted(look: Look) -> Look:
    def looked(patch: Gray) -> list[Code]:
        lean = leaning(patch)
        return look(patch if lean is None else _upright(patch, lean))

    return looked


def _upright(patch: Gray, lean: float) -> Gray:
    """Bars set upright, and averaged along their length: noise goes, their edges stay."""
    upright = turned(patch, lean) if abs(lean) >= _LEANS else patch
    return np.asarray(cv2.blur(upright, _ALONG_BARS), np.uint8)


def _patch(box: Box, gray: Gray) -> Gray:
    """That part of the frame; a large one, with large modules, halved."""
    patch = box.of(gray)
    return halved(patch) if patch.size > _LARGE_PATCH else np.ascontiguousarray(patch)


def _on_its_side(gray: Gray) -> Gray:
    return np.asarray(cv2.rotate(gray, cv2.ROTATE_90_CLOCKWISE), np.uint8)


def _smoothed(gray: Gray) -> Gray:
    return np.asarray(cv2.GaussianBlur(gray, (0, 0), 1.2), np.uint8)
