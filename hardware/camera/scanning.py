"""One open camera: capture, decode, tell what is new, and what would help."""

from __future__ import annotations

import logging
import time

import cv2
import numpy as np

from hardware.camera.capture import Capture
from hardware.camera.coach import Coach, judge, read_signs
from hardware.camera.decoders import Code, Decoders
from hardware.camera.frame import Frame
from hardware.camera.motion import Motion
from hardware.camera.presentation import Presentation
from hardware.camera.source import FrameSource
from hardware.camera.video import VideoDecoder
from kiosk.domain.camera import Hint, Picture

_log = logging.getLogger(__name__)
_STOP_TIMEOUT = 1.0
_TRYING = 3.0
"""Seconds after the last motion for which somebody is thought to hold something up."""


class Watch:
    """Decides what to do with each frame: nothing while nobody is there, else decode it and say what would help.

    `rest_after` seconds without motion or a code, only every `_NOW_AND_THEN`th frame is looked at; the motion gate
    sees every frame, an eighth of its size. Times are monotonic and come in as arguments.
    """

    _NOW_AND_THEN = 8

    def __init__(self, decoders: Decoders | None = None, *, rest_after: float = 2.0) -> None:
        self._decoder = VideoDecoder(decoders)
        self._motion = Motion(rest_after)
        self._coach = Coach()
        self._skipped = 0

    @property
    def hint(self) -> Hint | None:
        """What would help the person who holds a code up."""
        return self._coach.hint

    def quiet_for(self, now: float) -> float:
        """Seconds since something moved or a code was seen."""
        return self._motion.since(now)

    def look(self, frame: Frame, now: float) -> list[Code]:
        """The codes in the next frame; ValueError when it is a broken one."""
        self._motion.sees(frame.small, now)
        if self._motion.resting(now):
            self._coach.hears(None, now)
            self._skipped += 1
            if self._skipped % self._NOW_AND_THEN:
                return []
        gray = frame.gray
        codes = self._decoder.decode(gray)
        if codes:
            self._motion.stir(now)
            self._coach.succeeds()
        elif self._decoder.seen is not None and self._motion.since(now) < _TRYING:
            self._coach.hears(judge(read_signs(gray, frame.small, self._decoder.seen)), now)
        else:
            self._coach.hears(None, now)
        return codes


class Scanning:
    """OSError when the source cannot be opened."""

    def __init__(self, source: str, watch: Watch, away: float) -> None:
        self._capture = Capture(FrameSource(source))
        self._watch = watch
        self._presentation = Presentation(away)
        self._stumbled = False

    @property
    def hint(self) -> Hint | None:
        """As `Watch.hint`."""
        return self._watch.hint

    def quiet_for(self, now: float) -> float:
        """As `Watch.quiet_for`."""
        return self._watch.quiet_for(now)

    def preview(self, *, halved: bool) -> Picture | None:
        """The newest frame in colour, decoded by the caller's thread; None when there is none, or a broken one."""
        latest = self._capture.latest
        if latest is None:
            return None
        number, frame = latest
        try:
            colour = np.ascontiguousarray(frame.colour(halved=halved))
        except (cv2.error, ValueError):
            return None
        height, width = colour.shape[:2]
        return Picture(number, width, height, colour.data.toreadonly().cast("B"))

    def look(self, timeout: float) -> list[Code] | None:
        """The codes newly shown in the newest frame; None when no good one came in time; OSError when it is over."""
        frame = self._capture.newest(timeout)
        if frame is None:
            return None
        now = time.monotonic()
        try:
            codes = self._watch.look(frame, now)
        except (cv2.error, ValueError, RuntimeError) as error:
            if not self._stumbled:  # one bad frame is no reason to stop, nor to fill the log
                _log.warning("a frame could not be decoded: %s", type(error).__name__)
            self._stumbled = True
            return None
        return self._presentation.saw(codes, now)

    def stop(self) -> None:
        """End it."""
        self._capture.stop(_STOP_TIMEOUT)
