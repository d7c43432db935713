"""Where frames come from: a camera, a stream, a video file or numbered pictures, all through OpenCV."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from hardware.camera.frame import Frame, JpegFrame, PixelFrame

_TIMEOUT_MS = 3000
_BAD_IN_A_ROW = 25
"""A stream that gave so many bad frames in a row has ended; fewer are a disturbance on the line."""
_PAUSE = 0.02
_FPS_OF_PICTURES = 15.0
_MJPEG = cv2.VideoWriter.fourcc(*"MJPG")
_UNDECODED = -1
_JPEG_BEGINS = b"\xff\xd8"

# Both write to the terminal what is said in our own errors.
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


class FrameSource:
    """Frames of `source`: a device index, a URL, a video file or a numbered sequence (`frame%03d.png`).

    Files are paced to real time and start over at their end, so that they stand in for a camera. Of a Motion JPEG
    stream, frames are decoded only when and as far as somebody looks at them. OSError when there is nothing to open.
    """

    def __init__(self, source: str) -> None:
        self._is_file = not source.isdigit() and "://" not in source
        self._source = source
        self._undecoded = False
        self._capture = self._open()
        if not self._capture.isOpened():
            raise OSError("no such device, file or stream" if not self._is_file else _why_not(source))
        self._period = 0.0
        if self._is_file:
            fps = self._capture.get(cv2.CAP_PROP_FPS)
            self._period = 1 / (fps if 1 <= fps <= 120 and "%" not in source else _FPS_OF_PICTURES)
        self._next_at = time.monotonic()

    def read(self, stopping: threading.Event) -> Frame | None:
        """Wait for the next frame; None when there will be none any more."""
        if self._period:
            stopping.wait(max(0.0, self._next_at - time.monotonic()))
            self._next_at = max(self._next_at + self._period, time.monotonic() - self._period)
        for _ in range(_BAD_IN_A_ROW):
            good, data = self._capture.read()
            frame = self._frame(np.asarray(data, np.uint8)) if good else None
            if frame is not None:
                return frame
            if self._is_file:
                self._capture.release()
                self._capture = self._open()
            if stopping.wait(_PAUSE):
                break
        return None

    def close(self) -> None:
        """Let the camera go."""
        self._capture.release()

    def _open(self) -> cv2.VideoCapture:
        if self._source.isdigit():
            wanted = {cv2.CAP_PROP_FOURCC: _MJPEG, cv2.CAP_PROP_FRAME_WIDTH: 1280, cv2.CAP_PROP_FRAME_HEIGHT: 720}
            capture = cv2.VideoCapture(int(self._source))
            for name, value in wanted.items():
                capture.set(name, value)  # a camera that cannot gives what it has; unasked, most give 640 × 480
            return capture
        if "://" in self._source:
            limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _TIMEOUT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _TIMEOUT_MS]
            as_it_comes = [*limits, cv2.CAP_PROP_FORMAT, _UNDECODED]
            capture = cv2.VideoCapture(self._source, cv2.CAP_FFMPEG, as_it_comes)
            self._undecoded = int(capture.get(cv2.CAP_PROP_FOURCC)) == _MJPEG
            if self._undecoded or not capture.isOpened():
                return capture
            capture.release()  # frames that lean on those before them are FFmpeg's to decode
            return cv2.VideoCapture(self._source, cv2.CAP_FFMPEG, limits)
        return cv2.VideoCapture(self._source)

    def _frame(self, data: NDArray[np.uint8]) -> Frame | None:
        """None when it is no picture."""
        if not self._undecoded:
            return PixelFrame(data)
        return JpegFrame(data) if data.ravel()[:2].tobytes() == _JPEG_BEGINS else None


def _why_not(source: str) -> str:
    if "%" in source:
        return "no pictures of that sequence"
    if not Path(source).exists():
        return "no such file"
    return "cannot be read" if os.access(source, os.R_OK) else "may not be read"
