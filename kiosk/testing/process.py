"""Child processes that never outlive us: each leads its own group and dies with the process that started it."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

_END = 5.0


class Process(Protocol):
    """What of `subprocess.Popen` is needed."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def terminate(self) -> None: ...


class Child:
    """One running process. What it prints goes to `log`."""

    def __init__(self, process: Process, log: Path) -> None:
        self._process = process
        self.log = log

    @property
    def pid(self) -> int:
        """Its process id, which is also its group's."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative: the signal that ended it."""
        return self._process.poll()

    def kill(self) -> None:
        """SIGKILL to the whole group; on return it is gone."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait(_END)

    def stop(self) -> bool:
        """Ask by SIGTERM, then by SIGKILL; True when it ended on being asked."""
        if self.running:
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_END)
        asked = not self.running
        self.kill()
        return asked

    def tail(self, lines: int = 40) -> str:
        """The last lines it printed."""
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])


class Launcher:
    """Starts children from one thread that lives until `close()`.

    PR_SET_PDEATHSIG ends a child when the *thread* that made it ends, so no passing thread may do it. Where util-linux'
    `setpriv` is missing, children are stopped by `close()` alone.
    """

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._leash = shutil.which("setpriv")
        self._children: list[Child] = []
        self._thread = threading.Thread(target=self._work, name="launcher", daemon=True)
        self._thread.start()

    def start(
        self, command: Sequence[str], *, log: Path, environment: Mapping[str, str], stdin: int = subprocess.DEVNULL
    ) -> Child:
        """Start a command; its output is appended to `log`."""
        done: Future[Child] = Future()

        def launch() -> None:
            try:
                done.set_result(self._launch(command, log, environment, stdin))
            except OSError as error:
                done.set_exception(error)

        self._jobs.put(launch)
        return self.keep(done.result())

    def keep(self, child: Child) -> Child:
        """Have a child ended by `close()`; the child."""
        self._children.append(child)
        return child

    def close(self) -> None:
        """Kill what still runs and end the thread; safe to call twice."""
        for child in self._children:
            child.kill()
        self._children.clear()
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _launch(self, command: Sequence[str], log: Path, environment: Mapping[str, str], stdin: int) -> Child:
        leash = [self._leash, "--pdeathsig", "KILL", "--"] if self._leash else []
        with log.open("ab") as output:
            process = subprocess.Popen(
                [*leash, *command],
                stdin=stdin,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=dict(environment),
                start_new_session=True,
            )
        return Child(process, log)
