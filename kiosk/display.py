"""Whether there is a screen to show a window on."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.errors import DisplayMissing

HEADLESS = frozenset({"offscreen", "minimal", "vnc"})
DIRECT = frozenset({"eglfs", "linuxfb", "vkkhrdisplay"})


def display_problem(environment: Mapping[str, str]) -> DisplayMissing | None:
    """What is in the way of a window, or None. A platform named by QT_QPA_PLATFORM that needs no display is fine."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":", 1)[0]
    if platform in HEADLESS | DIRECT or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return None
    return DisplayMissing(
        "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)",
        fix="look at it with `xvfb-run ./run demo --windowed`, or have pictures made: `./run demo --screenshots DIR`",
    )
