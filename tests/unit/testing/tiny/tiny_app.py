"""A window with one of everything, and the testers' agent on it: `python tiny_app.py SOCKET`."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.crash import CrashGuard
from kiosk.start import run
from ui.remote import RemoteAgent


class _Clock:
    offset = timedelta()


async def _main(stop: asyncio.Event) -> int:
    engine = QQmlApplicationEngine(str(Path(__file__).with_name("Main.qml")))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    clock = _Clock()

    async def status() -> dict[str, float]:
        return {"offset": clock.offset.total_seconds()}

    agent = RemoteAgent(window, Path(sys.argv[1]), status=status, clock=clock)
    await agent.serve()
    await stop.wait()
    await agent.stop()
    return 0


if __name__ == "__main__":
    sys.exit(run(_main, CrashGuard(lambda: None, lambda: None)))
