"""One Qt-and-asyncio loop for plain test functions: it turns only while a test waits for something."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import qasync
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

T = TypeVar("T")
PATIENCE = 10.0


class Stage:
    """Wraps the one qasync loop of the process. It counts as running only inside `lit`: other tests have theirs."""

    def __init__(self, application: QGuiApplication) -> None:
        self._loop = qasync.QEventLoop(application, already_running=True)
        asyncio.events._set_running_loop(None)

    @contextmanager
    def lit(self) -> Iterator[None]:
        """Within this, coroutines and callbacks find the loop running."""
        asyncio.events._set_running_loop(self._loop)
        try:
            yield
        finally:
            asyncio.events._set_running_loop(None)

    def until(self, condition: Callable[[], T], complaint: Callable[[], str] = str) -> T:
        """Let things happen until the condition is true; AssertionError after PATIENCE seconds."""
        deadline = time.monotonic() + PATIENCE
        while not (value := condition()):
            assert time.monotonic() < deadline, f"waited in vain: {complaint()}"
            QTest.qWait(2)
        return value

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """What a coroutine gives."""
        task = self._loop.create_task(coroutine)
        self.until(task.done)
        result: T = task.result()
        return result

    def close(self) -> None:
        """The end of the loop."""
        self._loop.stop()
        self._loop.close()
