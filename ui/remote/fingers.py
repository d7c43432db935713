"""Touches as a finger makes them: press, moves and release through Qt's own event delivery."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QKeySequence
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

Phase = Literal["press", "move", "release"]

_TAP = 0.04
_DRAG_STEPS = 8
_DRAG_STEP = 0.01
_REST = 0.15  # a finger that rests before it lifts does not fling


class Finger:
    """One finger on one window. Events are delivered from the loop itself, never inside a running task."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice()
        self.lifted: float | None = None
        """When the finger last left the glass, on this machine's monotonic clock."""

    async def tap(self, point: QPointF) -> None:
        """Press and release at a point, in window px."""
        await self._send("press", point)
        await asyncio.sleep(_TAP)
        await self._send("release", point)

    async def drag(self, start: QPointF, end: QPointF) -> None:
        """Move from one point to another and rest there before lifting."""
        await self._send("press", start)
        for step in range(1, _DRAG_STEPS + 1):
            await asyncio.sleep(_DRAG_STEP)
            await self._send("move", start + (end - start) * (step / _DRAG_STEPS))
        await asyncio.sleep(_REST)
        await self._send("release", end)

    async def stroke(self, points: Sequence[QPointF], seconds: float) -> None:
        """Move through these points in so many seconds and lift while still moving, as a swipe does."""
        await self._send("press", points[0])
        ways = list(pairwise(points))
        steps = max(2, round(seconds / _DRAG_STEP / max(1, len(ways))))
        if not ways:
            await asyncio.sleep(seconds)
        for start, end in ways:
            for step in range(1, steps + 1):
                await asyncio.sleep(_DRAG_STEP)
                await self._send("move", start + (end - start) * (step / steps))
        await self._send("release", points[-1])

    async def press(self, key: str) -> None:
        """A key with its modifiers, "Alt+F4"."""
        combination = QKeySequence.fromString(key)
        if combination.isEmpty():
            return

        def deliver() -> None:
            first = combination[0]  # type: ignore[index] # not in the stubs
            QTest.keyClick(self._window, first.key(), first.keyboardModifiers())

        await _in_loop(deliver)

    async def _send(self, phase: Phase, point: QPointF) -> None:
        def deliver() -> None:
            events = QTest.touchEvent(self._window, self._device, False)
            place = point.toPoint()
            if phase == "press":
                events.press(0, place, self._window)
            elif phase == "move":
                events.move(0, place, self._window)
            else:
                self.lifted = time.monotonic()
                events.release(0, place, self._window)
            events.commit(False)

        await _in_loop(deliver)


async def _in_loop(call: Callable[[], None]) -> None:
    """Run a call from the event loop, outside every task, and wait for it."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def run() -> None:
        try:
            call()
        finally:
            if not done.done():
                done.set_result(None)

    loop.call_soon(run)
    await done
