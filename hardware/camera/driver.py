"""The camera as a source of codes."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.domain.camera import Hint, Picture
from kiosk.domain.codes import Scan, ScanSource, Symbology
from kiosk.errors import DeviceAbsent, DeviceLost

if TYPE_CHECKING:
    from hardware.camera.scanning import Scanning


class CameraScanner:
    """Reads codes from `source` (see `camera.source.FrameSource`), the newest frame first, on the thread that polls.

    `away` is how many seconds a code must be out of sight before it counts as shown again; a camera that gives no
    picture for `patience` seconds is lost. `symbologies` are the kinds of code it looks for. Also a `ports.Viewfinder`.
    """

    name = "camera"

    def __init__(
        self,
        source: str,
        *,
        symbologies: Sequence[Symbology] = tuple(Symbology),
        rest_after: float = 2.0,
        away: float = 1.0,
        patience: float = 3.0,
    ) -> None:
        self._source = source
        self._label = re.sub(r"//[^/@]*@", "//", source)  # a stream's password is nobody's to read in a log
        self._symbologies = symbologies
        self._rest_after = rest_after
        self._away = away
        self._patience = patience
        self._on_hint: Callable[[Hint | None], None] | None = None
        self._hint: Hint | None = None
        self._scanning: Scanning | None = None
        self._scans: deque[Scan] = deque()
        self._last_frame = 0.0

    @property
    def hint(self) -> Hint | None:
        """What would help the person who holds a code up; None when nothing would, or nobody does."""
        return self._hint

    def on_hint(self, tell: Callable[[Hint | None], None] | None) -> None:
        """Call `tell` on the polling thread whenever `hint` changes; one listener, None ends it."""
        self._on_hint = tell

    @property
    def quiet_for(self) -> float | None:
        """Seconds since something moved before the camera or a code was seen; None while it is not open."""
        scanning = self._scanning
        return None if scanning is None else scanning.quiet_for(time.monotonic())

    def preview(self, *, halved: bool = True) -> Picture | None:
        """The newest frame, decoded for the caller, on its thread; None while there is none. From any thread.

        Costs nothing until it is called: the frame is kept as it came from the camera.
        """
        scanning = self._scanning
        return None if scanning is None else scanning.preview(halved=halved)

    def open(self) -> None:
        """Open the camera and begin to capture."""
        from hardware.camera.decoders import Decoders  # noqa: PLC0415 - OpenCV loads slowly: only where there is a camera
        from hardware.camera.scanning import Scanning, Watch  # noqa: PLC0415 - as above

        self.close()
        watch = Watch(Decoders(self._symbologies), rest_after=self._rest_after)
        try:
            self._scanning = Scanning(self._source, watch, self._away)
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
            self._say(self._scanning.hint)
            now = time.monotonic()
            if codes is not None:
                self._last_frame = now
                self._scans.extend(Scan(code.text, ScanSource.CAMERA, code.symbology) for code in codes)
            elif now - self._last_frame >= self._patience:
                raise DeviceLost(f"camera {self._label} gives no pictures", fix="plug it in again")
        return self._scans.popleft() if self._scans else None

    def close(self) -> None:
        """Let the camera go, and every frame with it."""
        scanning, self._scanning = self._scanning, None
        self._scans.clear()
        self._say(None)
        if scanning is not None:
            scanning.stop()

    def _say(self, hint: Hint | None) -> None:
        if hint is not self._hint:
            self._hint = hint
            if (tell := self._on_hint) is not None:
                tell(hint)
