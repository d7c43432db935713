"""A process that lives again and again, each time until it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 20.0
"""Seconds that a life may take to say what it is to say."""
ROOT = Path(__file__).parents[2]


class Lives:
    """The parent of all lives: it imports everything once, and forks a child for each line it is given."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out = process.stdin, process.stdout

    def life(
        self, work: str, lines: int, delay: float = 0.0, hear: Callable[[str], None] = lambda _line: None
    ) -> list[str]:
        """Begin a life, kill it after it said so many lines (0: none) and a while more; everything it said.

        One that says nothing for PATIENCE seconds is killed as well. `hear` gets each line as it is read.
        """
        self._in.write(f"{work}\n")
        child = int(self._out.readline().removeprefix("pid "))
        said: list[str] = []
        overdue = threading.Timer(PATIENCE, os.kill, (child, signal.SIGKILL))
        overdue.start()
        while len(said) < lines:
            said.append(self._out.readline().strip())
            if said[-1] == "ended":
                overdue.cancel()
                return said[:-1]
            hear(said[-1])
        overdue.cancel()
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        while (line := self._out.readline().strip()) != "ended":
            said.append(line)
            hear(line)
        return said


@contextmanager
def lives(script: str, *arguments: str) -> Iterator[Lives]:
    """Of a script beside this file."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment
    ) as process:
        yield Lives(process)
        assert process.stdin is not None
        process.stdin.close()
    assert process.returncode == 0
