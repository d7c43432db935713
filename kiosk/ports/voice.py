"""The port of what reads aloud."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from kiosk.ports.devices import Device


@runtime_checkable
class Voice(Device, Protocol):
    """What reads aloud. `languages`, `say` and `hush` at once and from any thread."""

    @property
    def languages(self) -> frozenset[str]:
        """The codes of the languages it speaks; none before it was open."""

    def say(self, text: str, language: str, *, about: str = "", urgent: bool = False) -> None:
        """Say it when its turn comes; nothing is said, or kept for later, while it is not open or in other languages.

        What was said `about` the same, or waits to be, gives way to it; to what is `urgent`, everything does.
        """

    def hush(self) -> None:
        """Be silent now, and forget what waits."""

    def speak(self, timeout: float) -> None:
        """Go on with what is to be said, for about `timeout` seconds; DeviceLost when it cannot be heard."""
