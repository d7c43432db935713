"""A virtual device's standard streams: commands come in, answers and events go out, one JSON object a line."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.errors import BadInput, KioskError
from kiosk.testing.simulate.action import Virtual, perform
from kiosk.testing.toml import to_toml

_LONGEST = 64 * 1024
_WATCH = 0.05


class Gone(Exception):
    """Nobody reads what is said any more."""


def serve(device: Virtual, *, link: Path | None = None) -> int:
    """Start a device, tell where it is, obey until SIGINT or SIGTERM (exit code 0). The end of the input ends nothing.

    `link`: a name for its serial line, taken away again at the end.
    """
    console = _Console(device)
    with console.signals():
        device.start()
        try:
            linked = _link(link, device.listens) if link is not None else None
            try:
                console.greet(linked)
                console.run()
            except Gone:
                pass  # whoever started it has left: so does it
            finally:
                if linked is not None:
                    linked.unlink(missing_ok=True)
        finally:
            device.stop()
    return 0


class _Console:
    def __init__(self, device: Virtual) -> None:
        self._device = device
        self._woken, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        self._over = False
        self._input: int | None = 0
        self._buffer = b""
        self._too_long = False

    def signals(self) -> _Signals:
        return _Signals(self)

    def end(self) -> None:
        self._over = True

    @property
    def wake(self) -> int:
        return self._wake.fileno()

    def greet(self, link: Path | None) -> None:
        device = self._device
        settings = device.settings()
        if link is not None:
            settings = {
                name: {key: str(link) if value == device.listens else value for key, value in values.items()}
                for name, values in settings.items()
            }
        self._say(
            {
                "simulates": device.name,
                "listens": str(link or device.listens),
                "settings": to_toml({"devices": settings}),
                "commands": {name: list(action.arguments) for name, action in device.actions.items()},
                "pid": os.getpid(),
            }
        )

    def run(self) -> None:
        while not self._over:
            sources: list[Any] = [self._woken] if self._input is None else [self._woken, self._input]
            ready, _, _ = select.select(sources, [], [], _WATCH)
            if self._input in ready:
                self._read(self._input)
            for event in self._news():
                self._say(event)

    def _news(self) -> list[dict[str, Any]]:
        try:
            return self._device.news()
        except OSError as error:
            return [{"event": "trouble", "error": str(error)}]

    def _read(self, source: int | None) -> None:
        assert source is not None
        data = os.read(source, _LONGEST)
        if not data:
            self._input = None
            data = b"\n" if self._buffer else b""  # a last line without an end
        self._buffer += data
        while b"\n" in self._buffer:
            line, _, self._buffer = self._buffer.partition(b"\n")
            if self._too_long or len(line) > _LONGEST:
                self._refuse_line()
                self._too_long = False
            elif line.strip():
                self._say(self._obey(line))
        if len(self._buffer) > _LONGEST:
            self._buffer = b""
            self._refuse_line()
            self._too_long = True

    def _refuse_line(self) -> None:
        """Say once of a line that it is too long, however many parts it comes in."""
        if not self._too_long:
            self._say({"ok": False, "error": f"a line has {_LONGEST} bytes at most"})

    def _obey(self, line: bytes) -> dict[str, Any]:
        answer: dict[str, Any] = {}
        try:
            command = _command(line)
            answer = {key: command[key] for key in ("id", "do") if key in command}
            return {**answer, "ok": True, **perform(self._device.actions, command)}
        except (KioskError, OSError) as error:  # OSError: its port was taken while its plug was out, say
            return {**answer, "ok": False, "error": str(error)}

    def _say(self, message: Mapping[str, Any]) -> None:
        try:
            sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        except BrokenPipeError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
            raise Gone from error


class _Signals:
    """SIGINT and SIGTERM end the console instead of the process, while this is entered."""

    def __init__(self, console: _Console) -> None:
        self._console = console
        self._before: dict[int, Any] = {}

    def __enter__(self) -> None:
        self._waker = signal.set_wakeup_fd(self._console.wake)
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, lambda *_: self._console.end())

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._waker)


def _command(line: bytes) -> dict[str, Any]:
    try:
        command = json.loads(line)
        json.dumps(command, ensure_ascii=False).encode()  # no half characters, which JSON can say and no device can
    except (ValueError, RecursionError) as error:
        raise BadInput(f"not JSON: {error}", fix='a command is one line such as {"do": "status"}') from error
    if not isinstance(command, dict):
        raise BadInput("a command is an object", fix='such as {"do": "status"}')
    return command


def _link(link: Path, target: str) -> Path:
    """Make the name; BadInput when something else has it."""
    if link.is_symlink() and not link.exists():
        link.unlink()  # left by one that was killed
    try:
        link.symlink_to(target)
    except OSError as error:
        raise BadInput(f"{link}: {error.strerror}", fix="name a place where nothing is yet") from error
    return link.absolute()
