"""One text on its way to the ear: a program that makes a voice of it, and one that plays that, both children."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import time
from collections.abc import Sequence
from typing import IO

from kiosk.errors import DeviceLost

AT_LEAST = 20.0
A_LETTER = 0.25
"""Seconds that a text may take, and more for each of its letters: at the slowest rate one takes 0.15."""
ENDING = 2.0


class Speech:
    """Begins at once. `wait` until it ended, or `kill` it; `close` in any case. DeviceLost when it cannot begin.

    The text goes to the voice's standard input: no list of processes shows it, and no shell reads it.
    """

    def __init__(self, voice: Sequence[str], player: Sequence[str], text: str) -> None:
        self._voice = _started(voice, subprocess.PIPE)
        try:
            self._player = _started(player, self._voice.stdout)
        except DeviceLost:
            self._voice.kill()
            _ended(self._voice)
            raise
        self._overdue = time.monotonic() + AT_LEAST + A_LETTER * len(text)
        _pipe(self._voice.stdout).close()  # the player's alone: the voice hears when that is gone
        with contextlib.suppress(BrokenPipeError), _pipe(self._voice.stdin) as ear:
            ear.write(text.encode())

    def wait(self, timeout: float) -> bool:
        """Whether it was heard to its end, within about so many seconds; DeviceLost when it never will be."""
        try:
            self._player.wait(timeout)
            self._voice.wait(ENDING)
        except subprocess.TimeoutExpired:
            if time.monotonic() < self._overdue:
                return False
            raise DeviceLost("the audio device hangs", fix="plug it in again") from None
        if self._player.returncode:
            raise DeviceLost(f"nothing is heard: {_complaint(self._player)}", fix="look at the audio device")
        if self._voice.returncode not in {0, -signal.SIGPIPE}:
            raise DeviceLost(f"the voice fails: {_complaint(self._voice)}", fix="look at devices.voice.command")
        return True

    def kill(self) -> None:
        """Silence, now; from any thread."""
        self._player.kill()
        self._voice.kill()

    def close(self) -> None:
        """Let go of both; what still runs is killed."""
        self.kill()
        _ended(self._player)
        _ended(self._voice)


def _started(command: Sequence[str], source: IO[bytes] | int | None) -> subprocess.Popen[bytes]:
    to = subprocess.PIPE if source == subprocess.PIPE else subprocess.DEVNULL
    try:
        return subprocess.Popen(command, stdin=source, stdout=to, stderr=subprocess.PIPE)
    except OSError as error:
        raise DeviceLost(f"{command[0]} cannot be started: {error.strerror}", fix="look at devices.voice") from error


def _ended(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
    with contextlib.suppress(subprocess.TimeoutExpired):  # held by a device that hangs; it goes when that lets go
        process.wait(ENDING)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "it was asked for"
    return pipe


def _complaint(process: subprocess.Popen[bytes]) -> str:
    told = _pipe(process.stderr).read().decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(told) if line.strip()), f"it ended with {process.returncode}")
