"""What a person does and what is shown, noted while somebody listens: for the recorder of stories."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickWindow

from ui.remote.eyes import Eyes
from ui.remote.hands import Hands

_KEPT = 1_000
_PACE = 0.12
_FORGOTTEN = 10.0
_A_TAP = 24.0  # px a finger may slide on a tap
_KEYS = {Qt.Key.Key_Return: "\n", Qt.Key.Key_Enter: "\n", Qt.Key.Key_Backspace: "\b"}

Status = Callable[[], Awaitable[Mapping[str, Any]]]


class Witness(QObject):
    """Notes touches, typed keys, and every change of screen, basket, outbox and devices.

    Each note has a number `n` and the time `at` on this machine's monotonic clock:
    `{"kind": "touch", "target", "screen"}` (target: what `touch` takes, "" when nothing that has a name was met),
    `{"kind": "key", "text"}`, `{"kind": "seen", "screen", "basket", "outbox", "devices"}`.
    It begins with the first question and ends when nobody has asked for ten seconds.
    """

    def __init__(self, window: QQuickWindow, eyes: Eyes, hands: Hands, status: Status) -> None:
        super().__init__()
        self._window = window
        self._eyes = eyes
        self._hands = hands
        self._status = status
        self._notes: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._number = 0
        self._news = asyncio.Event()
        self._asked = 0.0
        self._task: asyncio.Task[None] | None = None
        self._pressed: tuple[QPointF, str, str] | None = None
        self._touching = False
        self._last: dict[str, Any] = {}

    async def notes(self, after: int, limit: float) -> list[dict[str, Any]]:
        """The notes numbered above `after`; waits up to `limit` seconds for the first of them."""
        self._asked = time.monotonic()
        if self._task is None or self._task.done():
            self._last = {}
            self._window.installEventFilter(self)
            self._task = asyncio.get_running_loop().create_task(self._watch())
        try:
            async with asyncio.timeout(limit):
                while self._number <= after:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            pass  # nothing happened
        return [note for note in self._notes if note["n"] > after]

    async def stop(self) -> None:
        """Note no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _watch(self) -> None:
        try:
            while time.monotonic() - self._asked < _FORGOTTEN:
                await self._look()
                await asyncio.sleep(_PACE)
        finally:
            self._window.removeEventFilter(self)

    async def _look(self) -> None:
        status = await self._status()
        told = ("basket", "outbox", "devices")
        seen = {"screen": self._eyes.screen(self._eyes.look()), **{key: status.get(key, {}) for key in told}}
        if seen != self._last:
            self._last = seen
            self._note("seen", time.monotonic(), **seen)

    def _note(self, kind: str, at: float, **what: Any) -> None:
        self._number += 1
        self._notes.append({"n": self._number, "at": at, "kind": kind, **what})
        self._news.set()

    # ── what a person does ───────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.points():
            self._touch(event)
        elif isinstance(event, QMouseEvent) and not self._touching:
            self._mouse(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._key(event)
        return super().eventFilter(watched, event)

    def _touch(self, event: QTouchEvent) -> None:
        place = event.points()[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._touching = True
            self._press(place)
        elif event.type() == QEvent.Type.TouchEnd:
            self._release(place)
            self._touching = False
        elif event.type() == QEvent.Type.TouchCancel:
            self._pressed, self._touching = None, False

    def _mouse(self, event: QMouseEvent) -> None:
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self._press(event.position())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._release(event.position())

    def _press(self, place: QPointF) -> None:
        self._pressed = (place, self._hands.target_at(place), self._eyes.screen(self._eyes.look()))

    def _release(self, place: QPointF) -> None:
        if self._pressed is None:
            return
        (begin, target, screen), self._pressed = self._pressed, None
        if (place - begin).manhattanLength() <= _A_TAP:
            self._note("touch", time.monotonic(), target=target, screen=screen)

    def _key(self, event: QKeyEvent) -> None:
        text = _KEYS.get(Qt.Key(event.key()), event.text())
        if text and (text.isprintable() or text in "\n\b") and self._keyboard_shown():
            self._note("key", time.monotonic(), text=text)

    def _keyboard_shown(self) -> bool:
        """Whether a story could type that: it touches the keys on the screen."""
        return any(one.name in {"key_done", "pin_done"} for one in self._eyes.look())
