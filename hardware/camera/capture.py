"""A thread that empties the camera, so that what is decoded is always what is in front of it now."""

from __future__ import annotations

import threading

from hardware.camera.frame import Frame
from hardware.camera.source import FrameSource


class Capture:
    """Keeps only the newest frame of a source. Frames stay in memory and are gone with the next one."""

    def __init__(self, source: FrameSource) -> None:
        self._source = source
        self._stopping = threading.Event()
        self._changed = threading.Condition()
        self._frame: Frame | None = None
        self._latest: Frame | None = None
        self._count = 0
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="camera-capture", daemon=True)
        self._thread.start()

    @property
    def latest(self) -> tuple[int, Frame] | None:
        """The frame last captured, whoever took it, and which it is; None before the first and after the last."""
        with self._changed:
            return None if self._latest is None else (self._count, self._latest)

    def newest(self, timeout: float) -> Frame | None:
        """A frame not given before, or None when none came in `timeout` seconds; OSError when there will be none."""
        with self._changed:
            self._changed.wait_for(lambda: self._frame is not None or self._ended, timeout)
            frame, self._frame = self._frame, None
            if frame is None and self._ended:
                raise OSError("no more frames")
            return frame

    def stop(self, timeout: float) -> None:
        """End the thread; one that hangs in the camera's driver for longer lets the camera go when it wakes."""
        self._stopping.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                frame = self._source.read(self._stopping)
                if frame is None:
                    return
                with self._changed:
                    self._frame = self._latest = frame
                    self._count += 1
                    self._changed.notify()
        finally:
            self._source.close()
            with self._changed:
                self._ended, self._latest = True, None
                self._changed.notify()
