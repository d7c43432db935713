"""A local Unix socket through which testers see and touch the application: JSON lines, one answer a request."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

import psutil
from PySide6.QtCore import QObject, QPointF, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from ui.remote.eyes import Eyes, Painted, Scene
from ui.remote.frames import Frames
from ui.remote.hands import CannotTouch, Hands
from ui.remote.stopwatch import Sight, Stopwatch
from ui.remote.witness import Witness

_log = logging.getLogger(__name__)
_MAX_LINE = 64 * 1024
_STILL_LOOKS, _PICTURE_LOOKS, _STILL_PAUSE = 20, 200, 0.05

Look = Literal["light", "dark", "contrast"]
LOOKS: tuple[Look, ...] = get_args(Look)

StatusSource = Callable[[], Awaitable[Mapping[str, Any]]]


class AdjustableClock(Protocol):
    """A clock that testers may set forward or back."""

    offset: timedelta


class BadRequest(Exception):
    """A request nobody can answer."""


class RemoteAgent(QObject):
    """Answers testers on `path` (a socket only its owner may open) from `serve()` to `stop()`.

    Requests are `{"id", "do", …}`, answers `{"id", "ok": true, "value"}` or `{"id", "ok": false, "why", "error"}`.
    `do` is one of look, screen, dress, touch, into_view, scroll, stroke, press, type, screenshot, ready, watch, seen,
    lifted, frames, windows, events, clock, status. `dress` sizes the window and sets its colours. `stroke` draws a
    finger over any points of the glass and `press` a key, wherever that leads.
    `events` gives what was touched, typed and shown (`Witness`), for recording stories. `status` gives the
    figures of the service screen and the basket, so that a tester need not walk there. Nothing else of the inside is
    told. A moved clock stays moved over restarts: its offset is kept beside the socket.
    """

    def __init__(
        self,
        window: QQuickWindow,
        path: Path,
        *,
        status: StatusSource,
        clock: AdjustableClock,
        wear: Callable[[Look], None] | None = None,
    ) -> None:
        super().__init__()
        self._window = window
        self._path = path
        self._status = status
        self._wear = wear
        self._clock = clock
        self._eyes = Eyes(window)
        self._hands = Hands(window)
        self._stopwatch = Stopwatch(window, self._eyes)
        self._frames = Frames(window)
        self._witness = Witness(window, self._eyes, self._hands, status)
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self._first_frame: float | None = None
        self._verbs: dict[str, Callable[[Mapping[str, Any]], Awaitable[Any]]] = {
            "look": self._look,
            "screen": self._screen,
            "touch": self._touch,
            "into_view": self._into_view,
            "scroll": self._scroll,
            "stroke": self._stroke,
            "press": self._press,
            "type": self._type,
            "dress": self._dress,
            "screenshot": self._screenshot,
            "ready": self._ready,
            "watch": self._watch,
            "lifted": self._lifted,
            "seen": self._seen,
            "frames": self._tell_frames,
            "windows": self._windows,
            "events": self._events,
            "clock": self._set_clock,
            "status": self._tell_status,
        }
        self._kept_offset = path.with_suffix(".clock")
        if self._kept_offset.exists():
            clock.offset = timedelta(seconds=float(self._kept_offset.read_text(encoding="ascii")))
        window.frameSwapped.connect(self._frame_shown, Qt.ConnectionType.QueuedConnection)

    async def serve(self) -> None:
        """Start answering on the running event loop; returns at once."""
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        with suppress(FileNotFoundError):
            self._path.unlink()
        mask = os.umask(0o177)
        try:
            listener.bind(str(self._path))
        finally:
            os.umask(mask)
        self._server = await asyncio.start_unix_server(self._converse, sock=listener, limit=_MAX_LINE)

    async def stop(self) -> None:
        """Stop answering and take the socket away."""
        if self._server is None:
            return
        self._server.close()
        self._server = None
        await self._witness.stop()
        for task in tuple(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        with suppress(FileNotFoundError):
            self._path.unlink()

    @Slot()
    def _frame_shown(self) -> None:
        if self._first_frame is None and self._eyes.screen(self._eyes.look()):
            self._first_frame = time.time()
            self._window.frameSwapped.disconnect(self._frame_shown)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            while line := await reader.readline():
                writer.write(json.dumps(await self._answer(line), ensure_ascii=False).encode() + b"\n")
                await writer.drain()
        except (ConnectionError, ValueError) as error:  # ValueError: a line over the limit
            _log.info("a tester's connection ended: %s", error)
        except asyncio.CancelledError:
            pass  # hung up by `stop()`; asyncio's server would take it for a bug
        finally:
            self._connections.discard(task)
            writer.close()

    async def _answer(self, line: bytes) -> dict[str, Any]:
        number: Any = None
        try:
            request = json.loads(line)
            if not isinstance(request, dict):
                raise BadRequest("a request is an object")
            number = request.get("id")
            verb = self._verbs.get(str(request.get("do")))
            if verb is None:
                raise BadRequest(f"unknown request {request.get('do')!r}; one of {', '.join(self._verbs)}")
            return {"id": number, "ok": True, "value": await verb(request)}
        except CannotTouch as error:
            return {"id": number, "ok": False, "why": error.why, "error": str(error)}
        except (BadRequest, json.JSONDecodeError) as error:
            return {"id": number, "ok": False, "why": "request", "error": str(error)}

    async def _look(self, _request: Mapping[str, Any]) -> dict[str, Any]:
        painted = self._eyes.look()
        return {
            "screen": self._eyes.screen(painted),
            "window": [self._window.width(), self._window.height()],
            "items": [self._eyes.describe(one, painted) for one in painted if self._worth_telling(one, painted)],
        }

    def _worth_telling(self, one: Painted, painted: Scene) -> bool:
        if one.shown.width() < 1 or one.shown.height() < 1:
            return False
        return bool(one.name or one.words) and not self._eyes.is_hidden(one, painted)

    async def _screen(self, _request: Mapping[str, Any]) -> str:
        return self._eyes.screen(self._eyes.look())

    async def _touch(self, request: Mapping[str, Any]) -> str:
        return await self._hands.touch(_text(request, "target"))

    async def _into_view(self, request: Mapping[str, Any]) -> bool:
        return await self._hands.bring_into_view(_text(request, "target"))

    async def _scroll(self, request: Mapping[str, Any]) -> bool:
        way = _text(request, "way")
        if way not in {"up", "down"}:
            raise BadRequest(f"scroll up or down, not {way!r}")
        return await self._hands.scroll("down" if way == "down" else "up")

    async def _stroke(self, request: Mapping[str, Any]) -> None:
        points, seconds = request.get("points") or [], request.get("seconds", 0.04)
        if not _are_points(points) or not isinstance(seconds, int | float):
            raise BadRequest("stroke wants points, a list of [x, y], and how many seconds it takes")
        await self._hands.stroke([QPointF(x, y) for x, y in points], float(seconds))

    async def _press(self, request: Mapping[str, Any]) -> None:
        await self._hands.press(_text(request, "key"))

    async def _type(self, request: Mapping[str, Any]) -> None:
        await self._hands.type(_text(request, "text"))

    async def _dress(self, request: Mapping[str, Any]) -> None:
        width, height, look = request.get("width"), request.get("height"), request.get("look")
        if look not in LOOKS or not isinstance(width, int) or not isinstance(height, int):
            raise BadRequest(f"dress wants width, height and a look, one of {', '.join(LOOKS)}")
        self._window.resize(width, height)
        if self._wear is not None:
            self._wear(look)

    async def _screenshot(self, request: Mapping[str, Any]) -> list[int]:
        path = _text(request, "path")
        await self._stand_still()
        image = self._window.grabWindow()
        saved = await asyncio.get_running_loop().run_in_executor(None, image.save, path)
        if image.isNull() or not saved:
            raise BadRequest(f"cannot write the picture {path!r}")
        return [image.width(), image.height()]

    async def _stand_still(self) -> None:
        """Wait until nothing moves from one frame to the next, a second at most, and all pictures came, at most ten."""
        before = None
        for looks in range(_PICTURE_LOOKS):
            now = self._eyes.arrangement()
            if (now == before or looks >= _STILL_LOOKS) and self._eyes.is_complete():
                return
            before = now
            await asyncio.sleep(_STILL_PAUSE)

    async def _ready(self, _request: Mapping[str, Any]) -> dict[str, Any]:
        shown = self._first_frame
        seconds = None if shown is None else round(shown - psutil.Process().create_time(), 3)
        return {"shown": shown is not None, "seconds": seconds}

    async def _watch(self, request: Mapping[str, Any]) -> None:
        self._stopwatch.arm(Sight(str(request.get("name") or ""), str(request.get("text") or "")))

    async def _lifted(self, _request: Mapping[str, Any]) -> float | None:
        return self._hands.lifted

    async def _seen(self, request: Mapping[str, Any]) -> float | None:
        limit = request.get("limit")
        if not isinstance(limit, int | float):
            raise BadRequest("seen wants a limit in seconds")
        return await self._stopwatch.seen(float(limit))

    async def _windows(self, _request: Mapping[str, Any]) -> list[dict[str, Any]]:
        windows = [one for one in QGuiApplication.topLevelWindows() if one.isVisible() or one is self._window]
        away = Qt.WindowState.WindowMinimized
        return [{"title": one.title(), "shown": one.isVisible() and one.windowState() != away} for one in windows]

    async def _tell_frames(self, request: Mapping[str, Any]) -> list[float]:
        if request.get("on"):
            self._frames.start()
            return []
        return self._frames.stop()

    async def _events(self, request: Mapping[str, Any]) -> list[dict[str, Any]]:
        after, limit = request.get("after"), request.get("limit")
        if not isinstance(after, int) or not isinstance(limit, int | float):
            raise BadRequest("events wants the number to go on `after`, and a limit in seconds")
        return await self._witness.notes(after, float(limit))

    async def _set_clock(self, request: Mapping[str, Any]) -> float:
        seconds = request.get("offset")
        if not isinstance(seconds, int | float):
            raise BadRequest("clock wants an offset in seconds")
        self._clock.offset = timedelta(seconds=seconds)
        self._kept_offset.write_text(str(float(seconds)), encoding="ascii")
        return float(seconds)

    async def _tell_status(self, _request: Mapping[str, Any]) -> dict[str, Any]:
        return dict(await self._status())


def _text(request: Mapping[str, Any], key: str) -> str:
    value = request.get(key)
    if not isinstance(value, str) or not value:
        raise BadRequest(f"{request.get('do')} wants {key!r}, a text")
    return value


def _are_points(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(
            isinstance(one, list) and len(one) == 2 and all(isinstance(at, int | float) for at in one) for one in value
        )
    )
