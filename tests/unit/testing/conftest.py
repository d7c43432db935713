"""Small applications of ours in processes of their own, with the testers' agent on them."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.testing.process import Child, Launcher
from kiosk.testing.remote import RemoteClient, Unreachable

TINY = Path(__file__).with_name("tiny")
ROOT = Path(__file__).parents[3]

Begin = Callable[[str], tuple[Child, RemoteClient]]


@pytest.fixture(scope="module")
def begin() -> Iterator[Begin]:
    """Start a script of `tiny/` and wait until its window can be looked at."""
    launcher = Launcher()
    folder = Path(tempfile.mkdtemp(prefix="tiny-"))
    clients: list[RemoteClient] = []

    def start(script: str) -> tuple[Child, RemoteClient]:
        socket = folder / f"{script}.socket"
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "QT_API": "pyside6",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, str(TINY / script), str(socket)]
        child = launcher.start(command, log=folder / f"{script}.log", environment=environment)
        client = RemoteClient(socket)
        clients.append(client)
        deadline = time.monotonic() + 30
        while True:
            try:
                client.look()
            except Unreachable:
                assert child.running, child.tail()
                assert time.monotonic() < deadline, child.tail()
                time.sleep(0.02)
            else:
                return child, client

    yield start
    for client in clients:
        client.close()
    launcher.close()
    shutil.rmtree(folder)
