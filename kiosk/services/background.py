"""Keeping the tasks a service starts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

ErrorHandler = Callable[[BaseException], None]
Work = Callable[[], Coroutine[Any, Any, Any]]

PAUSE = 1.0
"""Seconds before work that failed begins anew."""


class Background:
    """Holds tasks until they end, gives their errors to one handler, and cancels what is left on `close`."""

    def __init__(self, on_error: ErrorHandler) -> None:
        self._on_error = on_error
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, coroutine: Coroutine[Any, Any, Any], name: str) -> None:
        """Run a coroutine on the running loop."""
        _kept_here = self.cancellable(coroutine, name)

    def cancellable(self, coroutine: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """As `start`, for who may not want the result any more."""
        task = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def keep(self, work: Work, name: str, pause: float = PAUSE) -> None:
        """Run something that is to go on until `close`: when it fails, its error is handled and it begins anew."""
        self.start(self._kept(work, pause), name)

    def report(self, error: BaseException) -> None:
        """Give the handler an error that a task survives."""
        self._on_error(error)

    async def close(self) -> None:
        """Cancel everything and wait until it has ended."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _kept(self, work: Work, pause: float) -> None:
        while True:
            try:
                await work()
            except Exception as error:  # noqa: BLE001 - whatever it is goes to the handler; the idle watch must go on
                self.report(error)
            await asyncio.sleep(pause)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(error)
