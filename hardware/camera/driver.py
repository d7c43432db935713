"""The camera as a source of codes."""

from __future__ import annotations

import re
import time
from collections import deque
from typing import TYPE_CHECKING

from kiosk.domain.codes import Scan, ScanSource
from kiosk.errors import DeviceAbsent, DeviceLost

if TYPE_CHECKING:
    from hardware.camera.scanning import Scanning


class CameraScanner:
    """Reads codes from `source` (see `camera.source.FrameSource`), the newest frame first, on the thread that polls.

    `away` is how many seconds a code must be out of sight before it counts as shown again; a camera that gives no
    picture for `patience` seconds is lost.
    """

    name = "camera"

    def __init__(self, source: str, *, away: float = 1.0, patience: float = 3.0) -> None:
        self._source = source
        self._label = re.sub(r"//[^/@]*@", "//", source)  # a stream's password is nobody's to read in a log
        self._away = away
        self._patience = patience
        self._scanning: Scanning | None = None
        self._scans: deque[Scan] = deque()
        self._last_frame = 0.0

    def open(self) -> None:
        """Open the camera and begin to capture."""
        from hardware.camera.scanning import Scanning  # noqa: PLC0415 - OpenCV loads slowly: only where there is a camera

        self.close()
        try:
            self._scanning = Scanning(self._source, self._away)
        except OSError as error:
            raise DeviceAbsent(
                f"camera {self._label}: {error}", fix="plug it in, or set devices.camera.source to it"
            ) from error
        self._last_frame = time.monotonic()

    def poll(self, timeout: float) -> Scan | None:
        """As `ports.CodeSource`."""
        if self._scanning is None:
            raise DeviceLost(f"camera {self._label} is not open")
        deadline = time.monotonic() + timeout
        while not self._scans and (remaining := deadline - time.monotonic()) > 0:
            try:
                codes = self._scanning.look(remaining)
            except OSError as error:
                raise DeviceLost(f"camera {self._label}: {error}", fix="plug it in again") from error
            now = time.monotonic()
            if codes is not None:
                self._last_frame = now
                self._scans.extend(Scan(code.text, ScanSource.CAMERA, code.symbology) for code in codes)
            elif now - self._last_frame >= self._patience:
                raise DeviceLost(f"camera {self._label} gives no pictures", fix="plug it in again")
        return self._scans.popleft() if self._scans else None

    def close(self) -> None:
        """Let the camera go."""
        scanning, self._scanning = self._scanning, None
        self._scans.clear()
        if scanning is not None:
            scanning.stop()
