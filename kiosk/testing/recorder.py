"""Records what is done to a kiosk, from the desk and at its own screen, and gives it back as a story."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.testing.composer import Did, Mark, Seen, Touched, Typed, compose, endings
from kiosk.testing.remote import Refused, RemoteClient, Unreachable
from kiosk.testing.written import Content, Said, story_text

_ASK = 1.0
_RETRY = 0.05
_POLL = 0.03
_BY_SCREEN = frozenset({"touch", "type"})


class Recorder:
    """From `start()` to `stop()` it listens to the application at `socket`, over its restarts too.

    `did` notes what the desk does. `settings` are the story's. All of it may be called from any thread.
    """

    def __init__(self, socket: Path, settings: Mapping[str, Content]) -> None:
        self._socket = socket
        self._settings = settings
        self._marks: list[Mark] = []
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._heard = threading.Event()
        self._fresh = 0.0
        self._thread = threading.Thread(target=self._listen, name="recorder", daemon=True)

    def start(self, limit: float = 10.0) -> None:
        """Listen; comes back when the application has told how it is, or after the limit."""
        self._thread.start()
        self._heard.wait(limit)

    def stop(self) -> None:
        """Listen no more; safe to call twice."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def did(self, verb: str, content: Content, at: float) -> None:
        """Something was done through the desk, begun `at`. Touches and typing are heard from the screen itself."""
        if verb not in _BY_SCREEN:
            self._mark(Did(at, verb, content))

    def settle(self, quiet: float = 0.5, patience: float = 1.5, limit: float = 6.0) -> None:
        """Wait until what was done last has shown: `quiet` seconds after the last change, `patience` for the first."""
        begin = time.monotonic()
        while (now := time.monotonic()) < begin + limit:
            if now > (self._fresh + quiet if self._fresh > begin else begin + patience):
                return
            time.sleep(_POLL)

    @property
    def count(self) -> int:
        """How many actions have been noted."""
        with self._lock:
            return sum(not isinstance(mark, Seen) for mark in self._marks)

    def steps(self) -> list[Said]:
        """The story's steps so far."""
        return self._composed()[0]

    def story(self, title: str, effects: Mapping[str, Sequence[Mapping[str, Any]]], *, expect: bool = True) -> str:
        """The story as YAML text; with `expect`, it ends with what is so now and what `effects` there were."""
        steps, notes = self._composed()
        seen = self._last_seen()
        if expect and seen is not None:
            steps += endings(seen, effects)
        return story_text(title, self._settings, steps or [("expect", {"screen": "attract"})], notes)

    def _composed(self) -> tuple[list[Said], list[str]]:
        return compose(self._in_order())

    def _last_seen(self) -> Seen | None:
        for mark in reversed(self._in_order()):
            if isinstance(mark, Seen):
                return mark
            if isinstance(mark, Did) and mark.verb in {"kill", "stop"}:
                return None
        return None

    def _in_order(self) -> list[Mark]:
        with self._lock:
            return sorted(self._marks, key=lambda mark: mark.at)

    def _mark(self, mark: Mark) -> None:
        with self._lock:
            self._marks.append(mark)
        self._fresh = time.monotonic()

    def _listen(self) -> None:
        client, after = RemoteClient(self._socket), 0
        while not self._over.is_set():
            try:
                notes = client.ask("events", after=after, limit=_ASK)
            except (Unreachable, Refused):
                after = 0  # gone, or not there yet: the next process counts anew
                self._over.wait(_RETRY)
                continue
            for note in notes:
                after = note["n"]
                self._mark(_marked(note))
                self._heard.set()
        with contextlib.suppress(OSError):
            client.close()


def _marked(note: Mapping[str, Any]) -> Mark:
    at = float(note["at"])
    match note["kind"]:
        case "touch":
            return Touched(at, note["target"], note["screen"])
        case "key":
            return Typed(at, note["text"])
        case _:
            return Seen(at, note["screen"], note["basket"], note["outbox"], note["devices"])
