"""From what happened to the steps of a story: actions in their order, and between them waits for what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from kiosk.testing.steps import GONE
from kiosk.testing.written import Said

_SHORT = 5.0
_USUAL_LIMIT = 10.0
_LONGEST = 600.0
_LONGEST_TEXT = 500
_LASTING = frozenset({"ready", "faulty", "gone"})


@dataclass(frozen=True, slots=True)
class Did:
    """Something done through the desk, as a story says it. Times are seconds of the machine's monotonic clock."""

    at: float
    verb: str
    content: Any = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """A touch on the kiosk; `screen` is where."""

    at: float
    target: str
    screen: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A key pressed on the kiosk."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """How the kiosk was from then on."""

    at: float
    screen: str
    basket: Mapping[str, int] = field(default_factory=dict)
    outbox: Mapping[str, int] = field(default_factory=dict)
    devices: Mapping[str, str] = field(default_factory=dict)


Mark = Did | Touched | Typed | Seen


def compose(marks: Sequence[Mark]) -> tuple[list[Said], list[str]]:
    """The steps, and what could not be recorded in sentences; wherever the kiosk had changed, a wait for that."""
    return _Composer().compose(sorted(marks, key=lambda mark: mark.at))


class _Composer:
    """Walks the marks once; `_told` is what the story has waited for, `_seen` what was seen since."""

    def __init__(self) -> None:
        self._steps: list[Said] = []
        self._notes: list[str] = []
        self._typing = ""
        self._told: Seen | None = None
        self._seen: Seen | None = None
        self._since = 0.0
        self._blocked = False
        self._running = True

    def compose(self, marks: Sequence[Mark]) -> tuple[list[Said], list[str]]:
        for mark in marks:
            match mark:
                case Seen():
                    self._see(mark)
                case Touched(at, target, screen) if _key(target):
                    self._type(at, _key(target), screen)
                case Typed(at, text):
                    self._type(at, text, "")
                case Touched(at, target, screen):
                    self._touch(at, target, screen)
                case Did(at, verb, content):
                    self._do(at, verb, content)
        self._end_typing()
        self._wait(marks[-1].at if marks else 0.0)
        return self._steps, self._notes

    def _see(self, seen: Seen) -> None:
        if not self._running:
            return  # the last words of a process that is gone
        self._seen = seen
        if self._told is None:  # a story goes on when every device is ready, so that is no news
            self._told = replace(seen, devices=dict.fromkeys(seen.devices, "ready"))

    def _touch(self, at: float, target: str, screen: str) -> None:
        self._end_typing()
        self._wait(at, screen)
        if target:
            self._act(at, ("touch", target))
        else:
            self._notes.append(f"A touch on the screen {screen!r} met nothing that has a name; it is left out.")

    def _type(self, at: float, text: str, screen: str) -> None:
        if not self._typing:
            self._wait(at, screen)
        self._typing += text
        self._since = at

    def _end_typing(self) -> None:
        for start in range(0, len(self._typing), _LONGEST_TEXT):
            self._steps.append(("type", self._typing[start : start + _LONGEST_TEXT]))
        self._typing = ""

    def _do(self, at: float, verb: str, content: Any) -> None:
        self._end_typing()
        self._wait(at)
        self._act(at, (verb, content))
        if verb == "network":
            self._blocked = _blocks(content)
        elif verb in {"kill", "stop"}:
            self._running, self._seen = False, self._told
        elif verb == "start":
            self._running, self._told, self._seen = True, None, None

    def _act(self, at: float, step: Said) -> None:
        self._steps.append(step)
        self._since = at

    def _wait(self, at: float, screen: str = "") -> None:
        """Say what changed since the last wait; each kind of thing in a step of its own, for each settles alone."""
        before, now = self._told, self._seen
        if before is None or now is None:
            return
        screen = screen or now.screen
        limit = _limit(at - self._since)
        first: dict[str, Any] = {}
        if screen and screen != before.screen:
            first["screen"] = screen
        if now.basket and (_basket(now) != _basket(before)):
            first["basket"] = _basket(now)
        for wanted in (first, self._outbox(before, now), *_devices(before, now)):
            if wanted:
                self._steps.append(("wait_for", wanted | limit))
        self._told = self._seen = replace(now, screen=screen)

    def _outbox(self, before: Seen, now: Seen) -> dict[str, Any]:
        """Nothing to send is a lasting state; something to send only while nothing can be."""
        waiting = now.outbox.get("pending", 0)
        changed = {key: now.outbox[key] for key in ("pending", "parked") if _of(now, key) != _of(before, key)}
        return {"outbox": changed} if changed and (waiting == 0 or self._blocked) else {}


def endings(seen: Seen, effects: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[Said]:
    """What may be expected at the end, from what is seen then: basket, outbox, and what the central service has."""
    if seen.screen:
        yield "expect", {"screen": seen.screen}
    if seen.basket:
        yield "expect", {"basket": _basket(seen)}
    if seen.outbox:
        outbox = {key: seen.outbox[key] for key in ("pending", "parked") if key in seen.outbox}
        yield "wait_for", {"outbox": outbox, "within": "20s"}
    central = {kind: [dict(one) for one in found] for kind, found in effects.items()}
    yield "wait_for", {"central": central, "within": "20s"}


def _of(seen: Seen, key: str) -> int:
    return seen.outbox.get(key, 0)


def _basket(seen: Seen) -> dict[str, Any]:
    total = Decimal(seen.basket.get("total", 0)).scaleb(-2)
    return {"lines": seen.basket.get("lines", 0), "total": f"{total:.2f}"}


def _devices(before: Seen, now: Seen) -> Iterator[dict[str, Any]]:
    for name, state in now.devices.items():
        was = before.devices.get(name)
        wanted = "gone" if state in GONE else state
        if was is not None and was != state and wanted in _LASTING:
            yield {"devices": {name: wanted}}


def _limit(took: float) -> dict[str, str]:
    """Twice the time it took, at least the usual one."""
    return {} if took < _SHORT else {"within": f"{min(_LONGEST, took * 2 + _USUAL_LIMIT):.0f}s"}


def _blocks(network: Any) -> bool:
    """Whether nothing can be delivered for certain."""
    if not isinstance(network, Mapping):
        return bool(network == "down")
    loses = bool(network.get("reply_lost")) or network.get("reply", "as_is") != "as_is"
    return network.get("state", "up") == "down" or loses


def _key(target: str) -> str:
    """The character of a key of the on-screen keyboard or number pad, "" for anything else."""
    board, _, key = target.partition("_")
    if board not in {"key", "pin"}:
        return ""
    return {"space": " ", "minus": "-"}.get(key, key if len(key) == 1 else "")
