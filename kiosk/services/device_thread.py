"""A named thread for one blocking device."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

from kiosk.errors import BugError

P = ParamSpec("P")
R = TypeVar("R")

_Job = tuple[Callable[[], Any], "Future[Any]"]


class DeviceThread:
    """Runs blocking calls one after another on one daemon thread.

    A daemon, so that a driver hanging in the kernel cannot keep the process from ending.
    """

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()
        self._closed = False

    async def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The function's result, or its error; BugError after `close`."""
        if self._closed:
            raise BugError(f"{self._thread.name} is closed")
        future: Future[R] = Future()
        self._jobs.put((lambda: function(*args, **kwargs), future))
        return await asyncio.wrap_future(future)

    async def close(self, patience: float = 1.0) -> bool:
        """End the thread after its present job; whether it ended within `patience` seconds."""
        self._closed = True
        self._jobs.put(None)
        await asyncio.get_running_loop().run_in_executor(None, self._thread.join, patience)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            function, future = job
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = function()
            except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the caller, who awaits it
                future.set_exception(error)
            else:
                future.set_result(result)
