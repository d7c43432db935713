"""The rules every test keeps: what a shop would find in its log or its process list fails the test.

Python warnings are errors (pyproject.toml) and Qt's warnings fail the test (pytest-qt). Here: log records of WARNING
and above, and threads, child processes and asyncio tasks that outlive their test. A test that means it says so by a
marker: `expect_log(pattern)`, `allow_log(pattern)`, `leaves_threads(reason)`.

`--long` (or KIOSK_LONG=1) runs the long form of tests that have one; what tests measured is printed at the end.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import os
import re
import threading
import time
from collections.abc import AsyncIterator, Callable, Generator
from typing import Final

import hypothesis
import psutil
import pytest

os.environ.setdefault("QT_API", "pyside6")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# Timings of a busy machine never decide a test.
hypothesis.settings.register_profile(
    "kiosk", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("kiosk")

GRACE: Final = 3.0
"""Seconds for what is already ending: a thread past its last statement, a process past its exit, a cancelled task."""

threads_before: Final = pytest.StashKey[set[threading.Thread]]()
processes_before: Final = pytest.StashKey[set[psutil.Process]]()
measured: Final = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long",
        action="store_true",
        default=os.environ.get("KIOSK_LONG", "") not in {"", "0"},
        help="the long form of tests that have one: ten times the cuts, kills and examples",
    )


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the long form was asked for."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Take a line with figures that a test measured, for the end of the run."""
    return request.config.stash.setdefault(measured, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if lines := config.stash.get(measured, []):
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """Give defaults below the home directory a place of their own: no test touches a person's kiosk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.delenv(name, raising=False)
        yield


# ------------------------------------------------------------------------------------------------------------- log


class Recorder(logging.Handler):
    """Keeps records of WARNING and above, from any thread and any library."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def judge(self, expected: list[str], allowed: list[str]) -> list[str]:
        """Return one complaint for each surprising record and each expected one that did not come."""
        messages = [record.getMessage() for record in self.records]
        known = [*expected, *allowed]
        surprises = [
            f"unexpected log record: {record.levelname} {record.name}: {message}\n{traceback_of(record)}".rstrip()
            for record, message in zip(self.records, messages, strict=True)
            if not any(re.search(pattern, message) for pattern in known)
        ]
        silent = [pattern for pattern in expected if not any(re.search(pattern, message) for message in messages)]
        return surprises + [f"no log record of WARNING or above matched {pattern!r}" for pattern in silent]


def traceback_of(record: logging.LogRecord) -> str:
    return logging.Formatter().formatException(record.exc_info) if record.exc_info else ""


def patterns(item: pytest.Item, marker: str) -> list[str]:
    return [str(mark.args[0]) for mark in item.iter_markers(marker)]


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Generator[Recorder]:
    """Fail the test on a log record of WARNING or above that it did not announce."""
    recorder = Recorder()
    logging.getLogger().addHandler(recorder)
    try:
        yield recorder
    finally:
        logging.getLogger().removeHandler(recorder)
    if complaints := recorder.judge(patterns(request.node, "expect_log"), patterns(request.node, "allow_log")):
        pytest.fail("\n".join(complaints), pytrace=False)


# -------------------------------------------------------------------------------------- threads and child processes


@pytest.fixture(autouse=True)
def note_what_runs(request: pytest.FixtureRequest) -> None:
    """Note what is alive already; fixtures of wider scope are set up by now, so theirs is not this test's."""
    request.node.stash[threads_before] = set(threading.enumerate())
    request.node.stash[processes_before] = set(psutil.Process().children())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """After the last fixture of the test is gone, nothing it started may be left."""
    result = yield
    complaints = left_over_processes(item) + left_over_threads(item)
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
    return result


def left_over_threads(item: pytest.Item) -> list[str]:
    if threads_before not in item.stash or item.get_closest_marker("leaves_threads"):
        return []
    before = item.stash[threads_before]
    new = [thread for thread in threading.enumerate() if thread not in before]
    deadline = time.monotonic() + GRACE
    for thread in new:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [f"thread left running: {thread!r}" for thread in new if thread.is_alive()]


def left_over_processes(item: pytest.Item) -> list[str]:
    if processes_before not in item.stash:
        return []
    new = [child for child in psutil.Process().children() if child not in item.stash[processes_before]]
    _, alive = psutil.wait_procs(new, timeout=GRACE)
    complaints = [f"child process left running: {child.pid} {command_line(child)}" for child in alive]
    for child in alive:
        child.kill()
    psutil.wait_procs(alive, timeout=GRACE)
    return complaints


def command_line(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error as gone:
        return f"({type(gone).__name__})"


# --------------------------------------------------------------------------------------------------- asyncio tasks


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have each coroutine test watched; first in the list is set up first and torn down last."""
    for item in items:
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(inspect.unwrap(item.obj)):
            item.fixturenames.insert(0, "no_task_left")


@pytest.fixture
async def no_task_left() -> AsyncIterator[None]:
    """Fail the coroutine test if a task it started outlives it; the loop would cancel it without a word."""
    before = asyncio.all_tasks()
    yield
    current = asyncio.current_task()
    left = {task for task in asyncio.all_tasks() - before if task is not current}
    if left:
        _, left = await asyncio.wait(left, timeout=GRACE)
    if left:
        pytest.fail("\n".join(f"task left running: {task!r}" for task in left), pytrace=False)
