"""Our own bugs: caught wherever they surface, logged without personal data, shown as a neutral screen."""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from kiosk.errors import KioskError

_log = logging.getLogger(__name__)

MANY = 20


class CrashGuard:
    """Takes over every hook Python has for errors nobody caught.

    The log gets the error's type and the places it went through, and its message only when it is one of ours: the
    text of any other may hold what a person typed or scanned. `on_bug` shows the neutral screen; after `many` bugs, or
    when even that screen fails, `on_hopeless` ends the process, so that whoever watches it starts a fresh one. Both are
    called on the thread of the watched loop, wherever the bug was.
    """

    def __init__(self, on_bug: Callable[[], None], on_hopeless: Callable[[], None], many: int = MANY) -> None:
        self._on_bug = on_bug
        self._on_hopeless = on_hopeless
        self._many = many
        self._count = 0
        self._loop: asyncio.AbstractEventLoop | None = None

    def install(self) -> None:
        """Take over sys, threading and unraisable hooks; dump stacks on fatal signals."""
        faulthandler.enable()
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._anywhere(args.exc_value)
        sys.unraisablehook = lambda args: self._anywhere(args.exc_value)

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take over a loop's handler for lost tasks and callbacks."""
        self._loop = loop
        loop.set_exception_handler(self._lost)

    def caught(self, error: BaseException | None) -> None:
        """One bug: log it, show the neutral screen, give up after too many."""
        if error is None or isinstance(error, SystemExit | KeyboardInterrupt):
            return
        _log.critical("a bug: %s", describe(error))
        self._count += 1
        hopeless = self._count >= self._many
        try:
            self._on_bug()
        except Exception as worse:  # noqa: BLE001 - raised in a hook, its words would go to the log as they are
            _log.critical("a bug: the neutral screen fails: %s", describe(worse))
            hopeless = True
        if hopeless:
            _log.critical("a bug: number %d: ending, to be started afresh", self._count)
            self._on_hopeless()

    def _anywhere(self, error: BaseException | None) -> None:
        if self._loop is None or self._loop.is_closed() or threading.current_thread() is threading.main_thread():
            self.caught(error)
        else:
            self._loop.call_soon_threadsafe(self.caught, error)

    def _uncaught(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._on_hopeless()
        self.caught(error)

    def _lost(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if error is None:
            _log.critical("a bug: %s", context.get("message", "the event loop complains"))
            return
        self.caught(error)


def describe(error: BaseException) -> str:
    """Type and places of an error; its words only when they are ours."""
    words = f": {error}" if isinstance(error, KioskError) else ""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    rest = "".join(f" [{describe(each)}]" for each in inner)
    return f"{type(error).__name__}{words} at {places or 'an unknown place'}{rest}"
