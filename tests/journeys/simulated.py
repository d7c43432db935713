"""A `kiosk simulate` process as another program would run it."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
import time
from types import TracebackType
from typing import Any, Self

LIMIT = 60.0


class Simulated:
    """Started on entering; `first` is its first line. Answers and events are read apart."""

    def __init__(self, *words: str) -> None:
        self._words = words

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "simulate", *self._words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        try:
            self.first = self._answers.get(timeout=LIMIT)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()

    def write(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        return self._answers.get(timeout=LIMIT)

    def do(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """A command that must be obeyed; gives its answer."""
        self.write(json.dumps({"do": name, **arguments}))
        answer = self.answer()
        assert answer["ok"], answer
        return answer

    def event(self, kind: str) -> dict[str, Any]:
        """The next event of this kind; others before it are dropped."""
        deadline = time.monotonic() + LIMIT
        while True:
            event = self._events.get(timeout=max(0.01, deadline - time.monotonic()))
            if event["event"] == kind:
                return event

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(LIMIT)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            message = json.loads(line)
            (self._events if "event" in message else self._answers).put(message)
