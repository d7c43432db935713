"""How a tester's hand holds a code before the camera: well, or so that the scan coach has something to say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hardware.simulated.scene import View
from kiosk.errors import BadInput

HOLDS: Mapping[str, View] = MappingProxyType(
    {
        "well": View(),
        "far": View(size=0.3),
        "shaky": View(blur=7.0),
        "glare": View(glare=2.4),
    }
)


def held(name: str) -> View:
    """The view of a way to hold a code. BadInput for one that there is not."""
    view = HOLDS.get(name)
    if view is None:
        raise BadInput(f"nobody holds a code {name!r}", fix=f"one of {', '.join(HOLDS)}")
    return view
