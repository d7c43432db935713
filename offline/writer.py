"""The threads that own the database connections: one writes, one reads, and nobody else touches them."""

from __future__ import annotations

import asyncio
import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from kiosk.errors import BugError, StoreFull, StoreUnreadable
from offline.database import DatabaseFile
from offline.faults import store_faults

T = TypeVar("T")
Job = Callable[[sa.Connection], T]


class Priority(IntEnum):
    """Who waits: the person at the screen goes before everything else."""

    PERSON = 0
    BACKGROUND = 1
    LAST = 2


class _Worker:
    """One named thread with one connection. Jobs run one at a time, each in a transaction of its own."""

    def __init__(self, name: str, file: DatabaseFile, *, read_only: bool) -> None:
        self.path: Path = file.path
        self._engine = file.engine(read_only=read_only)
        self._jobs: queue.PriorityQueue[tuple[Priority, int, Job[Any] | None, Future[Any]]] = queue.PriorityQueue()
        self._sequence = itertools.count()
        self._closing = threading.Lock()
        self._closed = False
        self._ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)
        self._thread.start()
        self._ready.result()

    async def run(self, job: Job[T], priority: Priority = Priority.PERSON) -> T:
        """The result of `job` after its transaction was committed; a StoreFault when the store cannot.

        A waiting job can be cancelled; one that has begun runs to its end, whoever still waits.
        """
        return await asyncio.wrap_future(self._submit(job, priority))

    def call(self, job: Job[T]) -> T:
        """As `run`, blocking; for opening and closing, off the event loop."""
        if self.here:
            raise BugError(f"{self._thread.name} would wait for itself")
        return self._submit(job, Priority.PERSON).result()

    @property
    def here(self) -> bool:
        """Whether the caller is on this thread."""
        return threading.current_thread() is self._thread

    def close(self) -> None:
        """Do what was asked before, then let go of the connection. Blocks; safe to call twice."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._put(None, Priority.LAST)
        self._thread.join()

    def _submit(self, job: Job[T], priority: Priority) -> Future[T]:
        with self._closing:
            if self._closed:
                raise StoreUnreadable(f"the store {self.path} is closed")
            return self._put(job, priority)

    def _put(self, job: Job[T] | None, priority: Priority) -> Future[T]:
        future: Future[T] = Future()
        self._jobs.put((priority, next(self._sequence), job, future))
        return future

    def _live(self) -> None:
        try:
            with store_faults(self.path):
                connection = self._engine.connect()
        except BaseException as error:  # noqa: BLE001 - raised in the thread that waits for us
            self._ready.set_exception(error)
            return
        self._ready.set_result(None)
        with connection:
            while True:
                _priority, _number, job, future = self._jobs.get()
                if job is None:
                    break
                if future.set_running_or_notify_cancel():
                    self._perform(connection, job, future)
        self._engine.dispose()

    def _perform(self, connection: sa.Connection, job: Job[T], future: Future[T]) -> None:
        assert self.here
        try:
            with store_faults(self.path), connection.begin():
                result = job(connection)
        except BaseException as error:  # noqa: BLE001 - raised where the job was asked for
            self._after(committed=False)
            future.set_exception(error)
        else:
            self._after(committed=True)
            future.set_result(result)

    def _after(self, *, committed: bool) -> None:
        """The transaction has ended, its caller does not know yet."""


class Companion(Protocol):
    """Something that must stay in step with the database."""

    def committed(self) -> None:
        """The transaction is durable."""

    def rolled_back(self) -> None:
        """The transaction did not happen."""


class Writer(_Worker):
    """The only thread that writes to a database; `BEGIN IMMEDIATE`.

    `make_room` frees space when the disk is full and says whether it could. `companion` hears of each transaction's
    end, on this thread, before the caller does.
    """

    def __init__(
        self, file: DatabaseFile, make_room: Callable[[], bool] = lambda: False, companion: Companion | None = None
    ) -> None:
        self._make_room = make_room
        self._companion = companion
        super().__init__(f"{file.path.stem}-writer", file, read_only=False)

    def _after(self, *, committed: bool) -> None:
        if self._companion is not None:
            (self._companion.committed if committed else self._companion.rolled_back)()

    async def run_essential(self, job: Job[T], priority: Priority = Priority.PERSON) -> T:
        """As `run`; on a full disk it makes room and tries once more."""
        try:
            return await self.run(job, priority)
        except StoreFull:
            if not self._make_room():
                raise
        return await self.run(job, priority)


class Reader(_Worker):
    """A thread that only reads, beside the writer, in short transactions."""

    def __init__(self, file: DatabaseFile) -> None:
        super().__init__(f"{file.path.stem}-reader", file, read_only=True)
