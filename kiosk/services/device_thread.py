"""A named thread for one blocking device, and another one in its place when it hangs in the driver."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

from kiosk.errors import BugError, DeviceLost

_log = logging.getLogger(__name__)

R = TypeVar("R")

_Job = tuple[Callable[[], Any], "Future[Any]"]

MOST_HANGING = 3
"""Threads of one device that may hang in its driver at once; with so many, no more calls are made until one returns."""


class DeviceThread:
    """Runs blocking calls one after another on one daemon thread, which cannot keep the process from ending.

    A call that does not return within its limit is given up: its thread is left behind, hanging, and the next call runs
    on a new one. Its driver may then be called while the old call is still under way.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._worker = _Worker(name)
        self._turn = asyncio.Lock()
        self._left: list[_Worker] = []
        self._abandoned = 0
        self._closed = False

    @property
    def abandoned(self) -> int:
        """How many threads were ever left behind."""
        return self._abandoned

    async def call(self, function: Callable[[], R], limit: float | None = None) -> R:
        """The function's result, or its error; BugError after `close`.

        `limit` counts in seconds from when it begins: DeviceLost when it did not return by then.
        """
        async with self._turn:
            if self._closed:
                raise BugError(f"{self._name} is closed")
            self._require_a_worker()
            done = asyncio.wrap_future(self._worker.put(function))
            if limit is None:
                return await done
            try:
                await asyncio.wait({done}, timeout=limit)
                if done.done():
                    return done.result()
                self._leave_behind()
                raise _hangs()
            finally:
                done.cancel()

    async def close(self, last: Callable[[], Any] = lambda: None, patience: float = 1.0) -> bool:
        """End the thread after its present job and `last`; whether all that was done within `patience` seconds."""
        self._closed = True
        try:
            self._require_a_worker()
        except DeviceLost:
            return False
        closing = self._worker.put(last)
        self._worker.end()
        try:
            await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._worker.ended)), patience)
        except TimeoutError:
            return False
        closing.result()
        return True

    def _require_a_worker(self) -> None:
        """A thread for the next call; DeviceLost while too many hang."""
        if not self._worker.leaving:
            return
        self._left = [worker for worker in self._left if not worker.ended.done()]
        if len(self._left) >= MOST_HANGING:
            raise _hangs()
        self._worker = _Worker(self._name)

    def _leave_behind(self) -> None:
        self._worker.end()
        self._left.append(self._worker)
        self._abandoned += 1
        _log.warning("%s hangs in its driver and is left behind (%d so far)", self._name, self._abandoned)


class _Worker:
    """One thread with its queue."""

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self.leaving = False
        self.ended: Future[None] = Future()
        threading.Thread(target=self._work, name=name, daemon=True).start()

    def put(self, function: Callable[[], R]) -> Future[R]:
        """Do this next."""
        future: Future[R] = Future()
        self._jobs.put((function, future))
        return future

    def end(self) -> None:
        """End after what is in the queue."""
        self.leaving = True
        self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            _do(*job)
            del job  # the last result would live on until the next call
        self.ended.set_result(None)


def _hangs() -> DeviceLost:
    return DeviceLost("its driver does not come back", fix="unplug it and plug it in again")


def _do(function: Callable[[], Any], future: Future[Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = function()
    except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the caller, who awaits it
        future.set_exception(error)
    else:
        future.set_result(result)
