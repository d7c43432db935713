"""Children die with us, however we die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from kiosk.testing.process import Launcher

SLEEP = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.01)


@pytest.fixture
def launcher() -> Iterator[Launcher]:
    launcher = Launcher()
    yield launcher
    launcher.close()


def test_a_child_logs_and_stops_when_asked(launcher: Launcher, tmp_path: Path) -> None:
    child = launcher.start(SLEEP, log=tmp_path / "log", environment=os.environ)
    until(lambda: child.tail() == "up")
    assert child.running
    assert child.stop()
    assert child.exit_code == -signal.SIGTERM


def test_a_deaf_child_is_killed(launcher: Launcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.testing.process._END", 0.3)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    child = launcher.start([sys.executable, "-c", deaf], log=tmp_path / "log", environment=os.environ)
    until(lambda: child.tail() == "up")
    assert not child.stop()
    assert child.exit_code == -signal.SIGKILL


def test_a_child_may_be_started_from_a_thread_that_ends(launcher: Launcher, tmp_path: Path) -> None:
    children = []
    thread = threading.Thread(
        target=lambda: children.append(launcher.start(SLEEP, log=tmp_path / "log", environment=os.environ))
    )
    thread.start()
    thread.join()
    until(lambda: children[0].tail() == "up")
    assert children[0].running


def test_a_missing_command_is_an_error_here(launcher: Launcher, tmp_path: Path) -> None:
    if launcher._leash:
        child = launcher.start(["/no/such/command"], log=tmp_path / "log", environment=os.environ)
        until(lambda: not child.running)
        assert child.exit_code not in {0, None}
    else:
        with pytest.raises(OSError, match="No such file"):
            launcher.start(["/no/such/command"], log=tmp_path / "log", environment=os.environ)


def test_children_die_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    parent = (
        "import os, sys, time; from pathlib import Path; from kiosk.testing.process import Launcher;"
        f"c = Launcher().start({SLEEP!r}, log=Path({str(tmp_path / 'log')!r}), environment=os.environ);"
        "print(c.pid, flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE)
    assert process.stdout is not None
    pid = int(process.stdout.readline())
    until(lambda: (tmp_path / "log").read_text() == "up\n")
    process.kill()
    process.wait()
    process.stdout.close()
    until(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
