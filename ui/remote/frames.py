"""How long a person waits for the next frame: for benchmarks of what moves."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtQuick import QQuickWindow

TICK_MS = 16


class Frames(QObject):
    """Notes the time from one painted frame to the next, from `start()` to `stop()`.

    A frame is asked for at every tick, whether anything moves or not, so that whatever keeps the UI thread from
    painting shows as a long one.
    """

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self._window = window
        self._times: list[float] = []
        self._ticks = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(window.update)

    def start(self) -> None:
        """Begin anew."""
        if not self._ticks.isActive():
            self._window.frameSwapped.connect(self._painted)
        self._times = [time.monotonic()]
        self._ticks.start()

    def stop(self) -> list[float]:
        """End; the milliseconds from each frame to the next, in order."""
        if self._ticks.isActive():
            self._ticks.stop()
            self._window.frameSwapped.disconnect(self._painted)
        return [round((after - before) * 1000, 2) for before, after in zip(self._times, self._times[1:], strict=False)]

    @Slot()
    def _painted(self) -> None:
        self._times.append(time.monotonic())
