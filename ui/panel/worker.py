"""The panel's threads: one for wishes, in their order, and one for looking. The UI thread never waits for the desk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.errors import KioskError

Then = Callable[[Any], None]


class Worker(QObject):
    """Has work done on a thread of its own, in order; results and errors come back on the UI thread.

    `told` carries what is to be said to the person, and whether it is bad news. A bug in the work surfaces as one.
    """

    told = Signal(str, bool)
    _done = Signal(object, str, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._closed = False
        self._done.connect(self._finish)

    def do(self, work: Callable[[], Any], said: str = "", then: Then | None = None) -> None:
        """Have it done; on success `said` is told (unless "") and `then` gets the result."""
        if self._closed:
            return
        self._pool.submit(work).add_done_callback(lambda future: self._done.emit(future, said, then))

    def close(self) -> None:
        """Begin nothing more; waits for what is under way."""
        self._closed = True
        self._pool.shutdown(cancel_futures=True)

    @Slot(object, str, object)
    def _finish(self, future: Future[Any], said: str, then: Then | None) -> None:
        if self._closed or future.cancelled():
            return
        try:
            result = future.result()
        except KioskError as error:
            self.told.emit(str(error), True)
            if then is not None:
                then(None)
            return
        if said:
            self.told.emit(said, False)
        if then is not None:
            then(result)
