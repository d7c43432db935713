"""What can be heard, and the light behind the screen."""

from __future__ import annotations

from typing import Protocol

from kiosk.domain.sound import Sound


class SoundPlayer(Protocol):
    """What can be heard; on a thread of its own."""

    def play(self, sound: Sound) -> None:
        """Be heard soon; returns at once, and is silent where nothing can be heard."""

    def close(self) -> None:
        """Be silent from now on; waits for what is being heard."""


class Backlight(Protocol):
    """The light behind the screen; blocks for a moment, from any thread."""

    def set(self, share: float) -> None:
        """As bright as this share of the most it can; DeviceFault when that cannot be."""
