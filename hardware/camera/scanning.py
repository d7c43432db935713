"""One open camera: capture, decode, and tell what is new."""

from __future__ import annotations

import logging
import time

import cv2

from hardware.camera.capture import Capture
from hardware.camera.decoders import Code
from hardware.camera.pipeline import VideoDecoder
from hardware.camera.presentation import Presentation
from hardware.camera.source import FrameSource

_log = logging.getLogger(__name__)
_STOP_TIMEOUT = 1.0


class Scanning:
    """OSError when the source cannot be opened."""

    def __init__(self, source: str, away: float) -> None:
        self._capture = Capture(FrameSource(source))
        self._decoder = VideoDecoder()
        self._presentation = Presentation(away)
        self._stumbled = False

    def look(self, timeout: float) -> list[Code] | None:
        """The codes newly shown in the newest frame; None when there was no frame in time; OSError when it is over."""
        frame = self._capture.newest(timeout)
        if frame is None:
            return None
        try:
            codes = self._decoder.decode(frame)
        except (cv2.error, ValueError, RuntimeError) as error:
            if not self._stumbled:  # one bad frame is no reason to stop, nor to fill the log
                _log.warning("a frame could not be decoded: %s", error)
            self._stumbled = True
            codes = []
        return self._presentation.saw(codes, time.monotonic())

    def stop(self) -> None:
        """End it."""
        self._capture.stop(_STOP_TIMEOUT)
