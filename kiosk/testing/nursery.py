"""Starts many `kiosk` processes quickly: they are forked from one that has imported everything already."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.errors import EnvironmentFault
from kiosk.testing.process import Child, Launcher

_LIMIT = 120.0
_KIOSK = [sys.executable, "-m", "kiosk"]
_CRADLE = [sys.executable, "-m", "kiosk.testing.cradle"]
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}  # numpy starts threads when it is loaded, which a fork would lose
_PASSING = "PYTEST_CURRENT_TEST"
"""The one name whose value may differ between children: pytest sets it anew for every test."""


class Forked:
    """A process that is another's child; what Popen offers of it."""

    def __init__(self, report: socket.socket) -> None:
        self._report = report
        self._lock = threading.Lock()
        self._code: int | None = None
        report.settimeout(_LIMIT)
        try:
            self.pid = int(report.recv(16))
        except ValueError:
            report.close()
            raise

    def poll(self) -> int | None:
        """The exit code, None while it runs; negative: the signal that ended it."""
        return self._hear(0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code once it has ended; subprocess.TimeoutExpired."""
        code = self._hear(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(_KIOSK, timeout or 0)
        return code

    def terminate(self) -> None:
        """SIGTERM."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def _hear(self, seconds: float | None) -> int | None:
        with self._lock:
            if self._code is None:
                self._report.settimeout(seconds)
                try:
                    said = self._report.recv(16)
                except (BlockingIOError, TimeoutError):
                    return None
                self._code = int(said) if said else -signal.SIGKILL  # the cradle is gone, and its children with it
                self._report.close()
            return self._code


class Nursery:
    """A context manager, for several threads at once; `environment` is that of all its children.

    It loads everything while its first children are asked for already. Of a child, /proc tells its command line and its
    environment; those of all are the nursery's own.
    """

    def __init__(self, log: Path, environment: Mapping[str, str]) -> None:
        self._log = log
        self._folder, self._environment = Path.cwd(), _lasting(environment)
        self._launcher = Launcher()
        self._lock = threading.Lock()
        self._cradle, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its:
            self._launcher.start(_CRADLE, log=log, environment={**environment, **_ONE_THREAD}, stdin=its.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End it and everything it started; safe to call twice."""
        self._cradle.close()
        self._launcher.close()

    def launcher(self) -> Launcher:
        """A launcher whose `kiosk` commands come from here."""
        return _ForkingLauncher(self)

    def takes(self, command: Sequence[str], environment: Mapping[str, str]) -> bool:
        """Whether a fork is as good as a start: a `kiosk` command in the nursery's folder and environment."""
        same = Path.cwd() == self._folder and _lasting(environment) == self._environment
        return same and list(command[:3]) == _KIOSK

    def start(self, words: Sequence[str], *, log: Path, environment: Mapping[str, str]) -> Forked:
        """Start `kiosk WORDS…`; its output is appended to `log`. EnvironmentFault when the nursery is gone."""
        message = json.dumps({"words": list(words), "environment": dict(environment)}).encode()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs, log.open("ab") as output, self._lock:
                socket.send_fds(self._cradle, [message], [output.fileno(), theirs.fileno()])
            return Forked(ours)
        except (OSError, ValueError) as error:
            ours.close()
            said = self._log.read_text(encoding="utf-8", errors="replace")
            raise EnvironmentFault(f"the process that forks the others does not answer:\n{said}") from error


class _ForkingLauncher(Launcher):
    """What cannot be forked it starts."""

    def __init__(self, nursery: Nursery) -> None:
        super().__init__()
        self._nursery = nursery

    def start(
        self, command: Sequence[str], *, log: Path, environment: Mapping[str, str], stdin: int = subprocess.DEVNULL
    ) -> Child:
        """Start a command; its output is appended to `log`."""
        if stdin != subprocess.DEVNULL or not self._nursery.takes(command, environment):
            return super().start(command, log=log, environment=environment, stdin=stdin)
        return self.keep(Child(self._nursery.start(command[3:], log=log, environment=environment), log))


def _lasting(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name != _PASSING}
