"""Start-up of the application process: one loop for Qt and asyncio, a clean end on a signal."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable

os.environ.setdefault("QT_API", "pyside6")

import qasync
from PySide6.QtGui import QGuiApplication

from kiosk.crash import CrashGuard

Main = Callable[[asyncio.Event], Awaitable[int]]


def run(main: Main, guard: CrashGuard) -> int:
    """Run `main(stop)` until it returns its exit code; SIGTERM and SIGINT set `stop`.

    The Qt application ends only after everything asynchronous has ended: cancelled tasks, generators, executor.
    """
    application = QGuiApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    guard.watch(loop)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    with loop:
        try:
            return int(loop.run_until_complete(main(stop)))
        finally:
            _settle(loop)


def _settle(loop: asyncio.AbstractEventLoop) -> None:
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
