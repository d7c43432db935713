"""What reads codes: cameras and bar code scanners."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from kiosk.domain.camera import Hint, Picture
from kiosk.domain.codes import Scan
from kiosk.ports.devices import Device


@runtime_checkable
class CodeSource(Device, Protocol):
    """A camera or a bar code scanner."""

    def poll(self, timeout: float) -> Scan | None:
        """The next newly shown code, or None after at most about `timeout` seconds; DeviceLost when it went away.

        A code held in front of a camera is given once until it has been away for a moment.
        """


@runtime_checkable
class Viewfinder(Protocol):
    """What a camera shows besides codes; everything from any thread, and nothing of it outlives the frame."""

    @property
    def hint(self) -> Hint | None:
        """What would help the person who holds a code up; None when nothing would, or nobody does."""

    @property
    def quiet_for(self) -> float | None:
        """Seconds since something moved before the camera or a code was seen; None while it is not open."""

    def on_hint(self, tell: Callable[[Hint | None], None] | None) -> None:
        """Call `tell` on the device's thread whenever `hint` changes; one listener, None ends it."""

    def preview(self, *, halved: bool = True) -> Picture | None:
        """The newest frame, decoded on the caller's thread, half as wide and high; None while there is none."""
