"""Sounds through ALSA's own player, which finds PipeWire, PulseAudio or the card itself: no library to keep up."""

from __future__ import annotations

import io
import logging
import subprocess
import threading
import wave
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue

import numpy as np

from kiosk.domain.sound import Sound
from kiosk.errors import SettingsError

_log = logging.getLogger(__name__)

PLAYER = ("aplay", "--quiet", "-")
LIMIT = 5.0
"""Seconds a sound may take; a device that hangs is not waited for longer."""


def load_sounds(folder: Path, volume: float) -> dict[Sound, bytes]:
    """The WAV files `<sound>.wav` (16 bit) as they are to be played, at a share of their loudness.

    SettingsError names a file that is missing or of another kind.
    """
    return {sound: _at_volume(folder / f"{sound.value}.wav", volume) for sound in Sound}


class AlsaSounds:
    """Plays on a thread of its own, newest first; what came in the meantime is dropped. Never fails, never blocks.

    `player` reads a WAV file from its standard input. Where it is missing or finds no audio device all is silent, and
    the log says so once.
    """

    def __init__(self, sounds: Mapping[Sound, bytes], player: Sequence[str] = PLAYER) -> None:
        self._sounds = sounds
        self._player = tuple(player)
        self._waiting: SimpleQueue[Sound | None] = SimpleQueue()
        self._complained = False
        self._thread: threading.Thread | None = None

    def play(self, sound: Sound) -> None:
        """Be heard soon."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
            self._thread.start()
        self._waiting.put(sound)

    def close(self) -> None:
        """Play no more; waits for what is being played."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(LIMIT + 1)
            self._thread = None

    def _work(self) -> None:
        while (sound := self._newest()) is not None:
            self._sound(sound)

    def _newest(self) -> Sound | None:
        sound = self._waiting.get()
        while sound is not None and not self._waiting.empty():
            sound = self._waiting.get()
        return sound

    def _sound(self, sound: Sound) -> None:
        try:
            subprocess.run(self._player, input=self._sounds[sound], capture_output=True, timeout=LIMIT, check=True)
        except FileNotFoundError:
            self._complain(f"{self._player[0]} is not installed (Debian: alsa-utils)")
        except subprocess.TimeoutExpired:
            self._complain("the audio device hangs")
        except subprocess.CalledProcessError as error:
            told = error.stderr.decode(errors="replace").strip().splitlines()
            self._complain(told[-1] if told else f"{self._player[0]} ended with {error.returncode}")
        else:
            self._complained = False

    def _complain(self, why: str) -> None:
        if not self._complained:
            _log.warning("sounds are not heard: %s", why)
        self._complained = True


def _at_volume(file: Path, volume: float) -> bytes:
    try:
        with wave.open(str(file), "rb") as read:
            shape, frames = read.getparams(), read.readframes(read.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise SettingsError(f"{file}: is no sound: {error}", fix="reinstall the kiosk") from error
    if shape.sampwidth != np.dtype("<i2").itemsize:
        raise SettingsError(f"{file}: has {8 * shape.sampwidth} bits", fix="save it with 16")
    samples = (np.frombuffer(frames, "<i2") * volume).astype("<i2")
    made = io.BytesIO()
    with wave.open(made, "wb") as written:
        written.setparams(shape)
        written.writeframes(samples.tobytes())
    return made.getvalue()
