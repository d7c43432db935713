"""When something was painted: for benchmarks, which know when they caused it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtQuick import QQuickWindow

from ui.remote.eyes import Eyes


@dataclass(frozen=True, slots=True)
class Sight:
    """What to wait for: a visible object of that name (any, if "") that shows that text (any, if "")."""

    name: str
    text: str


class Stopwatch(QObject):
    """Looks at every painted frame while armed. Times are seconds of this machine's monotonic clock.

    The time is taken when the frame is reported, before the look at it.
    """

    def __init__(self, window: QQuickWindow, eyes: Eyes) -> None:
        super().__init__()
        self._window = window
        self._eyes = eyes
        self._sight: Sight | None = None
        self._seen: asyncio.Future[float] | None = None
        window.frameSwapped.connect(self._frame, Qt.ConnectionType.QueuedConnection)

    def arm(self, sight: Sight) -> None:
        """Wait for a sight from the next painted frame on; one that is there already does not count as new."""
        self._sight = sight
        self._seen = asyncio.get_running_loop().create_future()

    async def seen(self, limit: float) -> float | None:
        """When the sight was painted; None when that did not happen within `limit` seconds."""
        if self._seen is None:
            return None
        try:
            async with asyncio.timeout(limit):
                return await self._seen
        except TimeoutError:
            return None
        finally:
            self._sight, self._seen = None, None

    @Slot()
    def _frame(self) -> None:
        if self._sight is None or self._seen is None or self._seen.done():
            return
        at = time.monotonic()
        if self._visible(self._sight):
            self._seen.set_result(at)

    def _visible(self, sight: Sight) -> bool:
        if sight.name and not self._eyes.has(sight.name, sight.text):
            return False
        return any(
            (not sight.name or one.name == sight.name) and (not sight.text or sight.text in one.words)
            for one in self._eyes.look()
            if not one.shown.isEmpty()
        )
