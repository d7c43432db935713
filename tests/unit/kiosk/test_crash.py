"""Our bugs in the log: where and what kind, never what a person typed."""

from __future__ import annotations

import asyncio
import faulthandler
import sys
import threading
from collections.abc import Iterator

import pytest

from kiosk.crash import CrashGuard, describe
from kiosk.errors import BugError, CentralUnavailable

pytestmark = pytest.mark.expect_log("a bug: ")


class Watched:
    def __init__(self, many: int = 20) -> None:
        self.apologies = 0
        self.ends = 0
        self.guard = CrashGuard(self._apologise, self._end, many)

    def _apologise(self) -> None:
        self.apologies += 1

    def _end(self) -> None:
        self.ends += 1


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """Put the hooks back afterwards; they are the whole process's."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    monkeypatch.setattr(faulthandler, "enable", lambda: None)
    watched = Watched()
    watched.guard.install()
    yield watched
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def caught(error: Exception) -> Exception:
    """The error as it is after it was raised somewhere."""
    try:
        raise error
    except type(error) as raised:
        return raised


def messages(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(record.getMessage() + str(record.exc_info) for record in caplog.records)


def test_a_foreign_errors_words_stay_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    watched = Watched()
    watched.guard.caught(caught(ValueError("anna@example.com")))
    said = messages(caplog)
    assert "ValueError" in said
    assert "test_crash.py" in said
    assert "anna" not in said
    assert watched.apologies == 1


def test_our_own_words_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    Watched().guard.caught(caught(BugError("no line 'hands:tea' in the basket", fix="look there")))
    assert "BugError: no line 'hands:tea' in the basket (look there)" in messages(caplog)


def test_causes_and_groups_keep_silent_too(caplog: pytest.LogCaptureFixture) -> None:
    group = ExceptionGroup("anna's", [caught(KeyError("anna")), CentralUnavailable("no route")])
    try:
        raise group from ValueError("anna")
    except ExceptionGroup as raised:
        Watched().guard.caught(raised)
    said = messages(caplog)
    assert "KeyError" in said
    assert "CentralUnavailable: no route" in said
    assert "anna" not in said


def test_it_gives_up_after_many(caplog: pytest.LogCaptureFixture) -> None:
    watched = Watched(many=3)
    for _ in range(2):
        watched.guard.caught(ValueError())
    assert watched.ends == 0
    watched.guard.caught(ValueError())
    assert (watched.apologies, watched.ends) == (3, 1)
    assert "ending, to be started afresh" in messages(caplog)


def test_without_even_a_neutral_screen_it_gives_up_at_once(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ValueError("anna")

    ends: list[int] = []
    CrashGuard(fail, lambda: ends.append(1)).caught(ValueError())
    assert ends == [1]
    assert "anna" not in messages(caplog)


def test_uncaught_errors_of_the_main_thread(installed: Watched) -> None:
    error = caught(ValueError("x"))
    sys.excepthook(ValueError, error, error.__traceback__)
    assert installed.apologies == 1


def test_uncaught_errors_of_threads(installed: Watched) -> None:
    def fail() -> None:
        raise ValueError("x")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert installed.apologies == 1


async def test_the_screen_is_touched_on_its_own_thread_only(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []
    guard = CrashGuard(lambda: threads.append(threading.current_thread()), lambda: None)
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    guard.watch(loop)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(faulthandler, "enable", lambda: None)
    guard.install()

    def fail() -> None:
        raise ValueError("x")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert threads == []
    await asyncio.sleep(0)
    assert threads == [threading.main_thread()]
    loop.set_exception_handler(before)


def test_errors_nobody_can_raise(installed: Watched) -> None:
    class Stubborn:
        def __del__(self) -> None:
            raise ValueError("x")

    stubborn: Stubborn | None = Stubborn()
    assert stubborn is not None
    stubborn = None
    assert installed.apologies == 1


@pytest.mark.allow_log("")
def test_stopping_by_hand_is_no_bug(installed: Watched) -> None:
    installed.guard.caught(ValueError())  # the one this file's mark waits for
    for error in (SystemExit(0), KeyboardInterrupt(), None):
        installed.guard.caught(error)
    assert (installed.apologies, installed.ends) == (1, 0)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (installed.apologies, installed.ends) == (1, 1)


async def test_errors_of_callbacks_and_lost_tasks() -> None:
    watched = Watched()
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    watched.guard.watch(loop)
    try:
        loop.call_soon(lambda: 1 / 0)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert watched.apologies == 1
        loop.call_exception_handler({"message": "something is odd"})
        assert watched.apologies == 1
    finally:
        loop.set_exception_handler(before)


def test_the_innermost_place_comes_first() -> None:
    def inner() -> None:
        raise ValueError("deep inside")

    with pytest.raises(ValueError, match="deep inside") as raised:
        inner()
    said = describe(raised.value)
    assert said.index("inner (") < said.index("test_the_innermost_place_comes_first (")
    assert describe(ValueError()) == "ValueError at an unknown place"
    Watched().guard.caught(raised.value)
